"""Generated people and vacancies, from small pools so that they often meet."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, CEFR_LEVELS, DIPLOMA_LEVELS, WORK_KINDS
from matching.scorer.inputs import (
    Diploma,
    Occupation,
    Pair,
    Person,
    Range,
    Requirement,
    Skill,
    Vacancy,
    Wish,
    Work,
)
from matching.scorer.policy import CRITERIA
from matching.scorer.weights import STEP
from tests.matching.scorer.examples import POLICY, TODAY, uid

SKILLS = [Skill(uid(n), uid(20 + n % 3) if n % 4 else None) for n in range(20, 32)]
ISCO = {uid(n): code for n, code in enumerate(("5223", "5221", "5211", "5414", "9111", "2330", ""), start=1)}
EMPLOYERS = [uid(n) for n in range(40, 44)]
ITEMS = ("buddy", "wheelchair", "place_to_pray", "fixed_schedule")
LICENCES = ("forklift", "driving_b", "driving_c", "first_aid")
LANGUAGES = ("nl", "en", "ar")

some_skills = st.frozensets(st.sampled_from(SKILLS), max_size=5)
occupations = st.sampled_from(sorted(ISCO))
levels = st.sampled_from(list(CEFR_LEVELS))
diploma_levels = st.sampled_from(list(DIPLOMA_LEVELS))
spoken = st.dictionaries(st.sampled_from(LANGUAGES), levels, max_size=3)
ranges = st.tuples(st.integers(0, 48), st.integers(0, 48)).map(lambda both: Range(min(both), max(both)))
masks = st.one_of(st.none(), st.integers(0, 0b111111), st.integers(0, ALL_DAYPARTS))
words = st.dictionaries(st.sampled_from(sorted(POLICY.vocabulary)), st.integers(1, 4)).map(
    lambda found: tuple(sorted(found.items()))
)
maybe = st.sampled_from([True, False, None])


def mostly(usual: Any, *others: Any) -> st.SearchStrategy[Any]:
    """The usual value nine times in ten, so that one closed gate does not hide all the rest."""
    return st.sampled_from([usual] * 9 * len(others) + list(others))


def nullable(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The values, or not known."""
    return st.one_of(st.none(), values)


@st.composite
def diplomas(draw: st.DrawFn) -> Diploma:
    occupation = draw(nullable(occupations))
    return Diploma(draw(diploma_levels), occupation, draw(some_skills) if occupation else frozenset())


works = st.builds(Work, occupations, some_skills)


@st.composite
def wishes(draw: st.DrawFn) -> tuple[Wish, ...]:
    wanted = draw(st.lists(occupations, max_size=4, unique=True))
    dream = draw(nullable(st.integers(0, 3)))
    return tuple(Wish(each, ISCO[each], place == dream) for place, each in enumerate(wanted))


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


people = st.builds(
    Person,
    tie_seed=st.binary(min_size=1, max_size=4),
    on=st.just(TODAY),
    age_band=mostly("18_plus", "under_16", "16_17", "unknown"),
    has_start_qualification=maybe,
    wishes=wishes(),
    dream_skills=some_skills.map(lambda skills: frozenset(skill.id for skill in skills)),
    skills=some_skills,
    work_done=st.lists(works, max_size=2).map(tuple),
    diplomas=st.lists(diplomas(), max_size=2).map(tuple),
    licences=st.frozensets(st.sampled_from(LICENCES), max_size=2),
    credentials_complete=st.booleans(),
    languages=nullable(spoken),
    needs=nullable(st.dictionaries(st.sampled_from(ITEMS), st.booleans(), max_size=3)),
    kinds=nullable(st.frozensets(st.sampled_from(list(WORK_KINDS)), min_size=3)),
    excluded_employers=st.frozensets(st.sampled_from(EMPLOYERS), max_size=1),
    hours=nullable(ranges),
    dayparts=masks,
    available_from=nullable(st.just(TODAY + timedelta(days=9))),
    travel_limit=st.sampled_from([None, *range(0, 60, 7)]),
    own_words=nullable(words),
    weights=nullable(moved_weights()),
)


@st.composite
def vacancy_occupations(draw: st.DrawFn) -> Occupation:
    id_ = draw(occupations)
    return Occupation(id_, ISCO[id_], draw(st.booleans()), draw(st.integers(0, 100)), draw(some_skills))


requirements = st.one_of(
    st.builds(Requirement, st.just("licence"), st.sampled_from(LICENCES), st.booleans(), st.booleans()),
    st.builds(Requirement, st.just("diploma"), diploma_levels, st.booleans(), st.booleans()),
    st.builds(Requirement, st.just("age"), st.sampled_from(["16", "18", "21"]), st.booleans(), st.booleans()),
)
states = st.sampled_from(["yes", "no", "no", "unknown", "expired", "contradicted"])


def vacancies(number: int) -> st.SearchStrategy[Vacancy]:
    """Vacancies of one id."""
    return st.builds(
        Vacancy,
        id=st.just(uid(number)),
        employer=nullable(st.sampled_from(EMPLOYERS)),
        employer_named=st.booleans(),
        house=st.frozensets(occupations, max_size=2),
        kind=nullable(st.sampled_from(list(WORK_KINDS))),
        occupation=nullable(vacancy_occupations()),
        required_skills=some_skills,
        useful_skills=some_skills,
        languages=nullable(spoken),
        requirements=st.lists(requirements, max_size=2).map(tuple),
        hours=nullable(ranges),
        dayparts=masks,
        starts_on=nullable(st.just(TODAY)),
        remote=mostly(False, True),
        facts=nullable(st.fixed_dictionaries({item: states for item in ITEMS[:3]})),
        night_work=maybe,
        hazardous_work=maybe,
        sunday_work=maybe,
        is_open=mostly(True, False),
        is_filled=mostly(False, True),
        closes_on=mostly(None, TODAY - timedelta(days=1), TODAY),
        words=words,
    )


@st.composite
def pairs(draw: st.DrawFn, number: int = 900) -> Pair:
    means = draw(st.sampled_from(["foot", "bicycle", "transit", "car", None]))
    return Pair(draw(vacancies(number)), draw(nullable(st.integers(0, 75))) if means else None, means)


@st.composite
def markets(draw: st.DrawFn) -> list[Pair]:
    """A few vacancies with ids of their own."""
    return [draw(pairs(number)) for number in range(900, 900 + draw(st.integers(0, 3)))]
