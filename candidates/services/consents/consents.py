"""A youth's yes and the taking back of it, a purpose at a time. Rows are only added; the newest counts.

Taking back works at once and in one act: `withdrawals` says, a purpose at a time, what is erased or stopped.
What a yes only opens (a stand-in) or lets others see (the referrer) is asked of the newest row each time.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import MARKED_PURPOSES, ConsentManner, Purpose
from candidates.models import Candidate, Consent, QuietConsent, Yes
from candidates.permissions import may_hear_yes, require, require_work
from candidates.rules import consent_texts, person_marks, step_marks
from candidates.selectors.consents.referrers import Referred, referrals_of, referred
from candidates.services.consents import withdrawals
from candidates.services.files import openers, steps
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from candidates.services.voice import experiences
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken

LONGEST_DAYS = 365
TARGET = "candidates.Consent"
GIVEN_ALONE = frozenset({Purpose.STAND_IN, Purpose.TELL_REFERRER})  # on the own page, with nobody there
CURRENT_WORDING: dict[str, str] = {
    Purpose.KEEP_NEEDS: consent_texts.KEEP_NEEDS_VERSION,
    Purpose.KEEP_EXPERIENCE: consent_texts.KEEP_EXPERIENCE_VERSION,
    Purpose.SHARE_WITH_EMPLOYERS: consent_texts.SHARE_WITH_EMPLOYERS_VERSION,
    Purpose.TELL_REFERRER: consent_texts.TELL_REFERRER_VERSION,
    Purpose.COUNT_EXPERIENCE: consent_texts.COUNT_EXPERIENCE_VERSION,
    Purpose.MESSAGE_ME: consent_texts.MESSAGE_ME_VERSION,
    Purpose.STAND_IN: consent_texts.STAND_IN_VERSION,
    Purpose.OTHER_PARTNER: consent_texts.OTHER_PARTNER_VERSION,
}


@transaction.atomic
def give(
    *,
    candidate: Candidate,
    purpose: str,
    manner: str,
    by: Doer,
    on: date,
    referrals: Collection[UUID] = (),
) -> Yes:
    """Record that the youth said yes to the present wording; it holds for a year.

    `by` is who hears it, or for what is given alone the youth with the own link (`audit.youth`). The yes to
    telling a referrer names the `referrals` that it is for; it is to no other.
    """
    _require_may_give(candidate, purpose, by=by)
    require_heard(candidate, on=on)
    lock_file(candidate)
    before = openers.of([candidate], on=on)
    until = on + timedelta(days=LONGEST_DAYS)
    named = _named(candidate, purpose, referrals)
    consent = _keep(candidate, purpose, manner=manner, until=until, referrals=named, by=by, on=on)
    steps.settle(candidate=candidate, mark=step_marks.consent(purpose), by=by, on=on)
    if purpose == Purpose.TELL_REFERRER:
        steps.settle(candidate=candidate, mark=step_marks.OTHER_REFERRAL, by=by, on=on)
    if purpose == Purpose.COUNT_EXPERIENCE and isinstance(by, User):
        experiences.count(candidate=candidate, by=by, on=on)
    told = openers.tell(before, by=by, on=on)
    given = audit.Fact(
        "consent.given",
        by,
        candidate.pk,
        TARGET,
        chain=candidate.municipality_id,
        reason=purpose,
        quiet=purpose in MARKED_PURPOSES,
    )
    audit.record_many([*told, given])
    return consent


@transaction.atomic
def who_referred(*, candidate: Candidate, by: User, on: date) -> list[Referred]:
    """Whom the question names, for who reads it out to the youth. It is in the access log."""
    hears = may_hear_yes(user=by, candidate=candidate, purpose=Purpose.TELL_REFERRER)
    require(hears, _("Only the youth's own jobhunter records a yes."))
    found = referred(candidate, on=on)
    if found:
        audit.record(
            event="sealed.opened",
            by=by,
            chain=candidate.municipality_id,
            person=candidate.pk,
            fields=("origin",),
        )
    return found


def _named(candidate: Candidate, purpose: str, referrals: Collection[UUID]) -> list[str]:
    """The marks of the named referrals; refused when none is named of those there are, or another one."""
    there = {row.pk for row in referrals_of(candidate)} if purpose == Purpose.TELL_REFERRER else set()
    if not there.issuperset(referrals) or bool(there) != bool(referrals):
        raise RuleBroken("referrals", _("Choose who may see how it goes: the youth says yes to each apart."))
    return sorted(person_marks.told(candidate=candidate.pk, referral=pk) for pk in set(referrals))


@transaction.atomic
def withdraw(*, candidate: Candidate, purpose: str, manner: str, by: Doer, on: date) -> Yes:
    """Record that the youth takes the yes back, and erase or stop at once what it allowed.

    `by` is who works the file, or the youth with the own link (`audit.youth`).
    """
    _require_may_withdraw(candidate, by=by)
    # what is kept under this yes meanwhile is either there to erase, or refused after it
    lock_file(candidate)
    consent = _keep(candidate, purpose, manner=manner, until=None, referrals=[], by=by, on=on)
    withdrawals.carry_out(candidate=candidate, purpose=purpose, by=by, on=on)
    steps.settle(candidate=candidate, mark=step_marks.consent(purpose), by=by, on=on)
    audit.record(
        event="consent.withdrawn",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        reason=purpose,
        quiet=purpose in MARKED_PURPOSES,
    )
    return consent


@transaction.atomic
def withdraw_from(*, candidate: Candidate, referral: UUID, by: Doer, on: date) -> Yes:
    """Record on the own page that one referrer sees no more how it goes; what the others see stays as it was.

    As any taking back it needs nobody else first, and the yes to the others lasts no longer for it.
    """
    _require_may_withdraw(candidate, by=by)
    lock_file(candidate)
    purpose, manner = Purpose.TELL_REFERRER, ConsentManner.LINK
    before = Consent.objects.newest(candidate=candidate.pk, purpose=purpose)
    stopped = person_marks.told(candidate=candidate.pk, referral=referral)
    left = [named for named in before.referrals if named != stopped] if before else []
    if before is None or not left:
        return withdraw(candidate=candidate, purpose=purpose, manner=manner, by=by, on=on)
    consent = Consent.objects.create(
        candidate=candidate,
        purpose=purpose,
        wording=before.wording,
        given=True,
        manner=manner,
        at=timezone.now(),
        expires_on=before.expires_on,
        referrals=left,
    )
    audit.record(
        event="consent.withdrawn",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        reason=purpose,
    )
    return consent


def _keep(
    candidate: Candidate,
    purpose: str,
    *,
    manner: str,
    until: date | None,
    referrals: list[str],
    by: Doer,
    on: date,
) -> Yes:
    """The row that counts from now on: a yes until that day, or the taking back of it."""
    said: dict[str, Any] = {
        "candidate": candidate,
        "purpose": purpose,
        "wording": CURRENT_WORDING[Purpose(purpose)],
        "given": until is not None,
        "manner": manner,
        "expires_on": until,
        "recorded_by": by if isinstance(by, User) else None,
    }
    if purpose not in MARKED_PURPOSES:
        return Consent.objects.create(**said, at=timezone.now(), referrals=referrals)
    before = QuietConsent.objects.newest(candidate=candidate.pk, purpose=purpose)
    day = timezone.make_aware(datetime.combine(on, time()))
    return QuietConsent.objects.create(**said, at=day, turn=before.turn + 1 if before else 1)


def _require_may_give(candidate: Candidate, purpose: str, *, by: Doer) -> None:
    if isinstance(by, User):
        hears = may_hear_yes(user=by, candidate=candidate, purpose=purpose)
    else:
        hears = by == audit.youth(candidate.pk) and purpose in GIVEN_ALONE
    require(hears, _("Only the youth's own jobhunter records a yes."))


def _require_may_withdraw(candidate: Candidate, *, by: Doer) -> None:
    if isinstance(by, User):
        require_work(by, candidate)
    else:
        require(by == audit.youth(candidate.pk), _("Only the youth takes this back."))
