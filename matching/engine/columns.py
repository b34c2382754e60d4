"""Vacancies as columns of whole numbers: what a scan reads, made from what the plain scorer reads.

Every column is declared in one of three tables: `ROWS` has one number a vacancy; `FACETS` has the fields of
which few different values exist, so that the plain scorer judges each value once a person; `DICTIONARIES`
(`engine.dictionaries`) has what a person is looked up in. Nothing that the scorer reads is lost:
`engine.vacancies` reads a row back.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

import numpy as np

from jobmatch.places.rules.travel import Point
from matching.engine.lookups import Array
from matching.scorer.inputs import Range
from matching.scorer.v2.inputs import Occupation, Pair, Reading, Requirement, Vacancy
from matching.scorer.v2.order import HALF, mixed
from matching.scorer.v2.skills import asked, weight

NOBODY = UUID(int=0)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
NO_DAY = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Offer:
    """A vacancy as the plain scorer reads it, where it is, and when it came in."""

    vacancy: Vacancy
    point: Point | None = None
    added: datetime | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """Fields of which few different values exist. `of` takes them as plain values, `bare` gives them back."""

    of: Callable[[Vacancy], Any]
    bare: Callable[[Any], Mapping[str, Any]]


@dataclass
class Columns:
    """The arrays by name, the values of each facet, and what the header says of them."""

    arrays: Mapping[str, Array]
    facets: Mapping[str, Sequence[Any]]
    header: Mapping[str, Any] = field(default_factory=dict)
    kept: dict[Hashable, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Array:
        return self.arrays[name]

    def __len__(self) -> int:
        return len(self.arrays["id_high"])

    def bare(self, facet: str) -> list[Pair]:
        """A vacancy with nothing but each value of a facet."""
        made: list[Pair] | None = self.kept.get(facet)
        if made is None:
            bare = FACETS[facet].bare
            made = [Pair(Vacancy(NOBODY, **bare(value))) for value in self.facets[facet]]
            self.kept[facet] = made
        return made

    @cached_property
    def asking_years(self) -> Array:
        """The rows that ask years of experience or to have led."""
        return np.flatnonzero((self["years"] > 0) | (self["lead"] > 0))

    @cached_property
    def is_nowhere(self) -> Array:
        """Whether it is not known where a row is, and it is not done from home."""
        return (self["place"] == len(self["place_lat"]) - 1) & ~self["remote"]

    @cached_property
    def twice(self) -> Array:
        """`numbered` of the rows here."""
        return numbered(self["double"])

    def occupations(self, least: int) -> tuple[Array, Array]:
        """The certainty and the place of each occupation that is so certain; else 0 and -1."""
        key = ("occupations", least)
        if key not in self.kept:
            c = self["occupation_c"]
            self.kept[key] = np.where(c >= least, c, 0), np.where(c >= least, self["occupation"], -1)
        found: tuple[Array, Array] = self.kept[key]
        return found

    def guesses(self, least: int, below: int) -> Array:
        """The rows of which the occupation is this certain, and nothing beside it is asked."""
        key = ("guesses", least, below)
        if key not in self.kept:
            c = self["occupation_c"]
            guess = (c >= least) & (c < below) & (self["occupation"] >= 0)
            self.kept[key] = np.flatnonzero(guess & (self["years"] == 0) & (self["lead"] == 0))
        found: Array = self.kept[key]
        return found

    def ids(self, rows: Array) -> list[UUID]:
        """The vacancies of rows."""
        both = zip(self["id_high"][rows].tolist(), self["id_low"][rows].tolist(), strict=True)
        return [UUID(int=high << 64 | low) for high, low in both]


def numbered(double: Array) -> Array:
    """By row a number of what was posted twice, from 1; 0 for what is like nothing else."""
    _, at, many = np.unique(double, return_inverse=True, return_counts=True)
    is_twice = (double > 0) & (many[at] > 1)
    found = np.zeros(len(double), dtype="i4")
    found[is_twice] = np.unique(at[is_twice], return_inverse=True)[1] + 1
    return found


def halves(pk: UUID) -> tuple[int, int]:
    """The two halves of an id, big-endian."""
    return int.from_bytes(pk.bytes[:HALF], "big"), int.from_bytes(pk.bytes[HALF:], "big")


def _employer_key(vacancy: Vacancy) -> int:
    """64 bits for a named employer; 0 for none."""
    if vacancy.employer is None or not vacancy.employer_named:
        return 0
    return key_of(vacancy.employer)


def key_of(employer: UUID) -> int:
    """64 bits of an employer, never 0."""
    high, low = halves(employer)
    return mixed(mixed(high) ^ low) or 1


def _double_key(vacancy: Vacancy) -> int:
    """64 bits that are the same for what was posted twice by one named employer; 0 for none."""
    employer = _employer_key(vacancy)
    if not employer or not vacancy.double:
        return 0
    return mixed(employer ^ mixed(int.from_bytes(vacancy.double, "big") + len(vacancy.double))) or 1


def _stone_key(vacancy: Vacancy) -> int:
    """64 bits that are the same for one title at one employer; 0 where that is not known."""
    if not vacancy.stone:
        return 0
    return mixed(int.from_bytes(vacancy.stone, "big") + len(vacancy.stone)) or 1


def _hash(stored: bytes | None) -> int:
    """A stored hash as a number; 0 for none."""
    if stored is not None and len(stored) != HALF:
        raise ValueError(f"no hash of {HALF} bytes: {stored!r}")
    return int.from_bytes(stored or b"", "big")


def _is_shut(vacancy: Vacancy) -> bool:
    return vacancy.is_filled or not vacancy.is_open


def moment(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - BEGINNING) // timedelta(microseconds=1)


def moment_of(microseconds: int) -> datetime:
    """The moment so long after the beginning of 1970."""
    return BEGINNING + timedelta(microseconds=microseconds)


def _day(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal()


ROWS: dict[str, tuple[str, Callable[[Offer], int]]] = {
    "id_high": ("u8", lambda offer: halves(offer.vacancy.id)[0]),
    "id_low": ("u8", lambda offer: halves(offer.vacancy.id)[1]),
    "employer_key": ("u8", lambda offer: _employer_key(offer.vacancy)),
    "double": ("u8", lambda offer: _double_key(offer.vacancy)),
    "double_hash": ("u8", lambda offer: _hash(offer.vacancy.double)),
    "stone": ("u8", lambda offer: _stone_key(offer.vacancy)),
    "stone_hash": ("u8", lambda offer: _hash(offer.vacancy.stone)),
    "remote": ("?", lambda offer: offer.vacancy.remote),
    "named": ("?", lambda offer: offer.vacancy.employer_named),
    "shut": ("?", lambda offer: _is_shut(offer.vacancy)),
    "closes_on": ("i4", lambda offer: _day(offer.vacancy.closes_on)),
    "added": ("i8", lambda offer: 0 if offer.added is None else moment(offer.added)),
    "occupation_c": ("i1", lambda offer: offer.vacancy.occupation.c if offer.vacancy.occupation else 0),
    "listed": ("?", lambda offer: bool(offer.vacancy.listed)),
    "told": ("i4", lambda offer: sum(weight(each) for each in asked(offer.vacancy))),
    "told_c": ("i4", lambda offer: sum(weight(each) * each.c for each in asked(offer.vacancy))),
    "told_sure": (
        "i4",
        lambda offer: sum(100 * weight(each) for each in asked(offer.vacancy) if each.c == 100),
    ),
}


def _pair(reading: Reading[Any] | None) -> tuple[Any, int] | None:
    return None if reading is None else (reading.value, reading.c)


def _reading(pair: Sequence[Any] | None) -> Reading[Any] | None:
    return None if pair is None else Reading(pair[0], pair[1])


def _hours(vacancy: Vacancy) -> tuple[int, int, int] | None:
    read = vacancy.hours
    return None if read is None else (read.value.low, read.value.high, read.c)


def _range(value: Sequence[int] | None) -> Reading[Range] | None:
    return None if value is None else Reading(Range(value[0], value[1]), value[2])


def _languages(vacancy: Vacancy) -> tuple[tuple[str, str, int], ...] | None:
    if vacancy.languages is None:
        return None
    return tuple((code, read.value, read.c) for code, read in sorted(vacancy.languages.items()))


def _levels(value: Sequence[Any] | None) -> dict[str, Reading[str]] | None:
    return None if value is None else {code: Reading(level, c) for code, level, c in value}


def _ages(vacancy: Vacancy) -> tuple[Any, int | None]:
    """The ages asked, and the certainty of the occupation where its own condition is one of them."""
    ages = [each for each in vacancy.requirements if each.kind == "age"]
    entry = any(each.from_occupation for each in ages)
    of_occupation = vacancy.occupation.c if entry and vacancy.occupation else None
    return tuple((each.code, each.by_law, each.from_occupation, each.c) for each in ages), of_occupation


def _aged(value: Sequence[Any]) -> dict[str, Any]:
    ages, of_occupation = value
    return {
        "requirements": tuple(Requirement("age", *each) for each in ages),
        "occupation": None if of_occupation is None else Occupation(NOBODY, c=of_occupation),
    }


def _requirements(vacancy: Vacancy) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (each.kind, each.code, each.by_law, each.from_occupation, each.c) for each in vacancy.requirements
    )


def _workplace(vacancy: Vacancy) -> tuple[tuple[str, str], ...] | None:
    return None if vacancy.facts is None else tuple(sorted(vacancy.facts.items()))


TIMES = ("night_work", "hazardous_work", "sunday_work")
FACETS: dict[str, Facet] = {
    "hours": Facet(_hours, lambda value: {"hours": _range(value)}),
    "dayparts": Facet(lambda vacancy: _pair(vacancy.dayparts), lambda value: {"dayparts": _reading(value)}),
    "kind": Facet(lambda vacancy: _pair(vacancy.kind), lambda value: {"kind": _reading(value)}),
    "abroad": Facet(lambda vacancy: _pair(vacancy.abroad), lambda value: {"abroad": _reading(value)}),
    "languages": Facet(_languages, lambda value: {"languages": _levels(value)}),
    "times": Facet(
        lambda vacancy: tuple(_pair(getattr(vacancy, name)) for name in TIMES),
        lambda value: dict(zip(TIMES, map(_reading, value), strict=True)),
    ),
    "job": Facet(
        lambda vacancy: (_pair(vacancy.kind), _hours(vacancy)),
        lambda value: {"kind": _reading(value[0]), "hours": _range(value[1])},
    ),
    "ages": Facet(_ages, _aged),
    "requirements": Facet(
        _requirements, lambda value: {"requirements": tuple(Requirement(*each) for each in value)}
    ),
    "experience": Facet(
        lambda vacancy: (_pair(vacancy.years), _pair(vacancy.leading)),
        lambda value: {"years": _reading(value[0]), "leading": _reading(value[1])},
    ),
    "workplace": Facet(_workplace, lambda value: {"facts": None if value is None else dict(value)}),
    "state": Facet(
        lambda vacancy: (vacancy.is_open, vacancy.is_filled),
        lambda value: {"is_open": value[0], "is_filled": value[1]},
    ),
}
