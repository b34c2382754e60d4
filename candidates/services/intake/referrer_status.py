"""What a referrer may read of how it goes. Events move it, and only while the youth allows that."""

from datetime import date, timedelta

from django.db.models import QuerySet

from candidates.enums import ReferralState, ReferrerStatus
from candidates.models import Candidate, Referral
from candidates.rules import person_marks
from candidates.selectors.consents.referrers import referred
from candidates.selectors.intake.referrals import LISTED_DAYS
from jobmatch.accounts.models import User
from notifications.enums import Kind
from notifications.services import outbox

ORDER = [ReferrerStatus.RECEIVED, ReferrerStatus.IN_CONTACT, ReferrerStatus.AT_WORK]


def tell(*, candidate: Candidate, shown: str, on: date) -> None:
    """Let the referrals of this youth show an event of today; nothing happens without a live yes.

    Called in the transaction of the event. A status never goes back, so a loss is not told either. Only the
    referrals that the yes names move: the youth said it to these, whoever else refers them before or after.
    """
    allowed = [each.referral for each in referred(candidate, on=on) if each.is_told]
    moved = Referral.objects.filter(pk__in=allowed, shown__in=ORDER[: ORDER.index(ReferrerStatus(shown))])
    referrers = list(_who_read(moved, on=on))
    moved.update(shown=shown)
    for user in referrers:
        outbox.tell_user(user=user, kind=Kind.SHOWN, daily=True)


def _who_read(referrals: QuerySet[Referral], *, on: date) -> QuerySet[User]:
    """The referrers who have one of these on their list; what is on no list sends no mail either."""
    listed = referrals.filter(received_on__gte=on - timedelta(days=LISTED_DAYS)).exclude(label="")
    return User.objects.filter(pk__in=listed.values("referrer")).order_by("pk")


def shown_now(*, candidate: Candidate) -> list[str]:
    """What referrers read of this youth now, each thing once; nothing when nobody referred them."""
    rows = Referral.objects.filter(candidate_mark=person_marks.referred(candidate.pk)).exclude(
        state__in=[ReferralState.RETURNED, ReferralState.EXPIRED]
    )
    found = set(rows.values_list("shown", flat=True))
    return [shown for shown in ORDER if shown in found]
