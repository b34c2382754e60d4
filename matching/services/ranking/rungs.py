"""The next step toward the dream after a placement: at the same employer first, never the same work."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from candidates.models import Wish
from employers.models import Employer, Vacancy
from jobmatch.accounts.models import User
from matching.models import Placement
from matching.scorer.v2.results import Row
from matching.scorer.v2.toward import dream_jobs, is_at, stones_at
from matching.services.ranking import rankings, route
from matching.services.ranking.rankings import Ranked
from matching.services.ranking.route import Route
from matching.services.ranking.shown import Shown

MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Rungs:
    """Where to go from here: vacancies of the dream, then stepping stones to it.

    `in_house`: whether the employer has the dream job; None when the dream or the employer is not known.
    """

    dream: Wish | None
    in_house: bool | None
    here: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    ranked: Ranked

    @property
    def sealed_open(self) -> bool:
        return self.ranked.sealed_open

    @property
    def route(self) -> Route:
        """What was found here and elsewhere as a route, with what the occupations ask."""
        rows = (*self.here, *self.elsewhere)
        facts = route.facts_of(self.ranked, self.dream, rows)
        return Route(self.ranked, self.dream, None, jobs=(), alike=(), stones=rows, facts=facts)

    def vacancies(self, rows: Sequence[Row]) -> list[Vacancy]:
        """The vacancies of the rows, in their order."""
        return [self.ranked.vacancies[row.vacancy] for row in rows]


def next_rungs(*, placement: Placement, by: User, on: date) -> Rungs:
    """What could come after this work. The look into the ranking is in the access log."""
    ranked = rankings.rank_for(candidate=placement.candidate, by=by, on=on, today=on)
    here, elsewhere = _found(ranked.shown, placement) if ranked.shown else _read(ranked, placement)
    dream = ranked.candidate.dream
    return Rungs(dream, _in_house(placement, dream), here, elsewhere, ranked)


def _read(ranked: Ranked, placement: Placement) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """What is here, and what is elsewhere, in a ranking of all that was read."""
    employer, ranking = placement.employer_id, ranked.ranking
    jobs = dream_jobs(ranking, present=employer)
    rows = _each_once(*jobs, *stones_at(ranking, employer), *ranking.route, leave_out=placement.vacancy_id)
    here = [row for row in rows if is_at(row, employer)]
    elsewhere = sorted((row for row in rows if not is_at(row, employer)), key=learns_first)
    return tuple(here[:MOST_ROWS]), tuple(elsewhere[:MOST_ROWS])


def _found(shown: Shown, placement: Placement) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """What is here, and what is elsewhere, of all that the engine found; only what is shown is read."""
    found, employer = shown.found, placement.employer_id
    own = found.row_of(placement.vacancy_id) if placement.vacancy_id else None
    together = (*found.dream_jobs(employer), *found.stones_at(employer), *found.route)
    rows = found.each_once(row for row in together if row != own)
    at, learns = found.is_at(employer), dict(zip(rows, found.learns(rows), strict=True))
    here = [row for row in rows if at[row]]
    elsewhere = sorted((row for row in rows if not at[row]), key=lambda row: not learns[row])
    return shown.rows(here[:MOST_ROWS]), shown.rows(elsewhere[:MOST_ROWS])


def learns_first(row: Row) -> bool:
    """Before what needs the trade already comes where it is learnt."""
    return not (row.rung and row.rung.learns)


def _each_once(*rows: Row, leave_out: Any) -> list[Row]:
    """The first of each work."""
    first: dict[Hashable, Row] = {}
    for row in rows:
        if row.vacancy != leave_out:
            first.setdefault(route.work_of(row), row)
    return list(first.values())


def _in_house(placement: Placement, dream: Wish | None) -> bool | None:
    if dream is None or placement.employer_id is None:
        return None
    has_it = Q(occupations=dream.occupation_id) | Q(sites__occupations=dream.occupation_id)
    return Employer.objects.filter(has_it, pk=placement.employer_id).exists()
