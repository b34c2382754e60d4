"""Addresses from which vacancies are fetched, and how each fetch went."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from employers.enums import FetchOutcome
from employers.models.vacancies import Employer
from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self, *, now: datetime) -> "FeedQuerySet":
        return self.filter(is_on=True, due_at__lte=now)

    def visible_to(self, user: User) -> "FeedQuerySet":
        """All for jobhunters and coordinators; nobody else has to do with one."""
        return self if user.roles & DESK_ROLES else self.none()


class Feed(Versioned):
    """An address from which the worker fetches the vacancies of one source, or of one employer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    source = models.CharField(_("name of the source"), max_length=60, unique=True)
    address = models.CharField(_("web address of the file"), max_length=500)
    employer = models.ForeignKey(
        Employer, models.CASCADE, null=True, blank=True, related_name="feeds", verbose_name=_("employer")
    )
    given_by_employer = models.BooleanField(_("the employer gave us this address itself"), default=False)
    is_on = models.BooleanField(_("fetch it every night and day"), default=True)
    due_at = models.DateTimeField(editable=False)
    may_drop = models.BooleanField(default=False, editable=False)
    added_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["source"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_by_employer=False) | Q(employer__isnull=False),
                name="feed_given_by_an_employer",
            ),
        ]
        indexes = [models.Index(fields=["is_on", "due_at"], name="feed_due")]

    def __str__(self) -> str:
        return self.source

    @staticmethod
    def mark_of(pk: UUID) -> str:
        """The mark of the errand to look at this feed."""
        return f"feed:{pk}"


class FeedFetch(models.Model):
    """One fetch of a feed: when, how many came, what changed, or why nothing did."""

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="fetches")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=11, choices=FetchOutcome)
    came = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    reopened = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    wrong = models.JSONField(
        default=list, help_text="the first rows that are wrong: number and field, no words"
    )

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=FetchOutcome.values), name="fetch_outcome_known"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome}"
