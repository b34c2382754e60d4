"""From a partner's request to a file: receive, open, accept, give back, join with a file, and let it expire.

What the referrer can read of a referral never depends on whether the youth is known here: receiving looks at
the referrer's own rows only, and accepting, joining and not deciding all leave `shown` as it is.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from candidates.enums import Purpose, ReferralState, ReferrerStatus, ReturnReason, State, StepKind
from candidates.models import Candidate, Consent, Referral
from candidates.permissions import may_refer_for, may_take_in, require, require_work
from candidates.rules import person_marks, step_marks
from candidates.selectors.intake.referrals import LISTED_DAYS, coordinators
from candidates.services.files import files, sealed, states, steps
from candidates.services.files.locking import lock_file
from candidates.services.intake import origins
from candidates.services.intake.referral_details import (
    Details,
    checked,
    fingerprint_of,
    label_of,
    seal,
    told_again,
    unseal,
)
from jobmatch import workdays
from jobmatch.accounts.models import Desk, Organisation, User
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.accounts.services.presence import is_away
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from notifications.enums import Kind
from notifications.services import outbox

EXPIRES_AFTER_DAYS = 28
FIRST_CONTACT_WORKING_DAYS = 5
TARGET = "candidates.Referral"


@dataclass(frozen=True, slots=True)
class Received:
    """The referral as its sender sees it, and whether it is a new one on the sender's list."""

    referral: Referral
    is_new: bool


@transaction.atomic
def receive(
    *,
    details: Details,
    organisation: Organisation,
    municipality: Organisation,
    by: User,
    on: date,
    ask_again: bool = True,
) -> Received:
    """Keep a request for help, sealed. The same youth twice by the same referrer is on the list once.

    Whether an earlier one was decided is for nobody to see: while it still shows as received, a second one
    is kept without a label, so that only the coordinator reads it. What is told more of one that waits goes
    with it. A list sent twice (`ask_again=False`) adds none.
    """
    allowed = may_refer_for(user=by, organisation=organisation)
    require(allowed, _("You can refer youths for your own organisation only."))
    details = checked(details, on=on)
    earlier = _earlier(details, by=by, on=on)
    undecided = next((each for each in earlier if each.state == ReferralState.RECEIVED), None)
    listed = next((each for each in earlier if each.label), undecided)
    if undecided is not None and _is_added(undecided, details, by=by, on=on):
        return Received(listed or undecided, is_new=False)
    if listed is not None and not ask_again:
        return Received(listed, is_new=False)
    made = _keep(details, organisation, municipality, by=by, on=on, label="" if listed else label_of(details))
    if made is None:  # sent twice at once: the other one was first
        earlier = _earlier(details, by=by, on=on)
        for each in earlier:
            _is_added(each, details, by=by, on=on)
        return Received(earlier[0], is_new=False)
    _tell_who_waits(made, is_new=listed is None)
    _record_received(made, by)
    return Received(listed or made, is_new=listed is None)


@transaction.atomic
def open_details(*, referral: Referral, by: User) -> Details:
    """Read what the referrer told; the row in the access log commits with it."""
    _require_intake(referral, by)
    details = unseal(referral)
    audit.record(
        event="referral.opened",
        by=by,
        chain=referral.municipality_id,
        target=TARGET,
        target_id=referral.pk,
        fields=("details",),
    )
    return details


@transaction.atomic
def accept(*, referral: Referral, version: int, desk: Desk, by: User, on: date) -> Candidate:
    """Open a file at a desk; the first talk is within five working days. The details move to the file."""
    _require_intake(referral, by)
    if desk.municipality_id != referral.municipality_id:
        raise RuleBroken("other_municipality", _("Choose a desk of the same municipality."))
    lock_municipality(referral.municipality_id)
    if is_away(desk):
        raise RuleBroken("away", _("This colleague is away. Choose someone who is there."))
    _claim(referral, version=version)
    details = unseal(referral)
    candidate = files.open(desk=desk, by=by, on=on, step=StepKind.FIRST_TALK, **details.person)
    sealed.keep_own_words(candidate=candidate, text=details.wants)
    origins.add(candidate=candidate, referral=referral, details=details)
    _decide(
        referral, ReferralState.ACCEPTED, by=by, on=on, candidate_mark=person_marks.referred(candidate.pk)
    )
    audit.record(
        event="referral.accepted", by=by, chain=referral.municipality_id, target=TARGET, target_id=referral.pk
    )
    return candidate


@transaction.atomic
def join(*, referral: Referral, version: int, candidate: Candidate, by: User, on: date) -> Candidate:
    """The youth has a file: keep what is new with it, and see that someone speaks with the youth soon."""
    _require_intake(referral, by)
    require_work(by, candidate)
    if candidate.municipality_id != referral.municipality_id:
        raise RuleBroken("other_municipality", _("Choose a file of the same municipality."))
    candidate = lock_file(candidate)
    _claim(referral, version=version)
    origins.add(candidate=candidate, referral=referral, details=unseal(referral))
    if candidate.state == State.ENDED:
        states.reopen(candidate=candidate, version=candidate.version, by=by, on=on)
    states.heard_of(candidate, by=by, on=on)
    due = workdays.after(on, FIRST_CONTACT_WORKING_DAYS)
    steps.ensure(candidate=candidate, kind=StepKind.CALL, due=due, mark=step_marks.REFERRED_AGAIN)
    _decide(referral, ReferralState.JOINED, by=by, on=on, candidate_mark=person_marks.referred(candidate.pk))
    if Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.TELL_REFERRER, on=on):
        steps.ensure(candidate=candidate, kind=StepKind.ASK_AGAIN, due=due, mark=step_marks.OTHER_REFERRAL)
    audit.record(
        event="referral.joined", by=by, chain=referral.municipality_id, target=TARGET, target_id=referral.pk
    )
    return candidate


@transaction.atomic
def give_back(*, referral: Referral, version: int, reason: str, by: User, on: date) -> Referral:
    """Return it to the referrer with a coded reason; the details are erased."""
    _require_intake(referral, by)
    if reason not in ReturnReason.values:
        raise RuleBroken("reason", _("Choose one of the reasons of the list."))
    _claim(referral, version=version)
    shown = {"shown": ReferrerStatus.RETURNED, "return_reason": reason}
    _decide(referral, ReferralState.RETURNED, by=by, on=on, **shown)
    audit.record(
        event="referral.returned",
        by=by,
        chain=referral.municipality_id,
        target=TARGET,
        target_id=referral.pk,
        reason=reason,
    )
    return referral


def expire(*, on: date) -> int:
    """What waited for four weeks expires, and after 90 days a label goes; how many expired.

    Each row in a transaction of its own; a second run the same day finds nothing.
    """
    Referral.objects.filter(received_on__lt=on - timedelta(days=LISTED_DAYS)).exclude(label="").update(
        label=""
    )
    waited = Referral.objects.received().filter(received_on__lte=on - timedelta(days=EXPIRES_AFTER_DAYS))
    return each_in_turn(waited.order_by("received_on", "id"), lambda referral: _expire(referral, on=on))


def expires_on(referral: Referral) -> date:
    """The day on which it goes, when nobody decides."""
    return referral.received_on + timedelta(days=EXPIRES_AFTER_DAYS)


@transaction.atomic
def _expire(referral: Referral, *, on: date) -> bool:
    try:
        _claim(referral, version=referral.version)
    except RuleBroken:  # a coordinator decided a moment ago
        return False
    _decide(referral, ReferralState.EXPIRED, by=None, on=on, shown=ReferrerStatus.EXPIRED)
    audit.record(
        event="referral.expired",
        by=audit.SCHEDULE,
        chain=referral.municipality_id,
        target=TARGET,
        target_id=referral.pk,
    )
    return True


@transaction.atomic
def expire_again(*, pk: UUID, on: date) -> bool:
    """After an older copy was put back: what was decided since has no key any more; whether it was open."""
    referral = Referral.objects.filter(pk=pk, state=ReferralState.RECEIVED).first()
    return referral is not None and _expire(referral, on=on)


def _earlier(details: Details, *, by: User, on: date) -> list[Referral]:
    """The own referrals of the same youth that still show as received, oldest first."""
    since = on - timedelta(days=LISTED_DAYS)
    same = Referral.objects.filter(referrer=by, fingerprint=fingerprint_of(details))
    shown = same.filter(shown=ReferrerStatus.RECEIVED).filter(
        Q(received_on__gte=since) | Q(state=ReferralState.RECEIVED)
    )
    return list(shown.order_by("received_on", "id"))


def _keep(
    details: Details,
    organisation: Organisation,
    municipality: Organisation,
    *,
    by: User,
    on: date,
    label: str,
) -> Referral | None:
    """The new row; None when the same one was made at the same moment."""
    referral = Referral(
        organisation=organisation,
        municipality=municipality,
        referrer=by,
        label=label,
        received_on=on,
        fingerprint=fingerprint_of(details),
    )
    try:
        with transaction.atomic():
            referral.details = seal(referral, details)
            referral.save(force_insert=True)
    except IntegrityError:
        return None
    return referral


def _is_added(referral: Referral, details: Details, *, by: User, on: date) -> bool:
    """Whether what is told more is with a referral that waits; not when it was decided a moment ago."""
    newest = Referral.objects.received().select_for_update().filter(pk=referral.pk).first()
    if newest is None:
        return False
    earlier = unseal(newest)
    both = told_again(details, earlier=earlier, on=on)
    if both != earlier:  # who has the former version open can't decide about it any more
        claim(newest, version=newest.version).details = seal(newest, both)
        newest.save(update_fields=["details"])
        _record_received(newest, by)
    return True


def _record_received(referral: Referral, by: User) -> None:
    audit.record(
        event="referral.received",
        by=by,
        chain=referral.municipality_id,
        target=TARGET,
        target_id=referral.pk,
    )


def _tell_who_waits(referral: Referral, *, is_new: bool) -> None:
    """A receipt for what is new on the referrer's list, and a mail to who reads it here.

    What is no news on the list gets no receipt, so that none tells whether the earlier one was decided.
    """
    if is_new:
        outbox.tell_user(user=referral.referrer, kind=Kind.RECEIPT)
    for user in coordinators(referral.municipality_id):
        outbox.tell_user(user=user, kind=Kind.INTAKE)


def _require_intake(referral: Referral, by: User) -> None:
    allowed = may_take_in(user=by, municipality=referral.municipality_id)
    require(allowed, _("Only a coordinator of this municipality decides about a referral."))


def _claim(referral: Referral, *, version: int) -> None:
    """Be the one who decides; refused when somebody did."""
    if referral.state != ReferralState.RECEIVED:
        raise RuleBroken("decided", _("This referral was decided already."))
    claim(referral, version=version)


def _decide(referral: Referral, state: ReferralState, *, by: User | None, on: date, **values: str) -> None:
    """The details go, and their key with them: no copy can be read any more."""
    changed = {"state": state, "details": b"", "decided_on": on, "decided_by": by, **values}
    for name, value in changed.items():
        setattr(referral, name, value)
    referral.save(update_fields=[*changed])
    sealing.destroy_key(person=referral.pk)
