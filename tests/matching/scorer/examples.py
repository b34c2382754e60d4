"""A person and a vacancy that fit in everything, to vary one thing at a time; the policy of the tests."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS
from matching.scorer import policy as policies
from matching.scorer.inputs import Occupation, Pair, Person, Range, Skill, Vacancy, Wish

TODAY = date(2026, 3, 2)
POLICY = replace(policies.load(), vocabulary={"winkel": 300, "klanten": 200, "trein": 500, "fiets": 400})


def uid(number: int) -> UUID:
    """A UUID that a failing test shows as a small number."""
    return UUID(int=number)


SHOP, GUARD, HOST, COOK = uid(1), uid(2), uid(3), uid(4)
EMPLOYER, OTHER_EMPLOYER = uid(11), uid(12)
GREETING, TILL, STOCK, WATCHING, SERVICE, ORDER = (Skill(uid(n), uid(n + 100)) for n in range(21, 27))


def person(**changes: Any) -> Person:
    """An adult who has told everything and for whom `vacancy()` is open."""
    told: dict[str, Any] = {
        "tie_seed": b"seed",
        "on": TODAY,
        "age_band": "18_plus",
        "has_start_qualification": True,
        "wishes": (Wish(SHOP, "5223"),),
        "skills": frozenset({GREETING, TILL}),
        "credentials_complete": True,
        "languages": {"nl": "B1"},
        "needs": {},
        "kinds": frozenset({"job", "side_job"}),
        "hours": Range(24, 32),
        "dayparts": ALL_DAYPARTS,
        "travel_limit": 45,
        "own_words": (("winkel", 1),),
    }
    return Person(**told | changes)


def vacancy(number: int = 900, **changes: Any) -> Vacancy:
    """A job in a shop of which everything is known."""
    known: dict[str, Any] = {
        "employer": EMPLOYER,
        "employer_named": True,
        "kind": "job",
        "occupation": Occupation(SHOP, "5223", skills=frozenset({GREETING, TILL, STOCK})),
        "required_skills": frozenset({GREETING, TILL}),
        "languages": {"nl": "B1"},
        "hours": Range(24, 32),
        "dayparts": 0b11,
        "night_work": False,
        "hazardous_work": False,
        "sunday_work": False,
        "words": (("winkel", 2),),
    }
    return Vacancy(uid(number), **known | changes)


def pair(minutes: int | None = 20, **changes: Any) -> Pair:
    """`vacancy()` with changes, at so many minutes by bicycle."""
    return Pair(vacancy(**changes), minutes, "bicycle")


def codes(lines: Any) -> list[str]:
    """The codes of lines, in order."""
    return [each.code for each in lines]
