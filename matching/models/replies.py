"""What an employer answers on the own page, and what becomes of it. It counts after ten minutes."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from employers.models import EmployerPerson
from jobmatch.http.versions import Versioned
from matching.enums import ReplyKind
from matching.models.introductions import LONGEST_PLACE, Introduction


class ReplyQuerySet(models.QuerySet["Reply"]):
    def to_count(self) -> "ReplyQuerySet":
        """Answers that can still be taken back, or count in a moment."""
        return self.filter(counted_at=None)

    def due(self, *, now: datetime) -> "ReplyQuerySet":
        """Answers whose ten minutes are over."""
        return self.to_count().filter(counts_at__lte=now)


class Reply(Versioned):
    """One answer of an employer. `words` are theirs, `told` what the youth reads in their place.

    `moments` is what an employer offers, `instead` what the youth offers when none suits.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="replies")
    person = models.ForeignKey(EmployerPerson, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=8, choices=ReplyKind)
    at = models.DateTimeField(editable=False)
    counts_at = models.DateTimeField(editable=False)
    counted_at = models.DateTimeField(null=True, editable=False)
    moments = models.JSONField(default=list)
    place = models.CharField(_("where"), max_length=LONGEST_PLACE, blank=True)
    instead = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    later_on = models.DateField(_("in which month"), null=True)
    reasons = models.JSONField(default=list)
    abilities = models.JSONField(default=list)
    words = models.BinaryField(blank=True, default=b"", editable=False)
    told = models.BinaryField(blank=True, default=b"", editable=False)
    colleague = models.ForeignKey(EmployerPerson, models.SET_NULL, null=True, related_name="+")
    is_registered = models.BooleanField(default=False, editable=False)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction"], condition=Q(counted_at__isnull=True), name="reply_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(kind__in=ReplyKind.values), name="reply_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=ReplyKind.DECLINE) & ~Q(reasons=[])
                | ~Q(kind=ReplyKind.DECLINE) & Q(reasons=[]),
                name="reply_no_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReplyKind.LATER, later_on__isnull=False)
                | ~Q(kind=ReplyKind.LATER) & Q(later_on__isnull=True),
                name="reply_later_names_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"
