"""The shelves of one person over one or more scans: counts, order, doubles folded, and the first page.

A row is a place in all scans laid end to end. The same rules as `matching.scorer.v2.order` and `page`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce
from itertools import pairwise
from uuid import UUID

import numpy as np

from matching.engine.columns import Offer, halves, key_of, moment
from matching.engine.lookups import Array, times_before
from matching.engine.scan import GONE, SHELF, Scan
from matching.engine.vacancies import offer
from matching.scorer.v2.occupations import ALIKE, SAME
from matching.scorer.v2.order import FIRST, GAMMA, MOST_OF_AN_EMPLOYER, mixed
from matching.scorer.v2.page import (
    ASK,
    DREAM,
    FIRST_SHELVES,
    LIKE,
    MOST_STEPS_TO_DREAM,
    ON_THE_ROUTE,
    STEP,
    USES,
    WISH,
)
from matching.scorer.v2.results import SHELVES, ShelfName
from matching.scorer.v2.rungs import MOST_STONES
from matching.scorer.v2.shelves import NEAR
from matching.scorer.v2.toward import OF_THE_DREAM
from matching.scorer.weights import CRITERIA

POINTS_BITS, MOST = 10, 1000
# The shelves that the first page is cut from, whatever was told.
AT_FIRST: tuple[ShelfName, ...] = ("fits", "rung", "ask", "step")
SKILLS = CRITERIA.index("skills")


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of the first page, as `results.PageOne` has them."""

    wish: Sequence[int]
    like: Sequence[int]
    dream: Sequence[int]
    step: Sequence[int]
    ask: Sequence[int]
    uses: Sequence[int]


class Found:
    """What one person finds in some scans. `only`: the rows that are wanted; None is all."""

    def __init__(self, scans: Sequence[Scan], *, only: Array | None = None) -> None:
        self.scans, self.person, self.only = list(scans), scans[0].person, only
        self.start = np.cumsum([0, *map(len, self.scans)])
        self.whole: Found = self
        self._ordered: dict[ShelfName, Array] = {}
        self._front: dict[ShelfName, list[int]] = {}
        self._keys_of: dict[ShelfName, tuple[Array, Array]] = {}

    def wanted(self, only: Array) -> "Found":
        """What is found of some rows alone: nothing is scanned again; doubles and order stay as they were."""
        found = Found(self.scans, only=only)
        found.whole = self
        return found

    # columns over all scans

    def column(self, name: str) -> Array:
        """A column of the vacancies over all scans."""
        return _end_to_end([scan.columns[name] for scan in self.scans])

    def of(self, name: str) -> Array:
        """What the scans say of each vacancy, one after the other."""
        return _end_to_end([getattr(scan, name) for scan in self.scans])

    def each(self, rows: Array, of: Callable[[Scan, Array], Array]) -> Array:
        """What the scans say of rows, which each of them knows by its own places."""
        if len(self.scans) == 1:
            return of(self.scans[0], rows)
        at = [(rows >= start) & (rows < end) for start, end in pairwise(self.start)]
        said = [
            of(scan, rows[mine] - start)
            for scan, mine, start in zip(self.scans, at, self.start[:-1], strict=True)
        ]
        found = np.zeros((*said[0].shape[:-1], len(rows)), dtype=said[0].dtype)
        for mine, each in zip(at, said, strict=True):
            found[..., mine] = each
        return found

    @cached_property
    def shelf(self) -> Array:
        return self.of("shelf")

    @cached_property
    def double(self) -> Array:
        return self.of("double")

    @cached_property
    def stone(self) -> Array:
        return self.column("stone")

    @cached_property
    def employer(self) -> Array:
        return self.column("employer_key")

    def ids(self, rows: Sequence[int] | Array) -> list[UUID]:
        """The vacancies of rows, in their order."""
        high, low = self._halves(np.asarray(rows, dtype="i8"))
        return [UUID(int=a << 64 | b) for a, b in zip(high.tolist(), low.tolist(), strict=True)]

    def _halves(self, rows: Array) -> Array:
        """The two halves of the ids of rows."""
        return self.each(
            rows, lambda scan, at: np.stack([scan.columns[name][at] for name in ("id_high", "id_low")])
        )

    def offer(self, row: int) -> Offer:
        """The vacancy of a row as the plain scorer reads it."""
        at = int(np.searchsorted(self.start, row, "right")) - 1
        return offer(self.scans[at].columns, row - int(self.start[at]))

    def row_of(self, vacancy: UUID) -> int | None:
        """The row of a vacancy that is there."""
        high, low = halves(vacancy)
        at = np.flatnonzero(
            (self.column("id_high") == np.uint64(high))
            & (self.column("id_low") == np.uint64(low))
            & (self.shelf < len(SHELVES))
        )
        return int(at[0]) if len(at) else None

    # points

    def points(self, rows: Array) -> tuple[Array, Array]:
        """Points and open of each criterion for rows."""
        points, still_open = self.each(rows, Scan.points)
        return points, still_open

    def totals(self, rows: Array) -> tuple[Array, Array]:
        """Points and open of rows in all criteria together, each computed once."""
        whole = self.whole
        new = rows[whole._totals[0][rows] < 0]
        if len(new):
            for kept, each in zip(whole._totals, self.points(new), strict=True):
                kept[new] = each.sum(axis=0)
        points, still_open = (kept[rows].astype("i8") for kept in whole._totals)
        return points, still_open

    @cached_property
    def _totals(self) -> Array:
        """Both, of all rows: at most `MOST`; -1 where they are not computed yet."""
        return np.full((2, len(self.shelf)), -1, dtype="i2")

    def sure(self, rows: Array) -> Array:
        """The points that are left when no reading and nothing usual counts."""
        return self.each(rows, Scan.sure)

    def _tie(self, rows: Array) -> Array:
        """`order.tie` of each row."""
        key = 0
        for half in (self.person.tie_seed[:8], self.person.tie_seed[8:]):
            key = mixed(key ^ int.from_bytes(half, "big"))
        high, low = self._halves(rows)
        return _mixed(_mixed(np.uint64(key) ^ high) ^ low)

    def _keys(self, rows: Array, *, as_rungs: bool) -> Array:
        """A number that is lower for a better row; equal ones go by their tie."""
        points, still_open = self.totals(rows)
        if not as_rungs:
            beyond = self.each(rows, Scan.beyond).astype("i8")
            return (beyond << 2 * POINTS_BITS) | (MOST - points << POINTS_BITS) | (MOST - still_open)
        learns, here = self.each(rows, Scan.learns), self.each(rows, Scan.here)
        few = MOST - np.minimum(self.of("new_skills")[rows], MOST)
        first = (~learns).astype("i8") << 2 * POINTS_BITS + 1 | (~here).astype("i8") << 2 * POINTS_BITS
        return first | (few << POINTS_BITS) | (MOST - points)

    # order

    def rows(self, name: ShelfName, most: int | None = None) -> Array:
        """The first rows of a shelf in their order, doubles folded; all of them without `most`."""
        ordered = self._ordered.get(name)
        if ordered is None:
            rows, keys = self._keyed(name)
            if most is not None and len(rows) > most:
                return self._first(rows, keys, most)
            ordered = self._ordered[name] = self._folded(self._by_key(rows, keys))
        return ordered if most is None else ordered[:most]

    def _keyed(self, name: ShelfName) -> tuple[Array, Array]:
        """The rows of a shelf with what orders them."""
        if name not in self._keys_of:
            rows = self._on(name)
            self._keys_of[name] = rows, self._keys(rows, as_rungs=name == "rung")
        return self._keys_of[name]

    def _on(self, name: ShelfName) -> Array:
        on = self.shelf == SHELF[name]
        return np.flatnonzero(on if self.only is None else on & self.only)

    def _on_any(self, names: Collection[ShelfName]) -> Array:
        return reduce(np.logical_or, [self.shelf == SHELF[name] for name in names])

    def on_shelves(self, names: Collection[ShelfName], *, of: Iterable[UUID]) -> list[UUID]:
        """The vacancies of these employers on some shelves, in no order."""
        keys = np.array([key_of(employer) for employer in of], dtype="u8")
        return self.ids(np.flatnonzero(np.isin(self.employer, keys) & self._on_any(names)))

    def _first(self, rows: Array, keys: Array, most: int) -> Array:
        """The first rows, from those up to the key of the row at some place, and all that equal it."""
        at = most
        while True:
            best = keys <= np.partition(keys, at)[at] if at < len(keys) else np.ones(len(keys), dtype=bool)
            ordered = self._folded(self._by_key(rows[best], keys[best]))
            if len(ordered) >= most or best.all():
                return ordered[:most]
            at *= 4

    def _by_key(self, rows: Array, keys: Array) -> Array:
        high, low = self._halves(rows)
        return rows[np.lexsort((low, high, self._tie(rows), keys))]

    def _folded(self, rows: Array) -> Array:
        """Of what was posted twice the first in order alone."""
        if self.only is not None:
            return rows[self.whole.first_of_double[rows]]
        double = self.double[rows]
        first = np.zeros(len(rows), dtype=bool)
        first[np.unique(double, return_index=True)[1]] = True
        return rows[first | (double == 0)]

    @cached_property
    def first_of_double(self) -> Array:
        """Whether a row is the one that stands for all that were posted with it on its shelf."""
        first = np.ones(len(self.shelf), dtype=bool)
        twice = np.flatnonzero(self.double > 0)
        for place, name in enumerate(SHELVES):
            rows = twice[self.shelf[twice] == place]
            _, at, many = np.unique(self.double[rows], return_inverse=True, return_counts=True)
            rows = rows[many[at] > 1]
            if len(rows):
                first[rows] = False
                keys = self._keys(rows, as_rungs=name == "rung")
                first[self._folded(self._by_key(rows, keys))] = True
        return first

    def doubles(self, row: int) -> list[int]:
        """The other rows that one row stands for, in their order."""
        double = self.double[row]
        if not double:
            return []
        same = np.flatnonzero((self.double == double) & (self.shelf == self.shelf[row]))
        if len(same) == 1:
            return []
        keys = self._keys(same, as_rungs=SHELVES[int(self.shelf[row])] == "rung")
        ordered = self._by_key(same, keys)
        found: list[int] = ordered[ordered != row].tolist()
        return found

    @cached_property
    def counts(self) -> Mapping[ShelfName, int]:
        """How many rows each shelf has, doubles folded."""
        if self.only is not None:
            return {name: int(self.whole.first_of_double[self._on(name)].sum()) for name in SHELVES}
        double = self.double
        once = double == 0
        twice = np.flatnonzero(~once)
        there = np.zeros((GONE + 1, int(double.max(initial=0)) + 1), dtype=bool)
        there[self.shelf[twice], double[twice]] = True
        return {
            name: int(np.count_nonzero((self.shelf == place) & once)) + int(np.count_nonzero(there[place]))
            for place, name in enumerate(SHELVES)
        }

    def spread(self, name: ShelfName, most: int | None = None) -> list[int]:
        """The first rows of a shelf with at most two of an employer among the first ten."""
        front = self.whole.front(name)
        rows = self.rows(name, None if most is None else most + len(front)).tolist()
        before = set(front)
        found = [row for row in front if self.only is None or self.only[row]]
        found += [row for row in rows if row not in before]
        return found if most is None else found[:most]

    def front(self, name: ShelfName) -> list[int]:
        """The first ten of a shelf with at most two of an employer, and after these what was skipped."""
        if name not in self._front:
            whole, read = self.counts[name], 2 * FIRST
            first, skipped = self._two_of_an_employer(self.rows(name, read))
            while len(first) < FIRST and read < whole:
                read *= 4
                first, skipped = self._two_of_an_employer(self.rows(name, read))
            self._front[name] = [*first, *skipped]
        return self._front[name]

    def _two_of_an_employer(self, rows: Array) -> tuple[list[int], list[int]]:
        employer = self.employer[rows]
        stays = (times_before(employer) < MOST_OF_AN_EMPLOYER) | (employer == 0)
        at = np.flatnonzero(stays)[:FIRST]
        until = int(at[-1]) + 1 if len(at) == FIRST else len(rows)
        return rows[at].tolist(), rows[:until][~stays[:until]].tolist()

    def newest_first(self, name: ShelfName) -> list[int]:
        """All rows of a shelf, what came in last first."""
        rows = self.rows(name)
        ordered: list[int] = rows[np.argsort(-self.column("added")[rows], kind="stable")].tolist()
        return ordered

    def learns(self, rows: Sequence[int]) -> list[bool]:
        """Of which of these rows what they teach is the dream, or work like it."""
        at = np.array(rows, dtype="i8")
        found: list[bool] = (self.of("rung")[at] & self.each(at, Scan.learns)).tolist()
        return found

    def is_at(self, employer: UUID | None) -> Array:
        """Which rows are at an employer that is named; none at one that is not known."""
        return self.employer == np.uint64(key_of(employer)) if employer else self.employer != self.employer

    def dream_jobs(self, present: UUID | None) -> list[int]:
        """`toward.dream_jobs`: of the dream or nearest to it, the present employer's first."""
        n, at_present = self.of("n_dream"), self.is_at(present)
        rows = [row for name in OF_THE_DREAM for row in self.rows(name).tolist() if n[row] >= NEAR]
        return self.each_once(sorted(rows, key=lambda row: (n[row] != SAME, not at_present[row])))

    def stones_at(self, employer: UUID | None) -> list[int]:
        """`toward.stones_at`: every stepping stone at one employer, best first."""
        rung = self.of("rung") & self.is_at(employer)
        if not rung.any():
            return []
        rows = np.concatenate([self.rows(name) for name in ON_THE_ROUTE])
        rows = rows[rung[rows]]
        keys = self._keys(rows, as_rungs=True)
        return list(self._one_a_title(rows[np.argsort(keys, kind="stable")].tolist()))

    def each_once(self, rows: Iterable[int]) -> list[int]:
        """Of what was posted twice the first alone, also across shelves."""
        return list(_firsts(rows, self.double))

    def _one_a_title(self, rows: Iterable[int]) -> Iterator[int]:
        """`order.one_a_title`: the first of each title at an employer."""
        return _firsts(_firsts(rows, self.double), self.stone)

    def like(
        self, *, kinds: Collection[str], minutes: int | None, hours: int | None, after: datetime | None
    ) -> Array:
        """Which rows are of these kinds, within so many minutes, of so many hours at least, came in after a
        moment; what is not known of a row is none of that."""
        return np.concatenate([_like(scan, kinds, minutes, hours, after) for scan in self.scans])

    def among(self, vacancies: Collection[UUID]) -> Array:
        """Which rows are these vacancies, or are shown in one row with one of them."""
        found = np.zeros(len(self.shelf), dtype=bool)
        for vacancy in vacancies:
            row = self.row_of(vacancy)
            if row is None:
                continue
            found[row] = True
            if self.double[row]:
                found |= (self.double == self.double[row]) & (self.shelf == self.shelf[row])
        return found

    # the first page

    @cached_property
    def stones(self) -> list[int]:
        """At most four rungs that are in sight, best first, of a named employer two."""
        if self.person.dream is None:
            return []
        rows = np.flatnonzero(self.of("rung") & self._on_any(ON_THE_ROUTE))
        ordered = self._by_key(rows, self._keys(rows, as_rungs=True))
        stones: list[int] = []
        seen: Counter[int] = Counter()
        for row in self._one_a_title(ordered.tolist()):
            employer = int(self.employer[row])
            if not employer or seen[employer] < MOST_OF_AN_EMPLOYER:
                stones.append(row)
                seen[employer] += 1
            if len(stones) == MOST_STONES:
                break
        return stones

    @cached_property
    def route(self) -> list[int]:
        """The stepping stones that are wanted."""
        return [row for row in self.stones if self.only is None or self.only[row]]

    @cached_property
    def page(self) -> Page:
        """The first page, each row once."""
        n = self.of("n")
        self.totals(np.flatnonzero(self._on_any(AT_FIRST)))
        fits = np.array(self.spread("fits"), dtype="i8")
        near = n[fits]
        wish = self._with_most_to_gain(fits[near >= NEAR].tolist())
        like = fits[(near >= ALIKE) & (near < NEAR)][:LIKE].tolist()
        steps = self.spread("step")
        dream = self._toward_dream(steps, {*wish, *like})
        shown = {*wish, *like, *dream}
        step = [row for row in steps if row not in shown][:STEP]
        shown |= {*step}
        few = len(wish) + len(like) < WISH
        ask = self.spread("ask", ASK + len(shown)) if few else []
        return Page(wish, like, dream, step, [row for row in ask if row not in shown][:ASK], self._uses())

    def _with_most_to_gain(self, rows: list[int]) -> list[int]:
        first, rest = rows[: WISH - 1], rows[WISH - 1 :]
        if not rest:
            return first
        could = sum(self.totals(np.array(rest)))
        return [*first, rest[int(np.argmax(could))]]

    def _toward_dream(self, steps: Sequence[int], shown: set[int]) -> list[int]:
        n_dream = self.of("n_dream")
        near = [row for row in steps if n_dream[row] >= NEAR]
        if self.person.present_employer is not None:
            at_present = self.is_at(self.person.present_employer)
            near.sort(key=lambda row: not at_present[row])
        chosen = near[:MOST_STEPS_TO_DREAM]
        taken = shown | {*chosen}
        return [*chosen, *(row for row in self.route if row not in taken)][:DREAM]

    def _uses(self) -> list[int]:
        if self.person.wishes:
            return []
        rows = np.array(self.spread("other"), dtype="i8")
        skills = self.points(rows)[0][SKILLS]
        order = np.argsort(-skills, kind="stable")
        return [int(rows[at]) for at in order[:USES] if skills[at]]

    def first_of_all(self, many: int) -> set[UUID]:
        """`page.first_of_all`: the first so many that fit a wish, then rungs, with their doubles."""
        rows = [int(row) for name in FIRST_SHELVES for row in self.rows(name, many)][:many]
        return {*self.ids(rows + [each for row in rows for each in self.doubles(row)])}


def _end_to_end(arrays: Sequence[Array]) -> Array:
    found: Array = arrays[0] if len(arrays) == 1 else np.concatenate(arrays)
    return found


def _mixed(numbers: Array) -> Array:
    """`order.mixed` of many numbers."""
    z = numbers + np.uint64(GAMMA)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _firsts(rows: Iterable[int], keys: Array) -> Iterator[int]:
    """The first row of each key, as far as somebody asks; one without a key (0) is like no other."""
    seen: set[int] = set()
    for row in rows:
        key = int(keys[row]) or -1 - row
        if key not in seen:
            seen.add(key)
            yield row


def _like(
    scan: Scan, kinds: Collection[str], minutes: int | None, hours: int | None, after: datetime | None
) -> Array:
    columns, found = scan.columns, np.ones(len(scan), dtype=bool)
    if kinds:
        wanted = [value is not None and value[0] in kinds for value in columns.facets["kind"]]
        found &= np.array(wanted, dtype=bool)[columns["kind"]]
    if minutes is not None:
        trip = scan.tables.minutes
        found &= ((trip >= 0) & (trip <= minutes))[columns["place"]] | columns["remote"]
    if hours is not None:
        most = [0 if value is None else value[1] for value in columns.facets["hours"]]
        found &= (np.array(most, dtype="i4") >= hours)[columns["hours"]]
    if after is not None:
        found &= columns["added"] > moment(after)
    return found
