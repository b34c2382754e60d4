"""Vacancies as columns of whole numbers: what a scan reads, made from what the plain scorer reads.

Every column is declared here, in one of three tables: `ROWS` has one number a vacancy; `FACETS` has the
fields of which few different values exist, so that the plain scorer judges each value once a person;
`DICTIONARIES` has what a person is looked up in: places, employers, occupations, skills, houses, facts,
licences, years and words. Nothing that the scorer reads is lost: `engine.vacancies` reads a row back.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from jobmatch.places.rules.travel import Point
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LICENCES, WORKPLACE_ITEMS
from matching.scorer.inputs import Range
from matching.scorer.v2 import gates
from matching.scorer.v2 import policy as policies
from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.scorer.v2.inputs import Occupation, Pair, Person, Reading, Requirement, Vacancy
from matching.scorer.v2.order import HALF, mixed
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.skills import asked, weight

Array = npt.NDArray[Any]
NOBODY = UUID(int=0)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
NO_DAY = np.iinfo(np.int32).max
# A licence or diploma and its bit in a mask of 64.
BITS = {code: 1 << place for place, code in enumerate((*LICENCES, *DIPLOMA_LEVELS))}
ITEMS = {item: place for place, item in enumerate(WORKPLACE_ITEMS)}
STATES = {"yes": 1, "no": 2}
# Someone who holds nothing and has said so: what shuts a vacancy for them is all that it asks.
WITHOUT = Person(tie_seed=bytes(16), on=date.min, credentials_complete=True)


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


@dataclass(slots=True)
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

    def asking_years(self) -> Array:
        """The rows that ask years of experience or to have led."""
        if "asking years" not in self.kept:
            self.kept["asking years"] = np.flatnonzero((self["years"] > 0) | (self["lead"] > 0))
        found: Array = self.kept["asking years"]
        return found

    def twice(self) -> Array:
        """Whether another row here was posted as the same work."""
        if "twice" not in self.kept:
            double = self["double"]
            _, at, many = np.unique(double, return_inverse=True, return_counts=True)
            self.kept["twice"] = (double > 0) & (many[at] > 1)
        found: Array = self.kept["twice"]
        return found

    def ids(self, rows: Array) -> list[UUID]:
        """The vacancies of rows."""
        both = zip(self["id_high"][rows].tolist(), self["id_low"][rows].tolist(), strict=True)
        return [UUID(int=high << 64 | low) for high, low in both]


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


def build(offers: Iterable[Offer], policy: Policy, header: Mapping[str, Any] | None = None) -> Columns:
    """The columns of these vacancies, in order of their ids.

    ValueError for what no column can hold: an ISCO code of other than four digits, a hash of other than
    eight bytes.
    """
    listed = sorted(offers, key=lambda offer: offer.vacancy.id)
    vacancies = [offer.vacancy for offer in listed]
    arrays = {
        name: np.array([of(offer) for offer in listed], dtype=kind) for name, (kind, of) in ROWS.items()
    }
    facets = {}
    for name, facet in FACETS.items():
        arrays[name], facets[name] = distinct(map(facet.of, vacancies))
    for make in DICTIONARIES:
        arrays |= make(listed, policy)
    return Columns(arrays, facets, header or {})


def distinct(values: Iterable[Hashable]) -> tuple[Array, list[Any]]:
    """Each value by its place among the different ones."""
    places: dict[Hashable, int] = {}
    codes = [places.setdefault(value, len(places)) for value in values]
    return np.array(codes, dtype=np.min_scalar_type(len(places))), list(places)


def as_ids(ids: Iterable[UUID]) -> Array:
    """Ids as sixteen bytes each, in order and once."""
    return np.array(sorted({pk.bytes for pk in ids}), dtype="S16")


def codes_of(ids: Array, wanted: Iterable[UUID | None]) -> Array:
    """The place of each wanted id among sorted ones; -1 for one that is not there, and for None."""
    keys = np.array([b"" if pk is None else pk.bytes for pk in wanted], dtype="S16")
    if not len(ids):
        return np.full(len(keys), -1, dtype="i4")
    at = np.minimum(np.searchsorted(ids, keys), len(ids) - 1)
    there = (ids[at] == keys) & np.array([pk != b"" for pk in keys.tolist()], dtype=bool)
    return np.where(there, at, -1).astype("i4")


def postings(keys: Sequence[int] | Array, many: int) -> tuple[Array, Array]:
    """The order that brings equal keys together, and where each key begins; `many` keys exist."""
    found = np.asarray(keys, dtype="i8")
    order = np.argsort(found, kind="stable")
    start = np.searchsorted(found[order], np.arange(many + 1)).astype("u4")
    return order, start


def begins(rows: Iterable[int], many: int) -> Array:
    """Where each row begins in a list that is in order of rows; `many` rows exist."""
    return np.searchsorted(np.fromiter(rows, dtype="i8"), np.arange(many + 1)).astype("u4")


def of_keys(start: Array, keys: Array) -> Array:
    """All places that belong to these keys, given where each key begins."""
    first = start[keys].astype("i8")
    many = start[keys + 1].astype("i8") - first
    before = np.cumsum(many) - many
    return np.repeat(first - before, many) + np.arange(int(many.sum()))


def _places(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Where the work is; the last place is the one that is not known."""
    known = sorted({offer.point for offer in offers if offer.point is not None and _is_placed(offer)})
    at = {point: place for place, point in enumerate(known)}
    codes = [at[offer.point] if offer.point and _is_placed(offer) else len(known) for offer in offers]
    points = np.array([*known, (np.nan, np.nan)], dtype="f8")
    return {
        "place": np.array(codes, dtype="u2" if len(known) < 1 << 16 else "u4"),
        "place_lat": points[:, 0].copy(),
        "place_lon": points[:, 1].copy(),
    }


def _is_placed(offer: Offer) -> bool:
    return offer.vacancy.place_known


def _employers(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    ids = as_ids(offer.vacancy.employer for offer in offers if offer.vacancy.employer)
    return {"employer": codes_of(ids, [offer.vacancy.employer for offer in offers]), "employer_id": ids}


def _occupations(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Occupations with their ISCO codes (-1: none) and, by skill, which of them it is essential to."""
    found = {
        each.vacancy.occupation.id: each.vacancy.occupation for each in offers if each.vacancy.occupation
    }
    ids = as_ids(found)
    ordered = [found[pk] for pk in sorted(found)]
    named = [each.vacancy.occupation.id if each.vacancy.occupation else None for each in offers]
    return {
        "occupation": codes_of(ids, named),
        "occupation_id": ids,
        "occupation_isco": np.array([_isco(each.isco) for each in ordered] or [], dtype="i2"),
        "occupation_many": np.array([len(each.skills) for each in ordered], dtype="i4"),
    }


def _isco(code: str) -> int:
    if code and len(code) != len("1234"):
        raise ValueError(f"no ISCO code of four digits: {code!r}")
    return int(code) if code else -1


def _skills(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Skills with the one above each (-1: none); by skill: which vacancies ask it, and which occupations; by
    vacancy: what it asks, in its order."""
    occupations = sorted(
        {
            each.vacancy.occupation.id: each.vacancy.occupation for each in offers if each.vacancy.occupation
        }.items()
    )
    items = [(row, each) for row, offer in enumerate(offers) for each in asked(offer.vacancy)]
    essential = [(place, skill) for place, (_, found) in enumerate(occupations) for skill in found.skills]
    skills = {each.skill for _, each in items} | {skill for _, skill in essential}
    ids = as_ids(pk for skill in skills for pk in (skill.id, skill.broader) if pk is not None)
    above = np.full(len(ids), -1, dtype="i4")
    above[codes_of(ids, [skill.id for skill in skills])] = codes_of(ids, [skill.broader for skill in skills])
    usual = [_usual_ids(offer.vacancy) for offer in offers]
    codes = codes_of(ids, [each.skill.id for _, each in items])
    order, start = postings(codes, len(ids))
    by_skill, of_start = postings(codes_of(ids, [skill.id for _, skill in essential]), len(ids))
    return {
        "skill_id": ids,
        "skill_above": above,
        "skill_start": start,
        "skill_row": np.array([row for row, _ in items], dtype="u4")[order],
        "skill_w": np.array([weight(each) for _, each in items], dtype="i1")[order],
        "skill_c": np.array([each.c for _, each in items], dtype="i1")[order],
        "skill_usual": np.array([each.skill.id in usual[row] for row, each in items], dtype="?")[order],
        "asked_start": begins((row for row, _ in items), len(offers)),
        "asked_skill": codes.astype("u2" if len(ids) < 1 << 16 else "u4"),
        "asked_required": np.array([each.required for _, each in items], dtype="?"),
        "asked_c": np.array([each.c for _, each in items], dtype="i1"),
        "essential_start": of_start,
        "essential_of": np.array([place for place, _ in essential], dtype="u2")[by_skill],
    }


def _usual_ids(vacancy: Vacancy) -> frozenset[UUID]:
    """The usual skills of the occupation, where no form lists any."""
    if vacancy.listed or vacancy.occupation is None:
        return frozenset()
    return frozenset(skill.id for skill in vacancy.occupation.skills)


def _houses(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """By occupation that is in some house: which houses. Only of named employers."""
    houses = [offer.vacancy.house if offer.vacancy.employer_named else frozenset() for offer in offers]
    codes, values = distinct(houses)
    inside = [(house, pk) for house, ids in enumerate(values) for pk in ids]
    ids = as_ids(pk for _, pk in inside)
    order, start = postings(codes_of(ids, [pk for _, pk in inside]), len(ids))
    return {
        "house": codes,
        "house_many": np.array([len(values)], dtype="i4"),
        "house_id": ids,
        "house_start": start,
        "house_of": np.array([house for house, _ in inside], dtype="u4")[order],
    }


def _facts(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """What is known of workplaces: a row of states for each different list; only of named employers."""
    told = [_told_facts(offer.vacancy) for offer in offers]
    codes, values = distinct(told)
    states = np.zeros((len(ITEMS), len(values)), dtype="i1")
    for place, facts in enumerate(values):
        for item, state in facts:
            states[ITEMS[item], place] = STATES[state]
    return {"facts": codes, "facts_state": states}


def _told_facts(vacancy: Vacancy) -> tuple[tuple[str, str], ...]:
    if not vacancy.employer_named or not vacancy.facts:
        return ()
    return tuple((item, state) for item, state in sorted(vacancy.facts.items()) if state in STATES)


def _asks(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Licences and diplomas as masks: what closes for who does not hold it, what makes doubtful, all licences
    named. They are what the plain gate finds for someone who holds nothing."""
    first: dict[Hashable, Vacancy] = {}
    keys = [_asks_key(offer.vacancy) for offer in offers]
    for key, offer in zip(keys, offers, strict=True):
        first.setdefault(key, offer.vacancy)
    codes, _ = distinct(keys)
    masks = [_masks(vacancy, policy) for vacancy in first.values()]
    closes, doubts, licences = (
        (np.array(column, dtype="u8") for column in zip(*masks, strict=True))
        if masks
        else (np.zeros(0, dtype="u8") for _ in range(3))
    )
    return {"asks": codes, "asks_closes": closes, "asks_doubts": doubts, "asks_licences": licences}


def _asks_key(vacancy: Vacancy) -> Hashable:
    asked = tuple(each for each in vacancy.requirements if each.kind != "age")
    if not any(each.from_occupation for each in asked):
        return asked
    learns = vacancy.kind.value in LEARNING_KINDS if vacancy.kind else False
    return asked, vacancy.occupation.c if vacancy.occupation else 0, learns


def _masks(vacancy: Vacancy, policy: Policy) -> tuple[int, int, int]:
    closes = doubts = licences = 0
    for found in gates.licence(WITHOUT, Pair(vacancy), policy).findings:
        values = dict(found.values)
        bit = BITS.get(str(values.get("licence") or values.get("diploma")), 0)
        closes |= bit if found.state == "closed" else 0
        doubts |= bit if found.state == "doubtful" else 0
    for each in vacancy.requirements:
        licences |= BITS[each.code] if each.kind == "licence" else 0
    return closes, doubts, licences


def _years(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """Years asked and years to have led, each with its certainty, as far as the policy lets them gate."""
    arrays = {name: np.zeros(len(offers), dtype="i1") for name in ("years", "years_c", "lead", "lead_c")}
    for row, offer in enumerate(offers):
        for code, years, c in gates.years_asked(offer.vacancy.years, offer.vacancy.leading, policy):
            name = "lead" if code == "leading" else "years"
            arrays[name][row], arrays[f"{name}_c"][row] = years, c
    return arrays


@cache
def word_places(version: str) -> Mapping[str, int]:
    """The place of each word that the policy knows, in their order."""
    rules = policies.load()
    if version != rules.version:
        raise ValueError(f"no words of policy {version}")
    return {word: place for place, word in enumerate(sorted(rules.vocabulary))}


@cache
def word_list(version: str) -> Sequence[str]:
    """The words that the policy knows, each at its place."""
    return list(word_places(version))


def _words(offers: Sequence[Offer], policy: Policy) -> dict[str, Array]:
    """By word of the policy's vocabulary, in its order: the vacancies that have it; by vacancy: its words."""
    place = word_places(policy.version)
    rows = [
        (row, place[word])
        for row, offer in enumerate(offers)
        for word in offer.vacancy.words
        if word in place
    ]
    order, start = postings([word for _, word in rows], len(place))
    return {
        "word_start": start,
        "word_row": np.array([row for row, _ in rows], dtype="u4")[order],
        "text_start": begins((row for row, _ in rows), len(offers)),
        "text_word": np.array([word for _, word in rows], dtype="u2" if len(place) < 1 << 16 else "u4"),
    }


Dictionary = Callable[[Sequence[Offer], Policy], dict[str, Array]]
DICTIONARIES: tuple[Dictionary, ...] = (
    _places,
    _employers,
    _occupations,
    _skills,
    _houses,
    _facts,
    _asks,
    _years,
    _words,
)
