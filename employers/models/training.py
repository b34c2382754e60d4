"""Which workplaces are recognised training companies, and what the register says of them."""

from datetime import date, timedelta
from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from employers.enums import LookOutcome, RecognitionSource
from employers.models.vacancies import Site
from jobmatch.accounts.models import User
from jobmatch.http.versions import Versioned

SURE_FOR = timedelta(days=365)  # how long it is known that a workplace is recognised


class Recognition(Versioned):
    """What is known of a workplace as a training company for one qualification; a no is kept too."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    site = models.ForeignKey(Site, models.CASCADE, related_name="recognitions")
    qualification = models.CharField(
        _("number of the qualification (crebo)"), max_length=5, validators=[RegexValidator(r"^\d{5}$")]
    )
    name = models.CharField(_("qualification"), max_length=160)
    is_recognised = models.BooleanField(_("recognised"))
    checked_on = models.DateField(_("checked on"))
    source = models.CharField(_("how it is known"), max_length=8, choices=RecognitionSource)
    checked_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["name", "qualification", "id"]
        constraints = [
            models.UniqueConstraint(fields=["site", "qualification"], name="recognition_once_a_site"),
            models.CheckConstraint(
                condition=Q(source__in=RecognitionSource.values), name="recognition_source_known"
            ),
            # Only the register answers without a person.
            models.CheckConstraint(
                condition=Q(checked_by__isnull=False) | Q(source=RecognitionSource.REGISTER),
                name="recognition_has_a_checker",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_expired(self, on: date) -> bool:
        """Whether it was looked at so long ago that it is to be asked again."""
        return self.checked_on + SURE_FOR < on


class RegisterLook(models.Model):
    """That the register is asked about a workplace, and what it answered last."""

    site = models.OneToOneField(Site, models.CASCADE, primary_key=True, related_name="register_look")
    asked_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=LookOutcome, blank=True)

    class Meta:
        ordering = ["asked_at", "site_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", done_at__isnull=True)
                | Q(outcome__in=LookOutcome.values, done_at__isnull=False),
                name="look_has_outcome_when_done",
            ),
        ]

    def __str__(self) -> str:
        return self.outcome or "asked"
