"""The gates of policy 2: one function each.

A gate closes on a known value. A reading closes only the gate that the policy names (experience, abroad, kind
and licence, from the certainty that closes); where a reading may not close, the gate is doubtful. Doubtful
too: years asked where none are recorded, an unknown age that counts as 16-17, and dayparts of which less than
half is free. All else that is unknown is a question on the row.
"""

from collections.abc import Callable

from matching.scorer.v2 import credentials
from matching.scorer.v2.inputs import SURE, Pair, Person, Reading, Requirement
from matching.scorer.v2.languages import levels_short
from matching.scorer.v2.minors import minor
from matching.scorer.v2.needs import state_of
from matching.scorer.v2.occupations import THREE, counting
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import Finding, Gate, Value
from matching.scorer.v2.trips import error, limit, over

Verdict = Callable[[Person, Pair, Policy], Gate]
MONTHS = 12
HALF = 2
# A certainty that nothing has: what stays doubtful however sure it is.
NEVER = SURE + 1


def _stops(code: str, c: int, least: int, step: str = "", **values: Value) -> Finding:
    """Closed from the certainty `least`, else doubtful."""
    return Finding("closed" if c >= least else "doubtful", code, tuple(values.items()), step, read=c < SURE)


def _ask(code: str, **values: Value) -> Finding:
    return Finding("ask", code, tuple(values.items()))


def travel(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the trip takes more than is accepted by more than the estimate's own error."""
    return Gate("travel", _trip(person, pair, policy))


def _trip(person: Person, pair: Pair, policy: Policy) -> tuple[Finding, ...]:
    if pair.vacancy.remote:
        return ()
    asks: tuple[Finding, ...] = () if pair.vacancy.place_known else (_ask("place"),)
    asks += () if person.travel_limit is not None else (_ask("travel_limit"),)
    too_many, minutes = over(person, pair, policy), pair.minutes
    if not too_many or minutes is None:
        return asks
    values: dict[str, Value] = {"minutes": minutes, "limit": limit(person, policy) or 0, "over": too_many}
    if too_many <= error(minutes, policy):
        return (*asks, Finding("warned", "estimated", tuple(values.items())))
    step = "travel" if too_many <= policy.step_travel_minutes else ""
    return (*asks, _stops("travel", SURE, SURE, step, **values))


def hours(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the hours are disjoint, or when no daypart that is asked is free; as read: doubtful.

    Doubtful too when less than half of the dayparts asked is free: then the employer is asked for others.
    """
    offered, asked = pair.vacancy.hours, pair.vacancy.dayparts
    found: list[Finding] = []
    if offered is None:
        found.append(_ask("hours_offered"))
    elif person.hours and (
        max(person.hours.low, offered.value.low) > min(person.hours.high, offered.value.high)
    ):
        found.append(_stops("hours", offered.c, SURE, wanted=person.hours, offered=offered.value))
    if asked is None or not asked.value:
        found.append(_ask("dayparts_asked"))
    elif person.dayparts and not asked.value & person.dayparts:
        found.append(_stops("dayparts", asked.c, SURE, dayparts=asked.value))
    elif person.dayparts and mostly_lacking(asked.value, person.dayparts):
        found.append(_stops("few_dayparts", asked.c, NEVER, dayparts=asked.value & ~person.dayparts))
        found.append(_ask("other_dayparts"))
    return Gate("hours", tuple(found))


def mostly_lacking(asked: int, free: int) -> bool:
    """Whether less than half of the dayparts asked is free."""
    return HALF * (asked & free).bit_count() < asked.bit_count()


def exclusion(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the person does not want this employer."""
    vacancy = pair.vacancy
    if vacancy.employer in person.excluded_employers:
        return Gate("exclusion", (_stops("exclusion", SURE, SURE),))
    unknown = person.excluded_employers and not (vacancy.employer and vacancy.employer_named)
    return Gate("exclusion", (_ask("employer"),) if unknown else ())


def need(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the person calls a need a must and the workplace says no."""
    told = person.needs or {}
    states = {item: state_of(item, pair.vacancy) for item in sorted(told)}
    denied = tuple(item for item, state in states.items() if told[item] and state == "no")
    found = [_stops("need", SURE, SURE, needs=denied)] if denied else []
    # The employer is asked the whole list, never one fact: an answer may not point at one person.
    if any(state not in ("yes", "no") for state in states.values()):
        found.append(_ask("workplace"))
    return Gate("need", tuple(found))


def kind(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the person does not want this kind of work."""
    offered, wanted = pair.vacancy.kind, person.kinds
    if not wanted:
        return Gate("kind", (_ask("kinds"),))
    if offered is None:
        return Gate("kind", (_ask("kind"),))
    if offered.value in wanted:
        return Gate("kind")
    return Gate("kind", (_stops("kind", offered.c, policy.closes_from, kind=offered.value),))


def licence(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when a licence or diploma that law or employer asks is known not to be held.

    What the employer applies for never gates: it is only named. A diploma as read is doubtful.
    """
    asked = [each for each in credentials.requirements(pair.vacancy, policy) if each.kind != "age"]
    found = (_credential(person, each, pair, policy) for each in asked)
    return Gate("licence", tuple(each for each in found if each is not None))


def _credential(person: Person, each: Requirement, pair: Pair, policy: Policy) -> Finding | None:
    by_law: dict[str, Value] = {"by_law": each.by_law}
    if credentials.employer_applies(each):
        return Finding("named", each.kind, tuple({each.kind: each.code, **by_law}.items()))
    held = credentials.holds(person, each)
    if held or credentials.learnt_on_the_spot(each, pair.vacancy):
        return None
    if held is None or credentials.is_usual(each):
        usual = "usual_" if credentials.is_usual(each) else ""
        return _ask(f"{usual}{each.kind}", **{each.kind: each.code})
    as_read = each.kind == "diploma" and not each.from_occupation
    least = SURE if as_read else policy.closes_from
    step = credentials.family(each.code) if each.kind == "licence" else ""
    c = credentials.certainty(each, pair.vacancy)
    return _stops(each.kind, c, least, step, **{each.kind: each.code}, **by_law)


def language(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when a language is more CEFR levels short than the policy allows; as read: doubtful."""
    asked, spoken = pair.vacancy.languages, person.languages or {}
    if asked is None:
        return Gate("language", (_ask("languages"),))
    found: list[Finding] = []
    for code, short in levels_short(person, pair.vacancy).items():
        if short is None:
            found.append(_ask("language", language=code))
        elif short > policy.language_levels_short:
            step = f"language {code}" if short == policy.step_language_levels else ""
            values: dict[str, Value] = {
                "language": code,
                "asked": asked[code].value,
                "spoken": spoken[code],
                "levels": short,
            }
            found.append(_stops("language", asked[code].c, SURE, step, **values))
    return Gate("language", tuple(found))


def experience(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when enough years are asked and two fewer are recorded in the same three ISCO digits.

    No years recorded there: doubtful, unless the person said that the work told is all of it.
    """
    occupation = counting(pair.vacancy, policy)
    if occupation is None or not occupation.isco:
        return Gate("experience")
    months = sum(work.months for work in person.work_done if work.isco[:THREE] == occupation.isco[:THREE])
    none_told = not months and not person.all_my_work
    found: list[Finding] = []
    for code, asked, c in years_asked(pair.vacancy.years, pair.vacancy.leading, policy):
        if months > MONTHS * (asked - policy.experience_years_short):
            continue
        least = NEVER if none_told else policy.closes_from
        found.append(_stops(code, c, least, years=asked, months=months))
    return Gate("experience", tuple(found))


def years_asked(
    years: Reading[int] | None, leading: Reading[bool] | None, policy: Policy
) -> tuple[tuple[str, int, int], ...]:
    """(code, years, certainty) of what is asked and enough to gate."""
    asked: list[tuple[str, int, int]] = []
    if years is not None and years.value >= policy.experience_years:
        asked.append(("experience", years.value, years.c))
    if leading is not None and leading.value:
        asked.append(("leading", policy.leading_years, leading.c))
    return tuple(asked)


def abroad(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the work is in another country."""
    reading = pair.vacancy.abroad
    if reading is None or not reading.value:
        return Gate("abroad")
    return Gate("abroad", (_stops("abroad", reading.c, policy.closes_from),))


def closed(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when the vacancy is full, closed, or past its last day."""
    vacancy = pair.vacancy
    if vacancy.is_filled:
        return Gate("closed", (_stops("filled", SURE, SURE),))
    if not vacancy.is_open:
        return Gate("closed", (_stops("closed", SURE, SURE),))
    if vacancy.closes_on is not None and vacancy.closes_on < person.on:
        return Gate("closed", (_stops("closed_on", SURE, SURE, closes_on=vacancy.closes_on),))
    return Gate("closed")


VERDICTS: dict[str, Verdict] = {
    "travel": travel,
    "hours": hours,
    "exclusion": exclusion,
    "need": need,
    "kind": kind,
    "licence": licence,
    "language": language,
    "experience": experience,
    "abroad": abroad,
    "minor": minor,
    "closed": closed,
}


def judge(person: Person, pair: Pair, policy: Policy) -> tuple[Gate, ...]:
    """Every gate, in order."""
    return tuple(verdict(person, pair, policy) for verdict in VERDICTS.values())
