"""A vacancy and youths whom it fits, for the tests of cards."""

from datetime import date
from typing import Any
from uuid import UUID

from jobmatch.taxonomy.vocabulary import Term
from matching.rules.cards.facts import Asked, Told
from matching.scorer.inputs import Range

ON = date(2026, 11, 30)
ABILITIES = tuple((UUID(int=place), Term(f"ding {place}", f"thing {place}")) for place in range(1, 7))
SHOP = Asked(
    abilities=ABILITIES,
    languages=(("nl", "B1"), ("en", "A2")),
    licences=("driving_b",),
    diploma="mbo2",
    hours=Range(24, 32),
    dayparts=0b111111,
    isco="5223",
)
FIVE = frozenset(pk for pk, _label in ABILITIES[:5])


def told(**values: Any) -> Told:
    """A youth who can five things of the six, with all else that the shop asks."""
    given = {
        "abilities": FIVE,
        "languages": {"nl": "B2", "en": "A1", "ar": "C2"},
        "licences": frozenset({"driving_b", "forklift"}),
        "diplomas": frozenset({"mbo3"}),
        "work": (("5221", 10), ("5230", 8), ("9112", 50)),
        "wishes": frozenset({"5223"}),
        "hours": Range(16, 28),
        "dayparts": 0b101111,
        "available_from": date(2027, 1, 15),
    }
    return Told(**{**given, **values})
