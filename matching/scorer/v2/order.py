"""The order within a shelf: the tie key, doubles folded, and at most two of an employer among the first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from matching.scorer.v2.results import Row, Shelf, ShelfName
from matching.scorer.v2.rungs import best_first

HALF = 8
MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15
FIRST, MOST_OF_AN_EMPLOYER = 10, 2


def mixed(number: int) -> int:
    """The finaliser of splitmix64 (Steele, Lea and Flood, 2014), after its step: 64 bits to 64 bits."""
    z = (number + GAMMA) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def tie(seed: bytes, vacancy: UUID) -> int:
    """64 bits that order equal rows: different for each person, always the same for one.

    The four halves, big-endian, of the seed and the id are mixed in one after the other.
    """
    key = 0
    for half in (seed[:HALF], seed[HALF:], vacancy.bytes[:HALF], vacancy.bytes[HALF:]):
        key = mixed(key ^ int.from_bytes(half, "big"))
    return key


def in_order(rows: Iterable[Row], name: ShelfName, seed: bytes) -> list[Row]:
    """Within the limit first, then most points, then most open, then the tie key, then the id; the rungs by
    what they build."""

    def place(row: Row) -> tuple[object, ...]:
        worth = best_first(row) if name == "rung" else (row.beyond, -row.points, -row.open)
        return (*worth, tie(seed, row.vacancy), row.vacancy)

    return sorted(rows, key=place)


def folded(rows: Iterable[Row]) -> list[Row]:
    """The first of what was posted twice stays, and carries the others."""
    first: dict[object, Row] = {}
    for row in rows:
        key = row.double or row.vacancy
        stays = first.get(key)
        first[key] = row if stays is None else replace(stays, doubles=(*stays.doubles, row.vacancy))
    return list(first.values())


def one_a_title(rows: Iterable[Row]) -> list[Row]:
    """The first of each title at an employer, wherever the work is, with what was posted twice folded."""
    first: dict[object, Row] = {}
    for row in folded(rows):
        first.setdefault(row.stone or row.vacancy, row)
    return list(first.values())


def spread(rows: Sequence[Row]) -> list[Row]:
    """At most two of a named employer among the first ten; what is skipped follows, in order."""
    first: list[Row] = []
    skipped: list[Row] = []
    seen: Counter[UUID] = Counter()
    for at, row in enumerate(rows):
        if len(first) == FIRST:
            return [*first, *skipped, *rows[at:]]
        if row.employer is not None and seen[row.employer] == MOST_OF_AN_EMPLOYER:
            skipped.append(row)
            continue
        first.append(row)
        if row.employer is not None:
            seen[row.employer] += 1
    return [*first, *skipped]


def shelved(rows: Iterable[Row], name: ShelfName, seed: bytes) -> Shelf:
    """One shelf: ordered, folded, and spread over employers."""
    ordered = folded(in_order(rows, name, seed))
    return Shelf(tuple(ordered), tuple(spread(ordered)))
