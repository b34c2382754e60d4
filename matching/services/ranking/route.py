"""The way from now to the dream: its own vacancies, and at most four stepping stones before them."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from candidates.models import Candidate, Wish
from jobmatch.accounts.models import User
from jobmatch.taxonomy import selectors as taxonomy
from matching.models import Placement
from matching.scorer.v2.results import Row
from matching.scorer.v2.toward import dream_jobs, is_dream
from matching.selectors import readings
from matching.services.ranking import rankings
from matching.services.ranking.rankings import Ranked

MOST_JOBS = 4


@dataclass(frozen=True, slots=True)
class Route:
    """`jobs`: vacancies of the dream itself, the present employer's first; `alike`: of work very much like
    it; `stones`: what leads there, best first. A vacancy is on it once.

    `facts`: what each occupation on it asks of who enters it.
    """

    ranked: Ranked
    dream: Wish | None
    present: Placement | None
    jobs: tuple[Row, ...]
    alike: tuple[Row, ...]
    stones: tuple[Row, ...]
    facts: Mapping[UUID, taxonomy.OccupationFacts]


def for_staff(*, candidate: Candidate, by: User, on: date) -> Route:
    """The route of a youth whose file the user may see; the look is in the access log."""
    return of(rankings.rank_for(candidate=candidate, by=by, on=on, today=on))


def for_youth(*, candidate: Candidate, on: date) -> Route:
    """The route on the youth's own page, where nothing sealed is opened."""
    return of(rankings.rank_for_youth(candidate=candidate, on=on))


def of(ranked: Ranked) -> Route:
    """The route in a ranking."""
    dream = ranked.candidate.dream
    present = readings.present_work([ranked.candidate]).get(ranked.candidate.pk)
    employer = present.employer_id if present else None
    stones = tuple(ranked.ranking.route)
    near = _near(ranked, employer, stones)
    return Route(
        ranked=ranked,
        dream=dream,
        present=present,
        jobs=tuple(row for row in near if is_dream(row)),
        alike=tuple(row for row in near if not is_dream(row)),
        stones=stones,
        facts=facts_of(ranked, dream, (*near, *stones)),
    )


def _near(ranked: Ranked, employer: UUID | None, stones: tuple[Row, ...]) -> tuple[Row, ...]:
    """The first vacancies of the dream, and very much like it, that are no stones."""
    shown = {work_of(row) for row in stones}
    rows: Iterable[Row]
    if ranked.shown is None:
        rows = dream_jobs(ranked.ranking, present=employer)
    else:
        rows = ranked.shown.rows(ranked.shown.found.dream_jobs(employer)[: MOST_JOBS + len(stones)])
    return tuple(row for row in rows if work_of(row) not in shown)[:MOST_JOBS]


def work_of(row: Row) -> Hashable:
    """What two postings of one work share, on whichever shelf they stand."""
    return row.double or row.vacancy


def facts_of(
    ranked: Ranked, dream: Wish | None, rows: tuple[Row, ...]
) -> Mapping[UUID, taxonomy.OccupationFacts]:
    """What the occupations of the dream and of these rows ask, in a constant number of queries."""
    named = {ranked.vacancies[row.vacancy].occupation_id for row in rows}
    if dream is not None:
        named.add(dream.occupation_id)
    return taxonomy.facts(pk for pk in named if pk is not None)
