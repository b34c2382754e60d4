"""What was read from the words of a vacancy and nobody checked."""

from dataclasses import dataclass

from employers.models import SURE, Vacancy
from employers.parts import READ

LICENCES = "licences"


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One reading: the part, its licence when it is one, how certain it is (0-99), and the words."""

    part: str
    code: str
    c: int
    phrase: str


def unchecked(vacancy: Vacancy) -> list[Unchecked]:
    """The readings that a person may confirm or deny."""
    columns = ((part, getattr(vacancy, c), getattr(vacancy, words)) for part, (_, c, words) in READ.items())
    found = [Unchecked(part, "", c, words) for part, c, words in columns if c is not None and c < SURE]
    rows = vacancy.licences.all()
    return found + [
        Unchecked(LICENCES, row.licence, row.c, row.phrase)
        for row in rows
        if row.c is not None and row.c < SURE
    ]
