"""A person and a vacancy that fit in everything under policy 2, to vary one thing at a time."""

from datetime import date
from typing import Any
from uuid import UUID

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS
from matching.scorer.inputs import Range, Skill
from matching.scorer.v2 import policy as policies
from matching.scorer.v2.inputs import Asked, Occupation, Pair, Person, Reading, Vacancy, Wish
from matching.scorer.v2.rank import rank, score

TODAY = date(2026, 3, 2)
POLICY = policies.load()
SEED = bytes(range(16))


def uid(number: int) -> UUID:
    """A UUID that a failing test shows as a small number."""
    return UUID(int=number)


SHOP, GUARD, HOST, COOK = uid(1), uid(2), uid(3), uid(4)
EMPLOYER, OTHER_EMPLOYER = uid(11), uid(12)
# Each with a broader skill of its own, so that none is near another.
GREETING, TILL, STOCK, WATCHING, SERVICE, ORDER = (Skill(uid(n), uid(n + 100)) for n in range(21, 27))
GUARD_DREAM = Wish(GUARD, "5414", frozenset({WATCHING.id, SERVICE.id, ORDER.id}), is_dream=True)


def ids(*skills: Skill) -> frozenset[UUID]:
    return frozenset(skill.id for skill in skills)


def person(**changes: Any) -> Person:
    """An adult who has told everything and for whom `vacancy()` fits a wish."""
    told: dict[str, Any] = {
        "tie_seed": SEED,
        "on": TODAY,
        "age_band": "18_plus",
        "has_start_qualification": True,
        "wishes": (Wish(SHOP, "5223", ids(GREETING, TILL, STOCK)),),
        "skills": frozenset({GREETING, TILL}),
        "credentials_complete": True,
        "languages": {"nl": "B1"},
        "needs": {},
        "kinds": frozenset({"job", "side_job"}),
        "hours": Range(24, 32),
        "dayparts": ALL_DAYPARTS,
        "travel_limit": 45,
        "own_words": frozenset({"winkel"}),
    }
    return Person(**told | changes)


def asked(*skills: Skill, required: bool = True, c: int = 100) -> tuple[Asked, ...]:
    return tuple(Asked(skill, required, c) for skill in skills)


def shop(c: int = 100, **changes: Any) -> Occupation:
    """The shop assistant, read with certainty c."""
    return Occupation(**{"id": SHOP, "isco": "5223", "c": c, "skills": frozenset({GREETING, TILL})} | changes)


def vacancy(number: int = 900, **changes: Any) -> Vacancy:
    """A job in a shop of which everything is known."""
    known: dict[str, Any] = {
        "employer": EMPLOYER,
        "employer_named": True,
        "kind": Reading("job"),
        "occupation": shop(),
        "listed": asked(GREETING, TILL, STOCK),
        "languages": {"nl": Reading("B1")},
        "hours": Reading(Range(24, 32)),
        "dayparts": Reading(0b11),
        "night_work": Reading(False),
        "hazardous_work": Reading(False),
        "sunday_work": Reading(False),
        "words": frozenset({"winkel"}),
    }
    return Vacancy(uid(number), **known | changes)


def pair(minutes: int | None = 20, **changes: Any) -> Pair:
    """`vacancy()` with changes, at so many minutes by bicycle."""
    return Pair(vacancy(**changes), minutes, "bicycle")


def row(who: Person, where: Pair) -> Any:
    """What one vacancy gives for one person, with the policy's own weights."""
    return score(who, where, POLICY, POLICY.weights)


def criterion(name: str, who: Person, where: Pair) -> tuple[int, int, int]:
    """Points, open and total of one criterion."""
    return row(who, where).criteria[name]


def gate(name: str, who: Person, where: Pair) -> Any:
    return next(each for each in row(who, where).gates if each.name == name)


def codes(findings: Any) -> list[str]:
    return [each.code for each in findings]


def ranked(who: Person, *pairs: Pair) -> Any:
    return rank(who, pairs, POLICY)


def on_shelf(ranking: Any, name: str) -> list[int]:
    """The numbers of the vacancies on a shelf, in the order that is shown."""
    return [each.vacancy.int for each in ranking.shelves[name].spread]
