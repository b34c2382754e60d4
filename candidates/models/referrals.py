"""A partner's request to help one youth: a drop box that its sender can look into only so far."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from candidates.enums import ReferralState, ReferrerStatus, ReturnReason
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.versions import Versioned


class ReferralQuerySet(models.QuerySet["Referral"]):
    def received(self) -> "ReferralQuerySet":
        """Referrals that wait for the coordinator."""
        return self.filter(state=ReferralState.RECEIVED)


class Referral(Versioned):
    """Who asked help for whom. The details are sealed under a key of the referral's own (its id).

    Once decided, the details are gone and their key is destroyed; `candidate_mark` is an HMAC of the
    candidate's id, so that no table says who referred whom. `shown` is what the referrer reads: it changes
    only by events under the youth's live consent, so that withdrawal freezes it. `label` is what the
    referrer recognises the referral by (initials).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    municipality = models.ForeignKey(Organisation, models.PROTECT, related_name="received_referrals")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="sent_referrals")
    referrer = models.ForeignKey(User, models.PROTECT, related_name="referrals")
    label = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10, choices=ReferralState, default=ReferralState.RECEIVED)
    shown = models.CharField(max_length=10, choices=ReferrerStatus, default=ReferrerStatus.RECEIVED)
    received_on = models.DateField()
    details = models.BinaryField(blank=True, default=b"", editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    candidate_mark = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    return_reason = models.CharField(_("why"), max_length=20, choices=ReturnReason, blank=True)
    decided_on = models.DateField(null=True, editable=False)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", editable=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "id"]
        indexes = [models.Index(fields=["municipality", "state"], name="referral_municipality_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReferralState.values, shown__in=ReferrerStatus.values),
                name="referral_states_known",
            ),
            models.CheckConstraint(
                condition=Q(state=ReferralState.RECEIVED, decided_on__isnull=True, candidate_mark="")
                | (~Q(state=ReferralState.RECEIVED) & Q(decided_on__isnull=False, details=b"")),
                name="referral_decided_is_blank",
            ),
            models.CheckConstraint(
                condition=Q(state=ReferralState.RETURNED, return_reason__in=ReturnReason.values)
                | (~Q(state=ReferralState.RETURNED) & Q(return_reason="")),
                name="referral_returned_says_why",
            ),
            models.UniqueConstraint(
                fields=["referrer", "fingerprint"],
                condition=Q(state=ReferralState.RECEIVED),
                name="referral_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.label
