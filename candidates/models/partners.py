"""Other help: who gives it, and a warm referral to them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import HandOverState, Help
from candidates.models.files import Candidate
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.versions import Versioned
from jobmatch.marks import MarkedKey

# Never who enforces or signals. A municipality checks benefits too: its help desks are partners of their own.
PARTNER_KINDS = (OrganisationKind.PARTNER, OrganisationKind.SCHOOL, OrganisationKind.ANTI_DISCRIMINATION)


class Partner(Versioned):
    """An organisation that helps with something else, and how to reach it."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="partner", verbose_name=_("organisation")
    )
    helps_with = models.JSONField(_("helps with"), default=list)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    line = models.CharField(_("for whom, in a sentence"), max_length=200, blank=True)
    is_active = models.BooleanField(_("takes new referrals"), default=True)

    class Meta:
        ordering = ["organisation__name"]

    def __str__(self) -> str:
        return str(self.organisation)


class HandOver(Versioned):
    """A warm referral of one youth to other help: exactly the text that the youth agreed to is passed on."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = MarkedKey(Candidate, models.PROTECT, box="hand_over", related_name="hand_overs")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("to whom"))
    topic = models.CharField(_("help with"), max_length=20, choices=Help)
    state = models.CharField(max_length=10, choices=HandOverState, default=HandOverState.DRAFT)
    sealed = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    sent_on = models.DateField(null=True, editable=False)
    made_by = MarkedKey(User, models.PROTECT, box="hand_over.by", related_name="+", editable=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=HandOverState.values, topic__in=Help.values), name="hand_over_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[HandOverState.DRAFT, HandOverState.STOPPED], sent_on__isnull=True)
                | (
                    Q(state__in=[HandOverState.SENT, HandOverState.ASKED], sent_on__isnull=False)
                    & ~Q(digest="")
                ),
                name="hand_over_sent_with_a_yes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()} {self.get_state_display()}"
