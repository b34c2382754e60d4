"""What a youth allowed, what is kept under it, and whom they do not want at their file."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import ConsentManner, Purpose
from candidates.models.files import Candidate
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned


class Needs(Versioned):
    """What a workplace must or should offer this youth: one sealed text, so not even a count shows."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="needs")
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return "sealed"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def latest(  # type: ignore[override]  # of one purpose, not of the table
        self, *, candidate: UUID, purpose: str
    ) -> "Consent | None":
        """The row that counts: the newest of this purpose."""
        return self.filter(candidate_id=candidate, purpose=purpose).order_by("-id").first()

    def is_live(self, *, candidate: UUID, purpose: str, on: date) -> bool:
        """Whether the newest row of the purpose is a yes that has not expired."""
        latest = self.latest(candidate=candidate, purpose=purpose)
        return latest is not None and latest.is_live(on)


class Consent(models.Model):
    """A youth's yes, or the taking back of it, for one purpose. Rows are only added; the newest counts."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    wording = models.CharField(max_length=20, help_text="version of the text that the youth heard or read")
    given = models.BooleanField(help_text="yes; or, when false, withdrawn")
    manner = models.CharField(_("how"), max_length=10, choices=ConsentManner)
    at = models.DateTimeField()
    expires_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    referrals = models.JSONField(
        default=list, editable=False, help_text="marks of the referrals whose senders may see how it goes"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="consent_purpose_known"),
            models.CheckConstraint(
                condition=Q(given=True, expires_on__isnull=False) | Q(given=False, expires_on__isnull=True),
                name="consent_given_expires",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {'given' if self.given else 'withdrawn'}"

    def is_live(self, on: date) -> bool:
        """Given and not past its term."""
        return self.given and self.expires_on is not None and on <= self.expires_on


class Bar(models.Model):
    """A member of staff whom this youth does not want at the file; no reason is kept."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="bars")
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("member of staff"))

    class Meta:
        ordering = ["user__name", "id"]
        constraints = [models.UniqueConstraint(fields=["candidate", "user"], name="bar_once")]

    def __str__(self) -> str:
        return str(self.user)


class Origin(models.Model):
    """Who referred this youth, what they wanted then and how they agreed: one sealed text."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="origin")
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return "sealed"
