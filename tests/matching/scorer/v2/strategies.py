"""Generated people and vacancies for policy 2, from small pools so that they often meet."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, CEFR_LEVELS, DIPLOMA_LEVELS
from matching.scorer.inputs import Diploma, Range
from matching.scorer.v2.inputs import (
    Asked,
    Occupation,
    Pair,
    Person,
    Reading,
    Requirement,
    Vacancy,
    Wish,
    Work,
)
from matching.scorer.weights import CRITERIA, STEP
from tests.matching.scorer.v2 import lively
from tests.matching.scorer.v2.examples import POLICY, TODAY, uid
from tests.matching.scorer.v2.pools import (
    CERTAINTIES,
    EMPLOYERS,
    ESSENTIAL,
    ISCO,
    ITEMS,
    KINDS,
    LICENCES,
    SKILLS,
    WORDS,
)

c = st.sampled_from(CERTAINTIES)
occupations = st.sampled_from(sorted(ISCO))
some_skills = st.frozensets(st.sampled_from(SKILLS), max_size=5)
levels = st.sampled_from(list(CEFR_LEVELS))
diploma_levels = st.sampled_from(list(DIPLOMA_LEVELS))
spoken = st.dictionaries(st.sampled_from(("nl", "en", "ar")), levels, max_size=3)
ranges = st.tuples(st.integers(0, 48), st.integers(0, 48)).map(lambda both: Range(min(both), max(both)))
masks = st.one_of(st.none(), st.integers(0, 0b111111), st.integers(0, ALL_DAYPARTS))
maybe = st.sampled_from([True, False, None])


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """The usual value nine times in ten, so that one closed gate does not hide all the rest."""
    return st.sampled_from([usual] * 9 * len(others) + list(others))


def nullable(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The values, or not known."""
    return st.one_of(st.none(), values)


@st.composite
def moved_weights(draw: st.DrawFn) -> dict[str, int]:
    """Weights that are allowed: points moved in steps from one criterion to another, within the bounds."""
    weights = dict(POLICY.weights)
    moves = st.tuples(st.sampled_from(CRITERIA), st.sampled_from(CRITERIA), st.integers(1, 20))
    for giver, taker, steps in draw(st.lists(moves, max_size=6)):
        least = POLICY.weights[giver] if giver == "needs" else (POLICY.weights[giver] + 1) // 2
        room = min(weights[giver] - least, 2 * POLICY.weights[taker] - weights[taker], steps * STEP)
        amount = 0 if giver == taker else room // STEP * STEP
        weights[giver] -= amount
        weights[taker] += amount
    return weights


def readings(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Reading[Any]]:
    return st.builds(Reading, values, c)


@st.composite
def diplomas(draw: st.DrawFn) -> Diploma:
    occupation = draw(nullable(occupations))
    return Diploma(draw(diploma_levels), occupation, ESSENTIAL[occupation] if occupation else frozenset())


works = st.builds(
    lambda pk, months: Work(pk, ISCO[pk], months, ESSENTIAL[pk]),
    occupations,
    st.sampled_from([0, 6, 12, 13, 24, 36, 60]),
)


@st.composite
def wishes(draw: st.DrawFn) -> tuple[Wish, ...]:
    wanted = draw(st.lists(occupations, max_size=4, unique=True))
    dream = draw(st.integers(0, 4))
    return tuple(
        Wish(each, ISCO[each], frozenset(skill.id for skill in ESSENTIAL[each]), place == dream)
        for place, each in enumerate(wanted)
    )


people = st.builds(
    Person,
    tie_seed=st.binary(min_size=16, max_size=16),
    on=st.just(TODAY),
    age_band=mostly("18_plus", "under_16", "16_17", "unknown"),
    has_start_qualification=maybe,
    wishes=wishes(),
    skills=some_skills,
    work_done=st.lists(works, max_size=2).map(tuple),
    all_my_work=st.booleans(),
    diplomas=st.lists(diplomas(), max_size=2).map(tuple),
    licences=st.frozensets(st.sampled_from(LICENCES), max_size=2),
    credentials_complete=st.booleans(),
    languages=nullable(spoken),
    needs=nullable(st.dictionaries(st.sampled_from(ITEMS), st.booleans(), max_size=3)),
    kinds=nullable(st.frozensets(st.sampled_from(KINDS), min_size=5)),
    excluded_employers=mostly(frozenset(), frozenset({EMPLOYERS[0]})),
    hours=nullable(ranges),
    dayparts=masks,
    travel_limit=st.sampled_from([None, *range(0, 90, 7)]),
    own_words=nullable(st.frozensets(st.sampled_from(WORDS))),
    weights=nullable(moved_weights()),
    present_isco=st.sampled_from(["", "5223", "5414", "9111"]),
    present_employer=nullable(st.sampled_from(EMPLOYERS)),
)


@st.composite
def vacancy_occupations(draw: st.DrawFn) -> Occupation:
    pk = draw(occupations)
    return Occupation(pk, ISCO[pk], draw(c), ESSENTIAL[pk])


@st.composite
def listed(draw: st.DrawFn) -> tuple[Asked, ...]:
    skills = draw(st.lists(st.sampled_from(SKILLS), max_size=4, unique=True))
    return tuple(Asked(skill, draw(st.booleans())) for skill in skills)


@st.composite
def read(draw: st.DrawFn) -> tuple[Asked, ...]:
    skills = draw(st.lists(st.sampled_from(SKILLS), max_size=4, unique=True))
    return tuple(Asked(skill, draw(st.booleans()), draw(c)) for skill in skills)


requirements = st.one_of(
    st.builds(Requirement, st.just("licence"), st.sampled_from(LICENCES), st.booleans(), st.booleans(), c),
    st.builds(Requirement, st.just("diploma"), diploma_levels, st.booleans(), st.booleans(), c),
    st.builds(
        Requirement, st.just("age"), st.sampled_from(["16", "18", "21"]), st.booleans(), st.booleans(), c
    ),
    st.builds(Requirement, st.just("screening"), st.just("vog"), st.booleans(), st.booleans(), c),
)
states = st.sampled_from(["yes", "no", "unknown", "expired", "contradicted"])
languages = st.dictionaries(st.sampled_from(["nl", "en", "ar"]), readings(levels), max_size=3)


def vacancies(number: int) -> st.SearchStrategy[Vacancy]:
    """Vacancies of one id."""
    return st.builds(
        Vacancy,
        id=st.just(uid(number)),
        employer=nullable(st.sampled_from(EMPLOYERS)),
        employer_named=mostly(True, False),
        house=st.frozensets(occupations, max_size=2),
        kind=nullable(readings(st.sampled_from(KINDS))),
        occupation=st.one_of(st.none(), vacancy_occupations(), vacancy_occupations()),
        listed=st.one_of(st.just(()), listed()),
        read=read(),
        languages=nullable(languages),
        requirements=st.one_of(st.just(()), st.lists(requirements, max_size=2).map(tuple)),
        hours=nullable(readings(ranges)),
        dayparts=nullable(readings(masks.map(lambda mask: mask or 0))),
        years=st.one_of(st.none(), st.none(), readings(st.integers(0, 6))),
        leading=st.one_of(st.none(), st.none(), readings(st.booleans())),
        abroad=st.one_of(st.none(), st.none(), readings(st.booleans())),
        remote=mostly(False, True),
        facts=nullable(st.fixed_dictionaries({item: states for item in ITEMS[:3]})),
        night_work=nullable(readings(st.booleans())),
        hazardous_work=nullable(readings(st.booleans())),
        sunday_work=nullable(readings(st.booleans())),
        is_open=mostly(True, False),
        is_filled=mostly(False, True),
        closes_on=mostly(None, TODAY - timedelta(days=1), TODAY),
        words=st.frozensets(st.sampled_from(WORDS)),
        double=st.sampled_from([None, b"a", b"b"]),
        stone=st.sampled_from([None, b"a", b"b"]),
    )


@st.composite
def pairs(draw: st.DrawFn, number: int = 900) -> Pair:
    vacancy = draw(vacancies(number))
    minutes = draw(st.one_of(st.none(), st.integers(0, 75), st.integers(0, 75)))
    if minutes is None:
        object.__setattr__(vacancy, "place_known", draw(st.booleans()))
    return Pair(vacancy, minutes, "bicycle" if minutes is not None else None)


@st.composite
def small_markets(draw: st.DrawFn) -> list[Pair]:
    """A few vacancies with ids of their own."""
    return [draw(pairs(number)) for number in range(900, 900 + draw(st.integers(0, 3)))]


# Half of the cases shrink, half are full of things.
anyone = st.one_of(people, lively.people)
any_pair = st.one_of(pairs(), lively.pairs)
markets = st.one_of(small_markets(), lively.markets)
full_markets = lively.full_markets
