"""A youth's yes and the taking back of it, a purpose at a time. Rows are only added; the newest counts.

Taking back works at once: what was kept under the yes is erased (needs), what it opened is closed (a
stand-in), and what it let others see stays as it was (the referrer). The last two are asked of the newest row
each time, so nothing else has to be changed for them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates import wordings
from candidates.enums import Purpose
from candidates.models import Candidate, Consent, Needs
from candidates.permissions import may_hear_yes, require, require_work
from candidates.services.holding import hold
from candidates.services.parents import require_heard
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit

LONGEST_DAYS = 365
TARGET = "candidates.Consent"
CURRENT_WORDING: dict[str, str] = {
    Purpose.KEEP_NEEDS: wordings.KEEP_NEEDS_VERSION,
    Purpose.KEEP_EXPERIENCE: wordings.KEEP_EXPERIENCE_VERSION,
    Purpose.SHARE_WITH_EMPLOYERS: wordings.SHARE_WITH_EMPLOYERS_VERSION,
    Purpose.TELL_REFERRER: wordings.TELL_REFERRER_VERSION,
    Purpose.COUNT_EXPERIENCE: wordings.COUNT_EXPERIENCE_VERSION,
    Purpose.MESSAGE_ME: wordings.MESSAGE_ME_VERSION,
    Purpose.STAND_IN: wordings.STAND_IN_VERSION,
    Purpose.OTHER_PARTNER: wordings.OTHER_PARTNER_VERSION,
}


def is_live(*, candidate: Candidate, purpose: str, on: date) -> bool:
    """Whether the newest row of the purpose is a yes that has not expired."""
    latest = Consent.objects.latest(candidate=candidate.pk, purpose=purpose)
    return latest is not None and latest.is_live(on)


def with_live(*, candidates: Sequence[Candidate], purpose: str, on: date) -> set[UUID]:
    """Whose newest row of the purpose is a yes that has not expired; one query."""
    rows = Consent.objects.filter(candidate__in=[candidate.pk for candidate in candidates], purpose=purpose)
    newest = {row.candidate_id: row for row in rows.order_by("id")}
    return {pk for pk, row in newest.items() if row.is_live(on)}


@transaction.atomic
def give(*, candidate: Candidate, purpose: str, manner: str, by: User, on: date) -> Consent:
    """Record that the youth said yes to the present wording; it holds for a year."""
    hears = may_hear_yes(user=by, candidate=candidate, purpose=purpose)
    require(hears, _("Only the youth's own jobhunter records a yes."))
    require_heard(candidate, on=on)
    hold(candidate)
    consent = Consent.objects.create(
        candidate=candidate,
        purpose=purpose,
        wording=CURRENT_WORDING[Purpose(purpose)],
        given=True,
        manner=manner,
        at=timezone.now(),
        expires_on=on + timedelta(days=LONGEST_DAYS),
        recorded_by=by,
    )
    audit.record(event="consent.given", by=by, person=candidate.pk, target=TARGET, reason=purpose)
    return consent


@transaction.atomic
def withdraw(*, candidate: Candidate, purpose: str, manner: str, by: User) -> Consent:
    """Record that the youth takes the yes back, and erase at once what was kept under it."""
    require_work(by, candidate)
    hold(candidate)
    consent = Consent.objects.create(
        candidate=candidate,
        purpose=purpose,
        wording=CURRENT_WORDING[Purpose(purpose)],
        given=False,
        manner=manner,
        at=timezone.now(),
        expires_on=None,
        recorded_by=by,
    )
    if purpose == Purpose.KEEP_NEEDS:
        Needs.objects.filter(candidate=candidate).delete()
    audit.record(event="consent.withdrawn", by=by, person=candidate.pk, target=TARGET, reason=purpose)
    return consent
