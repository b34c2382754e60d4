"""A youth's yes and the taking back of it. Rows are only added; the newest of a purpose counts."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import Purpose
from candidates.models import Candidate, Consent, Needs
from candidates.permissions import may_open_sealed, require, require_work
from candidates.wordings import KEEP_NEEDS_VERSION
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit

LONGEST_DAYS = 365
TARGET = "candidates.Consent"
CURRENT_WORDING = {Purpose.KEEP_NEEDS: KEEP_NEEDS_VERSION}


def is_live(*, candidate: Candidate, purpose: str, on: date) -> bool:
    """Whether the newest row of the purpose is a yes that has not expired."""
    latest = Consent.objects.latest(candidate=candidate.pk, purpose=purpose)
    return latest is not None and latest.is_live(on)


def wait_for_others(*, candidate: Candidate) -> None:
    """Until commit nobody else gives or takes back a yes, or keeps needs under it: one after the other."""
    Candidate.objects.select_for_update(no_key=True).get(pk=candidate.pk)


@transaction.atomic
def give(*, candidate: Candidate, purpose: str, manner: str, by: User, on: date) -> Consent:
    """Record that the youth said yes to the present wording; it holds for a year."""
    require(may_open_sealed(user=by, candidate=candidate), _("Only the youth's own jobhunter records a yes."))
    wait_for_others(candidate=candidate)
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
    wait_for_others(candidate=candidate)
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
    Needs.objects.filter(candidate=candidate).delete()
    audit.record(event="consent.withdrawn", by=by, person=candidate.pk, target=TARGET, reason=purpose)
    return consent
