"""What a youth went through, what they want done with it, and what was counted of it. Sealed."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from candidates.enums import ReportState
from candidates.models.files import Candidate
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.versions import Versioned
from jobmatch.marks import MarkedKey


class Experience(Versioned):
    """One experience of discrimination, told by the youth and kept under consent: one sealed text.

    Outside the seal stands only when the term ends: not what happened, where, or what is done with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = MarkedKey(Candidate, models.PROTECT, box="experience", related_name="experiences")
    sealed = models.BinaryField(editable=False)
    kept_until = models.DateField(editable=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return "sealed"


class Report(Versioned):
    """A text for the anti-discrimination office: sent only as the youth approved it, byte for byte.

    `digest` is the SHA-256 of the bytes that the youth approved; they lie in `sealed`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = MarkedKey(Candidate, models.PROTECT, box="report", related_name="reports")
    experience = models.ForeignKey(Experience, models.PROTECT, related_name="reports")
    office = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    sealed = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    approved_on = models.DateField(null=True, editable=False)
    sent_on = models.DateField(null=True, editable=False)
    written_by = MarkedKey(User, models.PROTECT, box="report.by", related_name="+", editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=[ReportState.DRAFT, ReportState.STOPPED])
                | (Q(approved_on__isnull=False) & ~Q(digest="")),
                name="report_goes_on_with_a_yes_only",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ReportState.SENT, ReportState.ANSWERED], sent_on__isnull=False)
                | (~Q(state__in=[ReportState.SENT, ReportState.ANSWERED]) & Q(sent_on__isnull=True)),
                name="report_sent_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class Counted(models.Model):
    """That some youth met something at some employer in a month, for who said *count my experience*.

    Only HMACs: of the employer, of the youth and of the jobhunter. No foreign keys, no text, no day.
    """

    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    employer_mark = models.CharField(max_length=64)
    youth_mark = models.CharField(max_length=64, db_index=True)
    jobhunter_mark = models.CharField(max_length=64)
    month = models.DateField(help_text="its first day")

    class Meta:
        ordering = ["month", "id"]
        constraints = [
            models.UniqueConstraint(fields=["employer_mark", "youth_mark"], name="counted_once_a_youth"),
            models.CheckConstraint(condition=Q(month__day=1), name="counted_by_the_month"),
        ]

    def __str__(self) -> str:
        return "counted"


class EmployerTalks(models.Model):
    """With which employers a municipality may want to talk this month; empty most of the time.

    Fixed once a month, so that nobody learns from a change who was counted in between.
    """

    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField(help_text="its first day")
    employers = models.JSONField(default=list)

    class Meta:
        ordering = ["month", "municipality"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "month"], name="employer_talks_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="employer_talks_by_the_month"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
