"""The card goes by mail an hour after it was pressed, ten minutes when the youth sits there.

Until then it can be stopped. Each minute sends what is due, after asking everything once more.
"""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from candidates.enums import ConsentManner
from candidates.services.files.locking import lock_file
from employers.models import EmployerPerson
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from matching.enums import AT_THE_EMPLOYER, Happened, IntroductionState, Party
from matching.models import Introduction
from matching.services.introductions import following, moves, permits, posting

ST: Final = IntroductionState
HOUR: Final = timedelta(hours=1)
TOGETHER: Final = timedelta(minutes=10)


@transaction.atomic
def press(
    *, introduction: Introduction, version: int, by: User, on: date, together: bool = False
) -> Introduction:
    """Send it: after the time to stop it, or as soon as the youth says yes."""
    row = moves.taken(introduction, version=version, by=by)
    permits.require_mail(row, on=on)
    if row.state in (ST.DRAFT, ST.ASKED):
        row.send_when_yes = True
    elif row.state == ST.AGREED and row.send_at is None:
        permits.require_allowed(row, on=on)
        permits.require_room(row.vacancy, beside=row)
        row.send_at = timezone.now() + (TOGETHER if together else HOUR)
    else:
        raise moves.not_now()
    row.save(update_fields=["send_when_yes", "send_at"])
    moves.record("introduction.send", row, by)
    return row


@transaction.atomic
def hold(*, introduction: Introduction, version: int, by: User, on: date) -> Introduction:
    """Do not send it after all; as long as it has not gone."""
    row = moves.taken(introduction, version=version, by=by)
    if row.send_at is None and not row.send_when_yes:
        raise moves.not_now()
    _stay(row)
    moves.record("introduction.hold", row, by)
    return row


def after_yes(row: Introduction, *, how: str) -> None:
    """The youth said yes to what was to be sent then. The caller holds the row."""
    if row.send_when_yes:
        row.send_when_yes = False
        is_together = how == ConsentManner.IN_PERSON
        row.send_at = timezone.now() + (TOGETHER if is_together else HOUR)
        row.save(update_fields=["send_when_yes", "send_at"])


def send_due(*, now: datetime) -> int:
    """Send what was pressed and not stopped in time; how many went."""
    rows = Introduction.objects.filter(state=ST.AGREED, send_at__lte=now).select_related("candidate")
    return each_in_turn(rows.order_by("send_at", "pk"), lambda row: _go(row, now=now))


@transaction.atomic
def to_somebody_else(
    *, introduction: Introduction, version: int, person: EmployerPerson | None, by: User, on: date
) -> Introduction:
    """Who reads it at the employer is another one now; as long as nothing was answered the card goes by mail.

    Where who had it is not there any more, somebody else is named in each later state, also without mail.
    """
    row = moves.taken(introduction, version=version, by=by)
    is_there = has_somebody(row)
    if row.state not in AT_THE_EMPLOYER or (is_there and row.state != ST.SENT):
        raise moves.not_now()
    row.person = person
    permits.require_allowed(row, on=on)
    if row.state == ST.SENT and (is_there or posting.reaches(row)):
        permits.require_mail(row, on=on)
        give_to(row, person, by=by, on=on, party=Party.STAFF)
    else:
        name_somebody(row, person, by=by)
    return row


def has_somebody(row: Introduction) -> bool:
    """Whether who has the proposal works there now."""
    return row.person is not None and permits.works_at(row.person, row.vacancy)


def name_somebody(row: Introduction, person: EmployerPerson | None, *, by: audit.Doer) -> None:
    """Somebody else there is who decides from now on; nothing is mailed. The caller holds the row."""
    row.person = person
    row.by_mail = row.by_mail and posting.reaches(row)
    row.save(update_fields=["person", "by_mail"])
    moves.note(row, Happened.PASSED_ON, by=by, party=Party.STAFF, person=person)
    moves.record("introduction.passed_on", row, by)


def give_to(
    row: Introduction, person: EmployerPerson | None, *, by: audit.Doer, on: date, party: Party
) -> None:
    """Pass a proposal on to somebody else there; to nobody yet: an errand. The caller holds the row."""
    row.person, row.by_mail, row.state_since = person, person is not None, on
    row.replies.to_count().delete()  # of who had it before
    moves.wait(row, on=on)
    if person is None:
        row.call_due = on
    else:
        posting.card(row)
    row.save(update_fields=["person", "by_mail", "state_since", "call_due", "step_due"])
    moves.note(row, Happened.PASSED_ON, by=by, party=party, person=person)
    following.bring(row.candidate, [row.employer_id], by=by, on=on)
    moves.record("introduction.passed_on", row, by)


@transaction.atomic
def _go(found: Introduction, *, now: datetime) -> bool:
    """State and mail in one transaction; what may not go any more waits for who works the file."""
    on = timezone.localdate(now)
    row = moves.fresh(found, lock_file(found.candidate))
    if row.state != ST.AGREED or row.send_at is None or row.send_at > now:
        return False
    claim(row, version=row.version)
    if not _may_go(row, on=on):
        _stay(row)
        return False
    row = moves.move(
        row, ST.SENT, by=audit.SCHEDULE, on=on, party=Party.STAFF, person=row.person, by_mail=True
    )
    posting.card(row)
    return True


def _may_go(row: Introduction, *, on: date) -> bool:
    try:
        permits.require_allowed(row, on=on)
        permits.require_room(row.vacancy, beside=row)
        permits.require_mail(row, on=on)
    except RuleBroken:
        return False
    return True


def _stay(row: Introduction) -> None:
    row.send_at, row.send_when_yes = None, False
    row.save(update_fields=["send_at", "send_when_yes"])
