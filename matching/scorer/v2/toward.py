"""Toward the dream: the vacancies of the dream itself, and the stepping stones before it."""

from uuid import UUID

from matching.scorer.v2.occupations import SAME
from matching.scorer.v2.order import folded, one_a_title
from matching.scorer.v2.page import ON_THE_ROUTE
from matching.scorer.v2.results import Ranking, Row, ShelfName
from matching.scorer.v2.rungs import best_first
from matching.scorer.v2.shelves import NEAR

# What can start now before what can be asked, and that before what is one step away.
OF_THE_DREAM: tuple[ShelfName, ...] = ("fits", "ask", "step")


def dream_jobs(ranking: Ranking, *, present: UUID | None) -> tuple[Row, ...]:
    """Vacancies of the dream itself, then those very much like it, open or one step away; of each the
    present employer's first, and the same work posted twice once."""
    rows = [row for name in OF_THE_DREAM for row in ranking.shelves[name].rows if row.n_dream >= NEAR]
    return tuple(folded(sorted(rows, key=lambda row: (not is_dream(row), not is_at(row, present)))))


def is_dream(row: Row) -> bool:
    """Whether it is the dream's own occupation."""
    return row.n_dream == SAME


def stones_at(ranking: Ranking, employer: UUID | None) -> tuple[Row, ...]:
    """Every stepping stone at one employer, best first, each title once; the route itself has four of all."""
    rows = [row for name in ON_THE_ROUTE for row in ranking.shelves[name].rows]
    there = sorted((row for row in rows if row.rung and is_at(row, employer)), key=best_first)
    return tuple(one_a_title(there))


def is_at(row: Row, employer: UUID | None) -> bool:
    """Whether the work is at this employer; never at one that is not known."""
    return employer is not None and row.employer == employer
