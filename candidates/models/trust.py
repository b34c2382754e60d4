"""What a youth allowed, what is kept under it, and whom they do not want at their file."""

from datetime import date
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import MARKED_PURPOSES, ConsentManner, Purpose
from candidates.models.files import Candidate
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned
from jobmatch.marks import MarkedKey

PLAIN_PURPOSES = [purpose.value for purpose in Purpose if purpose not in MARKED_PURPOSES]


class Needs(Versioned):
    """What a workplace must or should offer this youth: one sealed text, so not even a count shows."""

    candidate = models.OneToOneField(Candidate, models.CASCADE, primary_key=True, related_name="needs")
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return "sealed"


class KeptNeeds(models.Model):
    """Needs as they were when something was kept that they count in: they go with the yes to keep needs.

    `id` is that of what was kept; whoever keeps it says what is in the sealed text.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="kept_needs")
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return "sealed"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def latest(  # type: ignore[override]  # of one purpose, not of the table
        self, *, candidate: UUID, purpose: str
    ) -> "Yes | None":
        """The row that counts: the newest of this purpose, in the table that is for it."""
        kept = QuietConsent.objects if purpose in MARKED_PURPOSES else self
        return kept.newest(candidate=candidate, purpose=purpose)

    def newest(self, *, candidate: UUID, purpose: str) -> "Consent | None":
        """The row that counts, of one youth and purpose that is kept in this table."""
        return self.filter(candidate_id=candidate, purpose=purpose).order_by("-id").first()

    def is_live(self, *, candidate: UUID, purpose: str, on: date) -> bool:
        """Whether the newest row of the purpose is a yes that has not expired."""
        latest = self.latest(candidate=candidate, purpose=purpose)
        return latest is not None and latest.is_live(on)


class Yes(models.Model):
    """A youth's yes, or the taking back of it, for one purpose. Rows are only added; the newest counts."""

    candidate: Candidate
    candidate_id: UUID
    recorded_by: User | None
    recorded_by_id: UUID | None
    purpose = models.CharField(max_length=20, choices=Purpose)
    wording = models.CharField(max_length=20, help_text="version of the text that the youth heard or read")
    given = models.BooleanField(help_text="yes; or, when false, withdrawn")
    manner = models.CharField(_("how"), max_length=10, choices=ConsentManner)
    at = models.DateTimeField()
    expires_on = models.DateField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.purpose} {'given' if self.given else 'withdrawn'}"

    def is_live(self, on: date) -> bool:
        """Given and not past its term."""
        return self.given and self.expires_on is not None and on <= self.expires_on


class Consent(Yes):
    """A yes, or the taking back of it, to what says nothing of what a youth told."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="consents")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    referrals = models.JSONField(
        default=list, editable=False, help_text="marks of the referrals whose senders may see how it goes"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=PLAIN_PURPOSES), name="consent_purpose_known"),
            models.CheckConstraint(
                condition=Q(given=True, expires_on__isnull=False) | Q(given=False, expires_on__isnull=True),
                name="consent_given_expires",
            ),
        ]


class QuietConsentQuerySet(models.QuerySet["QuietConsent"]):
    def newest(self, *, candidate: UUID, purpose: str) -> "QuietConsent | None":
        """The row that counts, of one youth and purpose."""
        return self.filter(candidate=candidate, purpose=purpose).order_by("-turn").first()

    def newest_of_each(self) -> "list[QuietConsent]":
        """The row that counts, of each youth and purpose: found here, for the database holds marks."""
        newest = {(row.candidate_id, row.purpose): row for row in self.order_by("turn")}
        return [*newest.values()]


class QuietConsent(Yes):
    """A yes, or the taking back of it, that tells that a youth told or asked something.

    Whose it is stands there as a mark, and the day without the hour; `turn` counts those of one purpose.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = MarkedKey(Candidate, models.PROTECT, box="consent", related_name="quiet_consents")
    turn = models.PositiveIntegerField()
    recorded_by = MarkedKey(User, models.PROTECT, box="consent.by", null=True, related_name="+")

    objects = QuietConsentQuerySet.as_manager()

    class Meta:
        ordering = ["purpose", "turn", "id"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "purpose", "turn"], name="quiet_consent_turn_once"),
            models.CheckConstraint(
                condition=Q(purpose__in=MARKED_PURPOSES), name="quiet_consent_purpose_known"
            ),
            models.CheckConstraint(
                condition=Q(given=True, expires_on__isnull=False) | Q(given=False, expires_on__isnull=True),
                name="quiet_consent_given_expires",
            ),
        ]


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
