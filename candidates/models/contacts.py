"""What happened between a youth and the service: contacts, and what they agreed."""

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import Channel, Doer, Outcome
from candidates.models.files import Candidate
from candidates.rules.confidence import LEAST, MOST
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned


class ContactQuerySet(models.QuerySet["Contact"]):
    def newest_first(self) -> "ContactQuerySet":
        return self.order_by("-on", "-made_at", "id")


class Contact(Versioned):
    """One try to reach a youth: how, whether it worked, and how it went in a sealed line."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="contacts")
    on = models.DateField(_("on"))
    channel = models.CharField(_("how"), max_length=10, choices=Channel)
    reached = models.BooleanField(_("reached"))
    confidence = models.PositiveSmallIntegerField(
        _("how sure of yourself do you feel, 1 to 5"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)],
    )
    line = models.BinaryField(blank=True, default=b"", editable=False)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["on", "made_at", "id"]
        indexes = [models.Index(fields=["candidate", "on"], name="contact_candidate_on")]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="contact_channel_known"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True)
                | Q(confidence__gte=LEAST, confidence__lte=MOST, reached=True),
                name="contact_confidence_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.get_channel_display()}"


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def open(self) -> "AgreementQuerySet":
        return self.filter(outcome=Outcome.OPEN)


class Agreement(Versioned):
    """One plain sentence: who does what by when; confirmed by both, kept or not."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="agreements")
    sentence = models.CharField(_("what"), max_length=200)
    doer = models.CharField(_("who"), max_length=10, choices=Doer)
    due = models.DateField(_("by when"))
    made_on = models.DateField(editable=False)
    confirmed_on = models.DateField(null=True, editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN, editable=False)
    settled_on = models.DateField(null=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["due", "made_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(doer__in=Doer.values), name="agreement_doer_known"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.OPEN, settled_on__isnull=True)
                | (Q(outcome__in=Outcome.values) & ~Q(outcome=Outcome.OPEN) & Q(settled_on__isnull=False)),
                name="agreement_settled_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
