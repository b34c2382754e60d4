"""The way from now to the dream: its own vacancies, and at most four stepping stones before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from candidates.models import Candidate, Wish
from candidates.services.files.sealed import NOTHING_OPENED
from jobmatch.accounts.models import User
from jobmatch.taxonomy import selectors as taxonomy
from matching.models import Placement
from matching.scorer.v2.results import Row
from matching.scorer.v2.toward import dream_jobs
from matching.selectors import people, readings
from matching.services.ranking import rankings
from matching.services.ranking.rankings import Ranked

MOST_JOBS = 4


@dataclass(frozen=True, slots=True)
class Route:
    """`jobs`: vacancies of the dream, the present employer's first; `stones`: what leads there, best first.

    `facts`: what each occupation on it asks of who enters it.
    """

    ranked: Ranked
    dream: Wish | None
    present: Placement | None
    jobs: tuple[Row, ...]
    stones: tuple[Row, ...]
    facts: Mapping[UUID, taxonomy.OccupationFacts]


def for_staff(*, candidate: Candidate, by: User, on: date) -> Route:
    """The route of a youth whose file the user may see; the look is in the access log."""
    return of(rankings.rank_for(candidate=candidate, by=by, on=on, today=on))


def for_youth(*, candidate: Candidate, on: date) -> Route:
    """The route on the youth's own page, where nothing sealed is opened."""
    whole = people.with_profile(Candidate.objects.filter(pk=candidate.pk)).get()
    return of(rankings.Region([whole], on=on).rank(whole, NOTHING_OPENED, sealed_open=False))


def of(ranked: Ranked) -> Route:
    """The route in a ranking."""
    dream = ranked.candidate.dream
    present = readings.present_work([ranked.candidate]).get(ranked.candidate.pk)
    employer = present.employer_id if present else None
    stones = ranked.ranking.route
    shown = {row.vacancy for row in stones}
    jobs = [row for row in dream_jobs(ranked.ranking, present=employer) if row.vacancy not in shown]
    rows = (*jobs[:MOST_JOBS], *stones)
    return Route(ranked, dream, present, tuple(jobs[:MOST_JOBS]), stones, facts_of(ranked, dream, rows))


def facts_of(
    ranked: Ranked, dream: Wish | None, rows: tuple[Row, ...]
) -> Mapping[UUID, taxonomy.OccupationFacts]:
    """What the occupations of the dream and of these rows ask, in a constant number of queries."""
    named = {ranked.vacancies[row.vacancy].occupation_id for row in rows}
    if dream is not None:
        named.add(dream.occupation_id)
    return taxonomy.facts(pk for pk in named if pk is not None)
