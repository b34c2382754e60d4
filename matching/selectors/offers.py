"""Vacancies as the scorer reads them, with their places, from the database."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q

from employers.models import Vacancy, WorkplaceFact
from jobmatch.taxonomy import selectors as taxonomy
from matching.engine.columns import Offer
from matching.scorer.v2.policy import Policy
from matching.selectors import readings, vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points

AT_A_TIME = 1000


def open_now(*, on: date, policy: Policy, of: Iterable[UUID] | None = None) -> Iterator[Offer]:
    """Every vacancy that is open on a date, or those named that are; some at a time."""
    rows = Vacancy.objects.open(on=on).order_by("pk")
    asked = list(rows.values_list("pk", flat=True) if of is None else of)
    if not asked:
        return
    points, loaded = Points(), taxonomy.loaded()
    for at in range(0, len(asked), AT_A_TIME):
        some = list(vacancies.for_ranking(on=on).filter(pk__in=asked[at : at + AT_A_TIME]))
        catalogue = Catalogue(occupations=vacancies.occupations_of(some), skills=vacancies.skills_of(some))
        placed = readings.placed(
            some, on=on, catalogue=catalogue, points=points, policy=policy, taxonomy=loaded
        )
        for row, (vacancy, point) in zip(some, placed, strict=True):
            yield Offer(vacancy, point, row.added_at)


def of_employers(employers: Iterable[UUID]) -> set[UUID]:
    """The vacancies of these employers, and of the shops of which one is the head office."""
    named = set(employers)
    theirs = Q(employer__in=named) | Q(employer__head__in=named)
    return set(Vacancy.objects.filter(theirs).values_list("pk", flat=True)) if named else set()


def told_until(first: date, last: date) -> set[UUID]:
    """The employers of whom a fact was told until some day from the first to the day before the last."""
    ended = Q(expires_on__gte=first, expires_on__lt=last)
    return set(WorkplaceFact.objects.filter(ended).values_list("employer", flat=True))
