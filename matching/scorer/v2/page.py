"""The first page and the route, cut from the shelves."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from matching.scorer.v2.occupations import ALIKE
from matching.scorer.v2.order import MOST_OF_AN_EMPLOYER, one_a_title, tie
from matching.scorer.v2.results import PageOne, Row, Shelf, ShelfName
from matching.scorer.v2.rungs import MOST_STONES, best_first
from matching.scorer.v2.shelves import NEAR

WISH, LIKE, DREAM, STEP, ASK, USES = 5, 5, 3, 3, 5, 5
MOST_STEPS_TO_DREAM = 2
ON_THE_ROUTE: tuple[ShelfName, ...] = ("step", "ask", "fits", "rung", "other")
FIRST_SHELVES: tuple[ShelfName, ...] = ("fits", "rung")


def route(rows: Iterable[Row], seed: bytes) -> tuple[Row, ...]:
    """At most four stepping stones, best first, from every shelf but *not now* and *unread*.

    One of the same title at an employer, and two of a named employer.
    """
    rungs = [row for row in rows if row.rung is not None and row.shelf in ON_THE_ROUTE]
    ordered = sorted(rungs, key=lambda row: (*best_first(row), tie(seed, row.vacancy), row.vacancy))
    stones: list[Row] = []
    seen: Counter[UUID | None] = Counter()
    for row in one_a_title(ordered):
        if row.employer is None or seen[row.employer] < MOST_OF_AN_EMPLOYER:
            stones.append(row)
            seen[row.employer] += 1
    return tuple(stones[:MOST_STONES])


def page_one(
    shelves: Mapping[ShelfName, Shelf],
    stones: Sequence[Row],
    *,
    asks_wish: bool,
    present_employer: UUID | None,
) -> PageOne:
    """What is shown first, each row once."""
    fits = shelves["fits"].spread
    wish = with_most_to_gain([row for row in fits if row.n >= NEAR])
    like = [row for row in fits if ALIKE <= row.n < NEAR][:LIKE]
    shown = _ids((*wish, *like))
    dream = _toward_dream(shelves["step"].spread, stones, present_employer, shown)
    shown |= _ids(dream)
    step = [row for row in shelves["step"].spread if row.vacancy not in shown][:STEP]
    shown |= _ids(step)
    few = len(wish) + len(like) < WISH
    ask = [row for row in shelves["ask"].spread if row.vacancy not in shown][:ASK] if few else []
    return PageOne(
        wish=tuple(wish),
        like=tuple(like),
        dream=tuple(dream),
        step=tuple(step),
        ask=tuple(ask),
        uses=_uses(shelves["other"].spread) if asks_wish else (),
        asks_wish=asks_wish,
        nothing_fits=not wish and not like,
    )


def with_most_to_gain(rows: Sequence[Row]) -> list[Row]:
    """The first four, and of the rest the one that could come to the most points."""
    first, rest = list(rows[: WISH - 1]), rows[WISH - 1 :]
    return [*first, max(rest, key=lambda row: row.points + row.open)] if rest else first


def _toward_dream(
    steps: Sequence[Row], stones: Iterable[Row], present: UUID | None, shown: set[UUID]
) -> list[Row]:
    near = [row for row in steps if row.n_dream >= NEAR]
    here_first = sorted(near, key=lambda row: present is None or row.employer != present)
    chosen = here_first[:MOST_STEPS_TO_DREAM]
    taken = shown | _ids(chosen)
    return [*chosen, *(row for row in stones if row.vacancy not in taken)][:DREAM]


def _uses(rows: Iterable[Row]) -> tuple[Row, ...]:
    """What uses what the person can: most points for skills first."""
    using = [row for row in rows if row.criteria["skills"][0]]
    return tuple(sorted(using, key=lambda row: -row.criteria["skills"][0])[:USES])


def _ids(rows: Iterable[Row]) -> set[UUID]:
    return {row.vacancy for row in rows}


def first_of_all(shelves: Mapping[ShelfName, Shelf], many: int) -> frozenset[UUID]:
    """The vacancies among the first so many of *fits a wish*, then *a rung*, doubles on one place."""
    rows = [row for name in FIRST_SHELVES for row in shelves[name].rows[:many]][:many]
    return frozenset(each for row in rows for each in (row.vacancy, *row.doubles))
