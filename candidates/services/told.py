"""What a referrer may read of how it goes. Events move it, and only while the youth allows that."""

import hashlib
import hmac
from datetime import date
from uuid import UUID

from django.conf import settings

from candidates.enums import Purpose, ReferralState, Shown
from candidates.models import Candidate, Consent, Referral

SALT = b"jobmatch.candidates.referral"
ORDER = [Shown.RECEIVED, Shown.IN_CONTACT, Shown.AT_WORK]


def mark_of(candidate_id: UUID) -> str:
    """What a referral keeps of the youth whom it became: an HMAC, so that no table says who referred whom."""
    return hmac.new(settings.SECRET_KEY.encode(), SALT + candidate_id.bytes, hashlib.sha256).hexdigest()


def tell(*, candidate: Candidate, shown: str, on: date) -> None:
    """Let the referrals of this youth show an event of today; nothing happens without a live yes.

    Called in the transaction of the event. A status never goes back, so a loss is not told either.
    """
    latest = Consent.objects.latest(candidate=candidate.pk, purpose=Purpose.TELL_REFERRER)
    if latest is None or not latest.is_live(on):
        return
    earlier = ORDER[: ORDER.index(Shown(shown))]
    Referral.objects.filter(
        candidate_mark=mark_of(candidate.pk),
        state__in=[ReferralState.ACCEPTED, ReferralState.JOINED],
        shown__in=earlier,
    ).update(shown=shown)
