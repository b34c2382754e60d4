"""Reads of feeds and of how their fetches went, scoped to the user who asks."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from employers.enums import ASKING_OUTCOMES
from employers.models import Employer, Feed, FeedFetch, FeedQuerySet
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404


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


def of_employer(user: User, employer: Employer) -> FeedQuerySet:
    """The feeds of one employer."""
    return feeds(user).filter(employer=employer)


def _last() -> QuerySet[FeedFetch]:
    return FeedFetch.objects.filter(feed=OuterRef("pk")).order_by("-at", "-id")[:1]
