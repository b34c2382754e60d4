"""What one file of vacancies holds, once read: plain values, nothing of the database."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one row, in a sentence; row 0 is the file as a whole.

    `identifier`: which vacancy of its source it is, where that could be read.
    """

    row: int
    field: str
    message: str
    identifier: str = ""


class Refused(Exception):
    """A value, or the whole file, can't be taken in; `message` is a sentence for the person who sent it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Empty(Refused):
    """A file that can be read, and in which there is no vacancy."""


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """Where the work is, as the source says it: `text` for people, the rest for looking it up."""

    text: str = ""
    postcode: str = ""
    town: str = ""
    region: str = ""
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """Whole hours a week, both ends included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Pay:
    """Euros before tax; `period` is hour, month or year."""

    low: Decimal
    high: Decimal
    period: str


# What a field of the source says in a word of its own: not checked, and seldom wrong.
NAMED_IN_FIELD = 90


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value read from words: how certain it is (0-100), and the words that it was read from."""

    value: T
    c: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read from the words of a posting; what they do not say is None or empty.

    `years`: years of experience asked. `leading`: the work leads people. `abroad`: it is in another country.
    `kind`: the kind of work, where the title says it. `licences`, `screenings`: codes of the vocabulary.
    """

    years: Read[int] | None = None
    leading: Read[bool] | None = None
    abroad: Read[bool] | None = None
    kind: Read[str] | None = None
    licences: tuple[Read[str], ...] = ()
    screenings: tuple[Read[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """One vacancy as its source tells it; what the source does not say is None or empty.

    `occupation`: the address of one in the taxonomy and how certain (0-99), where another program says so.
    `named`: what it calls its source itself. `vacancy`: which one it is, where more than source and
    identifier says so.
    """

    row: int
    source: str
    identifier: str
    title: str
    description: str = ""
    url: str = ""
    posted_on: date | None = None
    closes_on: date | None = None
    starts_on: date | None = None
    openings: int = 1
    employer: str = ""
    place: WorkPlace = field(default_factory=WorkPlace)
    kind: str = ""
    hours: Hours | None = None
    pay: Pay | None = None
    diploma: str = ""
    languages: tuple[tuple[str, str], ...] = ()
    licences: tuple[str, ...] = ()
    category: str = ""
    occupation: tuple[str, int] | None = None
    readings: Readings = field(default_factory=Readings)
    named: str = ""
    vacancy: UUID | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """`problems` refuse their rows; `notes` say what was left out or guessed in rows that are fine.

    `source`: what goes before the sources that the postings name; empty when they name their own.
    `is_empty`: the file can be read, and there is no vacancy in it, not even a wrong one.
    """

    postings: list[Posting]
    problems: list[Problem]
    notes: list[Problem]
    source: str = ""
    is_empty: bool = False
