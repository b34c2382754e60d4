"""*What opens doors* over columns: the same changes and counts as `matching.scorer.v2.doors`.

A change costs only the gates and criteria that it may touch; which rows nothing else shuts is one mask.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jobmatch.taxonomy.vocabulary import LICENCES
from matching.engine.dictionaries import BITS
from matching.engine.lookups import Array
from matching.engine.person import CLOSED
from matching.engine.rank import Found
from matching.engine.scan import BIT, GONE, SHARES, STATES, Scan
from matching.scorer.v2.doors import (
    BeFree,
    Change,
    Door,
    GetLicences,
    LearnLanguage,
    TravelFurther,
    WantKind,
    changes,
    worth_telling,
)
from matching.scorer.v2.policy import Policy

# What a change can touch is asked of each value of one facet.
FACET: dict[type, str] = {LearnLanguage: "languages", BeFree: "dayparts", WantKind: "kind"}


@dataclass(frozen=True, slots=True)
class _Part:
    """One scan, and which of its rows stand on a shelf, one of what was posted twice."""

    scan: Scan
    stands: Array


def doors(found: Found, policy: Policy) -> tuple[Door, ...]:
    """Every change that does something, the one that opens most first."""
    parts = [_part(found, scan, int(start)) for scan, start in zip(found.scans, found.start, strict=False)]
    return worth_telling(
        _door(found, parts, change, policy) for change in changes(found.person, _lacking(parts))
    )


def _part(found: Found, scan: Scan, start: int) -> _Part:
    stands = found.first_of_double[start : start + len(scan)] & (scan.shelf < GONE)
    return _Part(scan, stands)


def _lacking(parts: Sequence[_Part]) -> list[str]:
    """The licences for lack of which some row is shut."""
    mask = 0
    for part in parts:
        closes = part.scan.columns["asks_closes"] & np.uint64(part.scan.tables.lacks)
        asked = closes[part.scan.columns["asks"][part.stands]]
        mask |= int(np.bitwise_or.reduce(asked)) if len(asked) else 0
    return [code for code, bit in BITS.items() if bit & mask and code in LICENCES]


def _door(found: Found, parts: Sequence[_Part], change: Change, policy: Policy) -> Door:
    opens: list[int] = []
    others, gains = 0, Counter[int]()
    for part, start in zip(parts, found.start, strict=False):
        scan = part.scan
        after = Scan(change.of(found.person), scan.columns, policy, scan.tables.minutes)
        touched = part.stands & _touched(change, scan)
        opened = touched & _is_opened(change, scan, after)
        opens += (np.flatnonzero(opened & scan.matters) + start).tolist()
        unread = (scan.c == 0) & ~scan.is_near_guess
        others += int((opened & ~scan.matters & ~unread).sum())
        gains += _gains(change, scan, after, np.flatnonzero(touched & scan.matters & (scan.gates[0] == 0)))
    better = {points: many for points, many in gains.items() if points > 0}
    return Door(change, tuple(sorted(found.ids(opens))), others, sum(better.values()), max(better, default=0))


def _touched(change: Change, scan: Scan) -> Array:
    """Whether a change can change anything for each row."""
    columns = scan.columns
    if isinstance(change, GetLicences):
        wanted = np.uint64(sum(BITS[code] for code in change.licences))
        return ((columns["asks_licences"] & wanted) > 0)[columns["asks"]]
    if isinstance(change, TravelFurther):
        minutes = scan.tables.minutes
        return ((minutes >= 0) & (minutes <= change.minutes))[columns["place"]] & ~columns["remote"]
    if (facet := FACET.get(type(change))) is not None:
        touched = [change.touches(pair) for pair in columns.bare(facet)]
        return np.array(touched, dtype=bool)[columns[facet]]
    return np.ones(len(scan), dtype=bool)


def _is_opened(change: Change, scan: Scan, after: Scan) -> Array:
    """Whether a row was shut, by these gates alone, and no longer is."""
    mine = np.uint16(sum(BIT[name] for name in change.gates))
    closed = scan.gates[0]
    opened = (closed > 0) & ((closed & ~mine) == 0)
    for name in change.gates:
        opened &= STATES[name](after) != CLOSED
    return opened


def _gains(change: Change, scan: Scan, after: Scan, rows: Array) -> Counter[int]:
    """How many of these rows get how many points more."""
    if not change.criteria or not len(rows):
        return Counter()
    more = np.zeros(len(rows), dtype="i8")
    for name in change.criteria:
        for sign, each in ((1, after), (-1, scan)):
            lo, _, den = SHARES[name](each, rows)
            more += sign * (scan.weights[name] * lo // den)
    return Counter(more.tolist())
