"""Toward the dream: the vacancies of the dream itself, and the stepping stones before it."""

from uuid import UUID

from matching.scorer.v2.page import ON_THE_ROUTE
from matching.scorer.v2.results import Ranking, Row, ShelfName
from matching.scorer.v2.rungs import best_first
from matching.scorer.v2.shelves import NEAR

# What can start now before what can be asked, and that before what is one step away.
OF_THE_DREAM: tuple[ShelfName, ...] = ("fits", "ask", "step")


def dream_jobs(ranking: Ranking, *, present: UUID | None) -> tuple[Row, ...]:
    """Vacancies of the dream or nearest to it, open or one step away; the present employer's first."""
    rows = [row for name in OF_THE_DREAM for row in ranking.shelves[name].rows if row.n_dream >= NEAR]
    return tuple(sorted(rows, key=lambda row: not is_at(row, present)))


def stones_at(ranking: Ranking, employer: UUID | None) -> tuple[Row, ...]:
    """Every stepping stone at one employer, best first; the route itself has four of all."""
    rows = [row for name in ON_THE_ROUTE for row in ranking.shelves[name].rows]
    return tuple(sorted((row for row in rows if row.rung and is_at(row, employer)), key=best_first))


def is_at(row: Row, employer: UUID | None) -> bool:
    """Whether the work is at this employer; never at one that is not known."""
    return employer is not None and row.employer == employer
