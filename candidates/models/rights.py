"""What a youth asks of the service about their own data, and openings of what is sealed by force."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import OpeningVerdict, Right, RightState
from candidates.models.files import Candidate
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    def open(self) -> "RightsRequestQuerySet":
        return self.filter(state=RightState.OPEN)

    def newest_first(self) -> "RightsRequestQuerySet":
        """Requests that are open, then those that were closed last."""
        return self.order_by(F("closed_on").desc(nulls_first=True), "-received_on", "id")

    def standing_objections(self) -> "RightsRequestQuerySet":
        """Objections that were granted, and not lifted by the youth."""
        return self.filter(right=Right.OBJECTION, state=RightState.DONE)


class RightsRequest(Versioned):
    """A youth asks for access with a copy, correction, objection or erasure; answered within a month."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="rights_requests")
    right = models.CharField(_("what is asked"), max_length=12, choices=Right)
    state = models.CharField(max_length=10, choices=RightState, default=RightState.OPEN)
    received_on = models.DateField(_("asked on"))
    due = models.DateField(editable=False)
    words = models.BinaryField(blank=True, default=b"", editable=False)
    answer = models.BinaryField(blank=True, default=b"", editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)
    closed_on = models.DateField(null=True, editable=False)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(right__in=Right.values, state__in=RightState.values), name="rights_request_known"
            ),
            models.CheckConstraint(
                condition=Q(state=RightState.OPEN, closed_on__isnull=True)
                | (~Q(state=RightState.OPEN) & Q(closed_on__isnull=False)),
                name="rights_request_closed_has_a_date",
            ),
            models.UniqueConstraint(
                fields=["candidate", "right"],
                condition=Q(state=RightState.OPEN),
                name="rights_request_one_open_a_right",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_right_display()} {self.get_state_display()}"

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether the youth may take it back: it is open, or an objection that stands."""
        is_standing = self.right == Right.OBJECTION and self.state == RightState.DONE
        return self.state == RightState.OPEN or is_standing


class ForcedOpeningQuerySet(models.QuerySet["ForcedOpening"]):
    def live(self, *, now: datetime) -> "ForcedOpeningQuerySet":
        return self.filter(until__gt=now)

    def unreviewed(self) -> "ForcedOpeningQuerySet":
        return self.filter(verdict="")


class ForcedOpening(Versioned):
    """Break-glass: someone opened what is sealed without the youth's yes, for an hour, and said why.

    Somebody else looks at it within a day, and the youth is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="forced_openings")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.BinaryField(editable=False)
    at = models.DateTimeField()
    until = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=OpeningVerdict, blank=True)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    objects = ForcedOpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(verdict__in=OpeningVerdict.values, reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="forced_opening_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("user")),
                name="forced_opening_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
