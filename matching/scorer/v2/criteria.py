"""The criteria of policy 2: one function each, whole numbers 0 <= lo <= up <= den.

Points go only to what is known to fit. A reading of certainty c that would give x gives c*x/100 and leaves
(100 - c)/100 open; what is not known is open and gives nothing.
"""

from collections.abc import Callable
from typing import Any

from matching.scorer.inputs import Skill
from matching.scorer.v2 import skills as asked_skills
from matching.scorer.v2.inputs import SURE, Occupation, Pair, Person, Reading, Vacancy
from matching.scorer.v2.languages import levels_short
from matching.scorer.v2.needs import MUST, NICE, state_of
from matching.scorer.v2.occupations import SAME, counting, likeness
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import NOTHING, Share
from matching.scorer.v2.skills import dream_skills, held, meets, weight
from matching.scorer.v2.trips import limit

Criterion = Callable[[Person, Pair, Policy], Share]

# How much a wish counts by its place: the first, the second, the third and on.
BY_PLACE = (100, 90, 80)
EXACT = 2
HUNDREDTHS = 100
# Certainty times the share of a usual skill, both of a hundred.
TEN_THOUSANDTHS = 10_000
HALVES = 200


def wish(person: Person, pair: Pair, policy: Policy) -> Share:
    """max over wishes of f*n*c / 10^6; open what the certainty leaves; occupation unknown: all open."""
    if not person.wishes:
        return NOTHING
    den = BY_PLACE[0] * SAME * SURE
    occupation = counting(pair.vacancy, policy)
    if occupation is None:
        return Share(0, den, den)
    best = max(
        BY_PLACE[min(place, len(BY_PLACE) - 1)] * likeness(each, occupation, policy)
        for place, each in enumerate(person.wishes)
    )
    lo = best * occupation.c
    return Share(lo, lo + (SURE - occupation.c) * BY_PLACE[0] * SAME, den)


def skills(person: Person, pair: Pair, policy: Policy) -> Share:
    """What is asked against what is brought, over at least the policy's least weight d.

    lo = sum(w*m*c)/(200d) + (r/d)*k*M/(2|U|), up = 1 - sum(w*(2-m)*c)/(200d): r is what the list leaves of d,
    U the usual skills of a counting occupation, of which M is brought, k their certainty; none beside a form
    list.
    """
    brought = held(person)
    wanted = [(weight(each), meets(each.skill, brought), each.c) for each in asked_skills.asked(pair.vacancy)]
    told = sum(w for w, _, _ in wanted)
    d = max(told, policy.least_skills)
    usual, certainty = _usual(pair.vacancy, policy)
    many = max(len(usual), 1)
    usually_met = sum(meets(skill, brought) for skill in usual)
    known = sum(w * m * c for w, m, c in wanted)
    missing = sum(w * (EXACT - m) * c for w, m, c in wanted)
    den = HALVES * HUNDREDTHS * d * many
    lo = known * HUNDREDTHS * many + (d - told) * certainty * usually_met
    return Share(lo, den - missing * HUNDREDTHS * many, den)


def _usual(vacancy: Vacancy, policy: Policy) -> tuple[tuple[Skill, ...], int]:
    """The skills that are usual in the occupation, and how certain that is, of 10^4."""
    occupation = counting(vacancy, policy)
    if vacancy.listed or occupation is None:
        return (), 0
    return tuple(occupation.skills), policy.usual_percent * occupation.c


def dream(person: Person, pair: Pair, policy: Policy) -> Share:
    """How near the work brings the dream: it is the dream, builds its skills, or has it in the house."""
    wished, vacancy = person.dream, pair.vacancy
    if wished is None:
        return NOTHING
    wanted = dream_skills(person)
    occupation = counting(vacancy, policy)
    many = max(len(wanted), 1)
    den = TEN_THOUSANDTHS * many
    is_it = occupation is not None and occupation.id == wished.occupation
    c = occupation.c if occupation else 0
    certainties = _certainties(vacancy, policy)
    shared = [certainties[each] for each in wanted if each in certainties]
    by_skills = sum(shared) if wanted else _by_likeness(person, occupation, policy)
    house = den // 2 if vacancy.employer_named and wished.occupation in vacancy.house else 0
    lo = max(c * HUNDREDTHS * many if is_it else 0, by_skills, house)
    if occupation is None and not vacancy.listed:
        return Share(lo, den, den)
    by_occupation = den if is_it else (SURE - c) * HUNDREDTHS * many
    if vacancy.listed:
        by_list = lo
    elif wanted:
        other = TEN_THOUSANDTHS - policy.usual_percent * c
        by_list = lo + sum(TEN_THOUSANDTHS - each for each in shared) + other * (len(wanted) - len(shared))
    else:
        by_list = lo
    if not wanted and not is_it:
        # The likeness is a reading too: what it would give if true, and what its doubt leaves.
        by_occupation += by_skills
    return Share(lo, min(max(lo, by_occupation, by_list), den), den)


def _by_likeness(person: Person, occupation: Occupation | None, policy: Policy) -> int:
    wished = person.dream
    return likeness(wished, occupation, policy) * occupation.c if wished and occupation else 0


def _certainties(vacancy: Vacancy, policy: Policy) -> dict[object, int]:
    """Skill id → how certain it is that this work asks it, of 10^4; read and usual: the higher."""
    found: dict[object, int] = {each.skill.id: each.c * HUNDREDTHS for each in asked_skills.asked(vacancy)}
    usual, certainty = _usual(vacancy, policy)
    for skill in usual:
        found[skill.id] = max(certainty, found.get(skill.id, 0))
    return found


def needs(person: Person, pair: Pair, policy: Policy) -> Share:
    """sum(w of yes) / sum(w): must 2, nice 1; what is unknown, expired or contradicted is open.

    None told and none that the reader may read are the same: nothing of nothing.
    """
    if not person.needs:
        return NOTHING
    weights = {item: MUST if must else NICE for item, must in person.needs.items()}
    states = {item: state_of(item, pair.vacancy) for item in weights}
    yes = sum(weights[item] for item, state in states.items() if state == "yes")
    no = sum(weights[item] for item, state in states.items() if state == "no")
    den = sum(weights.values())
    return Share(yes, den - no, den)


def travel(person: Person, pair: Pair, policy: Policy) -> Share:
    """max(0, L - m)/L. Remote: 1; abroad: what its doubt leaves is open; place or minutes unknown: open."""
    vacancy = pair.vacancy
    most = limit(person, policy) or policy.travel_limit_assumed
    if vacancy.remote:
        return Share(most, most, most)
    if vacancy.abroad is not None and vacancy.abroad.value:
        return Share(0, SURE - vacancy.abroad.c, SURE)
    if pair.minutes is None:
        return Share(0, most, most)
    left = max(0, most - pair.minutes)
    return Share(left, left, most)


def hours(person: Person, pair: Pair, policy: Policy) -> Share:
    """(h + p)/200: h whether any whole hour a week is shared, p the part of the dayparts that is free."""
    vacancy = pair.vacancy
    halves = (
        _half(vacancy.hours, None if person.hours is None else _hours_fit(person, vacancy)),
        _half(vacancy.dayparts, _dayparts_fit(person, vacancy)),
    )
    return Share(sum(lo for lo, _ in halves), sum(up for _, up in halves), 2 * HUNDREDTHS * SURE)


def _half(reading: Reading[Any] | None, fit: int | None) -> tuple[int, int]:
    """lo and up of one half, of 10^4 each."""
    if reading is None or fit is None:
        return 0, TEN_THOUSANDTHS
    return fit * reading.c, fit * reading.c + (SURE - reading.c) * HUNDREDTHS


def _hours_fit(person: Person, vacancy: Vacancy) -> int:
    wanted, offered = person.hours, vacancy.hours
    if wanted is None or offered is None:
        return 0
    meet = max(wanted.low, offered.value.low) <= min(wanted.high, offered.value.high)
    return HUNDREDTHS if meet else 0


def _dayparts_fit(person: Person, vacancy: Vacancy) -> int | None:
    free, asked = person.dayparts, vacancy.dayparts
    if not free or asked is None or not asked.value:
        return None
    return HUNDREDTHS * (asked.value & free).bit_count() // asked.value.bit_count()


def language(person: Person, pair: Pair, policy: Policy) -> Share:
    """The worst of the languages asked: at level 1, short 0. None asked: 1; nothing said: open."""
    asked = pair.vacancy.languages
    if asked is None:
        return Share(0, SURE, SURE)
    each = [_spoken(short, asked[code].c) for code, short in levels_short(person, pair.vacancy).items()]
    return Share(min((lo for lo, _ in each), default=SURE), min((up for _, up in each), default=SURE), SURE)


def _spoken(short: int | None, c: int) -> tuple[int, int]:
    if short is None:
        return 0, SURE
    return (0, SURE - c) if short else (c, SURE)


def own_words(person: Person, pair: Pair, policy: Policy) -> Share:
    """min(sum of idf of shared words, cap)/cap; no own words told: nothing of nothing."""
    if person.own_words is None:
        return NOTHING
    shared = sum(policy.vocabulary.get(word, 0) for word in person.own_words & pair.vacancy.words)
    worth = min(shared, policy.own_words_cap)
    return Share(worth, worth, policy.own_words_cap)


SHARES: dict[str, Criterion] = {
    "wish": wish,
    "skills": skills,
    "dream": dream,
    "needs": needs,
    "travel": travel,
    "hours": hours,
    "language": language,
    "own_words": own_words,
}
