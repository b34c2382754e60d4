"""Reads of feeds and of how their fetches went, scoped to the user who asks."""

from datetime import date, timedelta
from typing import Final

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone

from employers.enums import ASKING_OUTCOMES, FetchOutcome
from employers.models import Employer, Feed, FeedFetch, FeedQuerySet, Vacancy, VacancyQuerySet
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404

LET_GO_AFTER: Final = timedelta(days=30)  # as long as an employer is not asked


def feeds(user: User) -> FeedQuerySet:
    """The feeds that the user may see by name, each with how its last fetch went."""
    rows = Feed.objects.visible_to(user).select_related("employer__organisation")
    return rows.annotate(
        last_outcome=Subquery(_last().values("outcome")), last_at=Subquery(_last().values("at"))
    )


def feed(user: User, pk: str) -> Feed:
    """One feed with the log of its fetches, newest first, or 404."""
    log = Prefetch("fetches", FeedFetch.objects.order_by("-at", "-id"))
    return get_object_or_404(feeds(user).prefetch_related(log), pk=uuid_or_404(pk))


def asking(user: User) -> FeedQuerySet:
    """The feeds whose last fetch needs a person."""
    rows = (
        Feed.objects.visible_to(user)
        .filter(is_on=True)
        .alias(last_outcome=Subquery(_last().values("outcome")))
    )
    return rows.filter(last_outcome__in=ASKING_OUTCOMES)


def lets_go_on(row: Feed, *, on: date) -> date | None:
    """The night from `on` in which what is left of a board's feed that is off is closed: a month after the
    last of it came, by a fetch or in a file of somebody.

    None while it is on, while nothing is left, and for a feed of an employer, who is asked instead.
    """
    if row.is_on or row.employer_id is not None or not left_of(row, on=on).exists():
        return None
    fetched = row.fetches.filter(outcome=FetchOutcome.TAKEN_IN).aggregate(last=Max("at"))["last"]
    added = Vacancy.objects.filter(source=row.source).aggregate(last=Max("added_at"))["last"]
    came = max(at for at in (fetched, added) if at is not None)
    return max(on, timezone.localdate(came) + LET_GO_AFTER)


def left_of(row: Feed, *, on: date) -> VacancyQuerySet:
    """What came under the name of a feed, is open, and nobody said anything of."""
    return Vacancy.objects.open(on=on).filter(source=row.source).said_by_nobody()


def of_employer(user: User, employer: Employer) -> FeedQuerySet:
    """The feeds of one employer."""
    return feeds(user).filter(employer=employer)


def _last() -> QuerySet[FeedFetch]:
    return FeedFetch.objects.filter(feed=OuterRef("pk")).order_by("-at", "-id")[:1]
