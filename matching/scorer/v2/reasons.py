"""Why a vacancy has its points and its place, as lines: only for the rows that are shown.

The order of what matters most: what shuts the vacancy, what may shut it, then by the points at stake.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal
from uuid import UUID

from matching.scorer.inputs import Skill
from matching.scorer.v2 import skills as asked_skills
from matching.scorer.v2.criteria import BY_PLACE
from matching.scorer.v2.gates import mostly_lacking
from matching.scorer.v2.inputs import SURE, Pair, Person, Wish
from matching.scorer.v2.languages import levels_short
from matching.scorer.v2.lines import Line, line
from matching.scorer.v2.needs import state_of
from matching.scorer.v2.occupations import ALIKE, counting, likeness
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import Finding, Gate, Part, Row
from matching.scorer.v2.rungs import rung
from matching.scorer.v2.skills import dream_skills, held, meets
from matching.scorer.v2.trips import limit, over

Tone = Literal["shut", "doubt", "fits", "lacks", "ask", "note"]
Toned = Iterator[tuple[Tone, Line]]
# What shuts a vacancy comes before any points, and what may shut it after that.
SHUT, DOUBT = 3000, 2000
TONES: dict[str, tuple[Tone, int]] = {
    "closed": ("shut", SHUT),
    "doubtful": ("doubt", DOUBT),
    "ask": ("ask", 0),
    "named": ("note", 0),
    "warned": ("doubt", DOUBT),
}
# The same for every vacancy, so said above the list (`for_all`) and not in each row.
SAID_ONCE = frozenset({"travel_limit", "kinds", "age"})
MOST_AT_FIRST = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence about one criterion or gate. `weight`: the points at stake; more matters more.

    `tone`: it shuts the vacancy, may shut it, fits, is lacking, is still to ask, or is only worth knowing.
    """

    about: str
    tone: Tone
    line: Line
    weight: int


def reasons(person: Person, pair: Pair, policy: Policy, row: Row) -> tuple[Reason, ...]:
    """Everything that is to say of one row, each line once, in the order of gates and criteria."""
    told = chain(
        _of_occupation(pair, policy, row),
        chain.from_iterable(_of_gate(gate) for gate in row.gates),
        chain.from_iterable(_of_criterion(person, pair, policy, row, part) for part in row.parts),
    )
    return tuple({reason.line: reason for reason in reversed([*told])}.values())[::-1]


def most_important(told: Sequence[Reason], most: int = MOST_AT_FIRST) -> tuple[Reason, ...]:
    """The reasons that matter most, each about something else, most first."""
    first: dict[str, Reason] = {}
    for reason in sorted(told, key=lambda each: -each.weight):
        first.setdefault(reason.about, reason)
    return tuple(first.values())[:most]


def for_all(person: Person) -> tuple[Line, ...]:
    """What is the same for every vacancy: what this person did not tell."""
    untold = {
        "wish": not person.wishes,
        "dream": person.dream is None,
        "skills": not held(person).ids,
        "travel_limit": person.travel_limit is None,
        "hours": person.hours is None,
        "dayparts": not person.dayparts,
        "kinds": not person.kinds,
        "languages": not person.languages,
        "age": person.age_band == "unknown",
    }
    return tuple(line(f"untold.{name}") for name, is_so in untold.items() if is_so)


def _of_occupation(pair: Pair, policy: Policy, row: Row) -> Iterator[Reason]:
    """An occupation that does not count yet is the first question; one that was read is said to be so."""
    occupation = pair.vacancy.occupation
    open_points = sum(part.open for part in row.parts if part.criterion in ("wish", "dream"))
    if occupation is None:
        yield Reason("occupation", "ask", line("ask.occupation"), open_points)
    elif counting(pair.vacancy, policy) is None:
        asked = line("ask.occupation_right", occupation=occupation.id)
        yield Reason("occupation", "ask", asked, open_points)
    elif occupation.c < SURE:
        said = line("occupation.not_checked", occupation=occupation.id)
        yield Reason("occupation", "note", said, open_points)


def _of_gate(gate: Gate) -> Iterator[Reason]:
    for found in gate.findings:
        yield from _of_finding(gate.name, found)


def _of_finding(gate: str, found: Finding) -> Iterator[Reason]:
    if found.state == "ask" and found.code in SAID_ONCE:
        return
    tone, weight = TONES[found.state]
    yield Reason(gate, tone, line_of(found), weight)
    if found.read and found.state != "ask":
        yield Reason(gate, "note", line("as_read"), DOUBT - 1)


def line_of(found: Finding) -> Line:
    """The sentence of a finding."""
    values = {name: value for name, value in found.values if name != "by_law"}
    return line(_code(found), **values)


def _code(found: Finding) -> str:
    """The text of a finding. Of what shuts: whether law or employer asks it; whether any work in this trade
    was told."""
    values = dict(found.values)
    if found.state in ("ask", "named", "warned"):
        return f"{found.state}.{found.code}"
    if "by_law" in values:
        return f"gate.{found.code}.{'law' if values['by_law'] else 'employer'}"
    return f"gate.{found.code}.none" if values.get("months") == 0 else f"gate.{found.code}"


def _of_criterion(person: Person, pair: Pair, policy: Policy, row: Row, part: Part) -> Iterator[Reason]:
    if not part.total:
        return
    at_stake = {
        "fits": part.points,
        "ask": part.open,
        "lacks": part.total - part.points - part.open,
    }
    for tone, said in SAYS[part.criterion](person, pair, policy):
        yield Reason(part.criterion, tone, said, at_stake.get(tone, 0))


def nearest_wish(person: Person, pair: Pair, policy: Policy) -> tuple[int, Wish, int] | None:
    """The wish that counts most for this vacancy: its place from 1, the wish, and n; None without either."""
    occupation = counting(pair.vacancy, policy)
    if occupation is None or not person.wishes:
        return None
    worth = [
        (BY_PLACE[min(place, len(BY_PLACE) - 1)] * likeness(each, occupation, policy), -place)
        for place, each in enumerate(person.wishes)
    ]
    place = -max(worth)[1]
    return place + 1, person.wishes[place], likeness(person.wishes[place], occupation, policy)


def wish(person: Person, pair: Pair, policy: Policy) -> Toned:
    """Which wish it is nearest to, and how near."""
    occupation, found = counting(pair.vacancy, policy), nearest_wish(person, pair, policy)
    if occupation is None or found is None:
        return
    place, wished, n = found
    if not n:
        yield "lacks", line("wish.other", occupation=occupation.id)
    elif wished.occupation == occupation.id:
        code = "wish.dream" if wished.is_dream else "wish.like_100"
        yield "fits", line(code, place=place, wish=wished.occupation)
    else:
        said = line(f"wish.like_{n}", occupation=occupation.id, place=place, wish=wished.occupation)
        yield "fits" if n >= ALIKE else "lacks", said


def skills(person: Person, pair: Pair, policy: Policy) -> Toned:
    """What is asked and held, held nearly, and still to learn; where nothing is listed, what is usual."""
    asked = [each.skill for each in asked_skills.asked(pair.vacancy)]
    occupation = counting(pair.vacancy, policy)
    usual = not asked and occupation is not None and bool(occupation.skills)
    if occupation is not None and usual:
        yield "note", line("skills.usual", occupation=occupation.id)
        asked = [*occupation.skills]
    if not asked:
        yield "ask", line("ask.skills")
        return
    brought = held(person)
    by_match: dict[int, list[Skill]] = {0: [], 1: [], 2: []}
    for skill in sorted(asked, key=lambda each: each.id):
        by_match[meets(skill, brought)].append(skill)
    if by_match[2]:
        yield "fits", line("skills.held", skills=_ids(by_match[2]))
    if by_match[1]:
        yield "fits", line("skills.near", skills=_ids(by_match[1]))
    if by_match[0]:
        yield "lacks", line("skills.missing", skills=_ids(by_match[0]))


def _ids(found: Iterable[Skill]) -> tuple[UUID, ...]:
    return tuple(skill.id for skill in found)


def dream(person: Person, pair: Pair, policy: Policy) -> Toned:
    """How this work brings the dream nearer."""
    wished, vacancy = person.dream, pair.vacancy
    if wished is None:
        return
    occupation = counting(vacancy, policy)
    if occupation is not None and occupation.id == wished.occupation:
        nearest = nearest_wish(person, pair, policy)
        if nearest is None or not nearest[1].is_dream:  # else the wish says it
            yield "fits", line("dream.is_it", dream=wished.occupation)
        return
    wanted = dream_skills(person)
    listed = {each.skill.id for each in asked_skills.asked(vacancy)}
    usual = {skill.id for skill in occupation.skills} if occupation and not vacancy.listed else set()
    shared = tuple(sorted(wanted & (listed | usual)))
    if vacancy.employer_named and wished.occupation in vacancy.house:
        yield "fits", line("dream.in_the_house", dream=wished.occupation)
    if shared:
        counts = {"shared": len(shared), "total": len(wanted)}
        yield "fits", line("dream.skills", dream=wished.occupation, skills=shared, **counts)
    elif occupation is not None and not wanted and likeness(wished, occupation, policy):
        yield "fits", line("dream.like", dream=wished.occupation)
    elif brings_no_closer(person, pair, policy):
        yield "lacks", line("dream.far", dream=wished.occupation)


def brings_no_closer(person: Person, pair: Pair, policy: Policy) -> bool:
    """Whether enough is known of work to say that it is no rung, and the dream is not in the house."""
    vacancy, wished = pair.vacancy, person.dream
    known = counting(vacancy, policy) is not None or bool(vacancy.listed)
    in_house = wished is not None and wished.occupation in vacancy.house
    return known and not in_house and rung(person, pair, policy) is None


def needs(person: Person, pair: Pair, policy: Policy) -> Toned:
    """What this workplace has of what is needed, has not, or did not say."""
    states = {item: state_of(item, pair.vacancy) for item in sorted(person.needs or {})}
    has = tuple(item for item, state in states.items() if state == "yes")
    lacks = tuple(item for item, state in states.items() if state == "no")
    if has:
        yield "fits", line("needs.yes", needs=has)
    if lacks:
        yield "lacks", line("needs.no", needs=lacks)
    if len(has) + len(lacks) < len(states):
        yield "ask", line("ask.workplace")


def travel(person: Person, pair: Pair, policy: Policy) -> Toned:
    """How long the trip is estimated to take, beside what is accepted."""
    if pair.vacancy.remote:
        yield "fits", line("travel.remote")
    elif pair.minutes is None:
        yield "ask", line("ask.place")
    elif not over(person, pair, policy):  # the gate says how much too far it is
        most = limit(person, policy)
        said = line("travel.estimated" if most is None else "travel.limit", minutes=pair.minutes)
        limits = () if most is None else (("limit", most),)
        yield "fits", Line(said.code, (*said.values, ("means", pair.means or ""), *limits))


def hours(person: Person, pair: Pair, policy: Policy) -> Toned:
    """Hours a week and dayparts: what is asked beside what is wanted and possible."""
    offered, asked = pair.vacancy.hours, pair.vacancy.dayparts
    if offered is None:
        yield "ask", line("ask.hours_offered")
    elif person.hours is not None:
        meet = max(person.hours.low, offered.value.low) <= min(person.hours.high, offered.value.high)
        if meet:
            yield "fits", line("hours.meet", wanted=person.hours, offered=offered.value)
    if asked is None or not asked.value:
        yield "ask", line("ask.dayparts_asked")
    elif person.dayparts:
        lacking = asked.value & ~person.dayparts
        if not lacking:
            yield "fits", line("dayparts.all")
        elif not mostly_lacking(asked.value, person.dayparts):  # else the gate says it
            yield "lacks", line("dayparts.lacking", dayparts=lacking)


def language(person: Person, pair: Pair, policy: Policy) -> Toned:
    """Each language asked, beside the level that is spoken."""
    asked, spoken = pair.vacancy.languages, person.languages or {}
    if asked is None:
        yield "ask", line("ask.languages")
        return
    if not asked:
        yield "fits", line("language.none_asked")
    for code, short in levels_short(person, pair.vacancy).items():
        if short is None:
            yield "ask", line("ask.language", language=code)
        else:
            values = {"language": code, "asked": asked[code].value, "spoken": spoken[code]}
            yield (
                ("lacks", line("language.short", **values))
                if short
                else ("fits", line("language.enough", **values))
            )


def own_words(person: Person, pair: Pair, policy: Policy) -> Toned:
    """The own words that come back in the vacancy, the rarest first."""
    shared = (person.own_words or frozenset()) & pair.vacancy.words
    if shared:
        rarest = sorted(shared, key=lambda word: (-policy.vocabulary.get(word, 0), word))
        yield "fits", line("own_words.shared", words=tuple(rarest))


SAYS: dict[str, Callable[[Person, Pair, Policy], Toned]] = {
    "wish": wish,
    "skills": skills,
    "dream": dream,
    "needs": needs,
    "travel": travel,
    "hours": hours,
    "language": language,
    "own_words": own_words,
}
