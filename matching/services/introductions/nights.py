"""What a night does to proposals; each part may run twice, and the next run does what a crash left."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from candidates.services.files.locking import lock_file
from jobmatch import workdays
from jobmatch.audit import services as audit
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from matching.enums import Happened, IntroductionState, Party
from matching.models import Introduction, IntroductionQuerySet
from matching.rules.waiting import REMIND_DAYS, REOPEN_DAYS, SILENT_DAYS
from matching.services.introductions import asking_after, following, moves, posting, settling
from notifications import selectors as messages
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import outbox

ST: Final = IntroductionState


def run(*, on: date) -> int:
    """Everything that a night does to proposals, in a fixed order; how much was done."""
    jobs: list[Callable[..., int]] = [
        settling.settle,
        take_up,
        remind,
        fall_silent,
        close_silent,
        not_arrived,
        asking_after.ask,
    ]
    return each_in_turn(jobs, lambda job: job(on=on))


def take_up(*, on: date) -> int:
    """The month came that an employer named: the proposal goes on, and an errand says to call."""
    due = Introduction.objects.filter(state=ST.LATER, later_on__lte=on).select_related("candidate")
    return each_in_turn(due.order_by("pk"), lambda row: _take_up(row, on=on))


@transaction.atomic
def _take_up(found: Introduction, *, on: date) -> bool:
    row = moves.fresh(found, lock_file(found.candidate))
    if row.state != ST.LATER or not Introduction.objects.filter(pk=row.pk).standing(on=on).exists():
        return False
    claim(row, version=row.version)
    row = moves.move(row, ST.SENT, by=audit.SCHEDULE, on=on, party=Party.PROGRAM)
    row.call_due = on
    row.save(update_fields=["call_due"])
    following.bring(row.candidate, [row.employer_id], by=audit.SCHEDULE, on=on)
    return True


def remind(*, on: date) -> int:
    """Ask again by mail, three and seven working days after it went."""
    return each_in_turn(_mailed(ST.SENT), lambda row: _remind(row, on=on))


def fall_silent(*, on: date) -> int:
    """Nothing was heard in fifteen working days, of the mails and of who called."""
    return each_in_turn(_mailed(ST.SENT), lambda row: _fall_silent(row, on=on))


def close_silent(*, on: date) -> int:
    """A late answer was in time for thirty days; then the employer hears that it is no longer available."""
    silent = Introduction.objects.filter(state=ST.SILENT, by_mail=True, call_due=None)
    rows = silent.filter(state_since__lt=on - timedelta(days=REOPEN_DAYS)).select_related("candidate")
    return each_in_turn(rows.order_by("pk"), lambda row: _close(row, on=on))


def not_arrived(*, on: date) -> int:
    """A mail that did not arrive: somebody calls today."""
    return each_in_turn(messages.proposals_not_arrived(), lambda message: _not_arrived(message, on=on))


def _mailed(state: str) -> IntroductionQuerySet:
    rows = Introduction.objects.filter(state=state, by_mail=True, person__isnull=False)
    return rows.select_related("candidate").order_by("pk")


@transaction.atomic
def _remind(found: Introduction, *, on: date) -> bool:
    row = _held(found, on=on)
    if row is None or row.replies.to_count().exists():
        return False
    due = sum(workdays.after(row.state_since, days) <= on for days in REMIND_DAYS)
    went = _since_it_went(row, Happened.REMINDED)
    if went >= due or not posting.reaches(row):
        return False
    for _each in range(due - went):  # one that a night left out is not made up for
        moves.note(row, Happened.REMINDED, by=audit.SCHEDULE, party=Party.PROGRAM, person=row.person)
    posting.reminder(row)
    return True


@transaction.atomic
def _fall_silent(found: Introduction, *, on: date) -> bool:
    row = _held(found, on=on)
    if row is None or workdays.after(row.state_since, SILENT_DAYS) > on or row.replies.to_count().exists():
        return False
    if row.call_due is not None and row.call_due > on:  # somebody put it off
        return False
    claim(row, version=row.version)
    row = moves.move(row, ST.SILENT, by=audit.SCHEDULE, on=on, party=Party.PROGRAM)
    moves.tell_youth(row.candidate, on=on, at_once=False)
    return True


@transaction.atomic
def _close(found: Introduction, *, on: date) -> bool:
    """By mail, and whom no mail reaches any more by telephone."""
    row = moves.fresh(found, lock_file(found.candidate))
    is_done = _since_it_went(row, Happened.EMPLOYER_TOLD) or _since_it_went(row, Happened.RETURNED)
    if row.state != ST.SILENT or row.call_due is not None or is_done:
        return False
    if not posting.reaches(row):
        _call(row, on=on)
        return True
    posting.gone(row)
    moves.note(row, Happened.EMPLOYER_TOLD, by=audit.SCHEDULE, party=Party.PROGRAM, person=row.person)
    return True


@transaction.atomic
def _not_arrived(message: Message, *, on: date) -> bool:
    """Of one that is erased meanwhile nobody calls."""
    outbox.mark_handled(message)
    return any([_call_today(found, message.kind, on=on) for found in _told_of_in(message)])


def _told_of_in(message: Message) -> IntroductionQuerySet:
    """The proposal that a mail is about; of one about several, what has no mail of its own since then."""
    rows = Introduction.objects.select_related("candidate").order_by("pk")
    if message.kind != Kind.PROPOSALS:
        return rows.filter(pk__in=[message.row])
    apart = Message.objects.filter(kind=Kind.PROPOSAL, person=message.whose, about__isnull=False)
    sent = rows.filter(state=ST.SENT, by_mail=True, person__in=[message.whose])
    return sent.filter(state_since__gte=timezone.localdate(message.made_at)).exclude(
        pk__in=apart.values("about")
    )


def _call_today(found: Introduction, kind: str, *, on: date) -> bool:
    """What did not arrive is said by telephone: of a proposal that ended only that it did."""
    row = moves.fresh(found, lock_file(found.candidate))
    if row.is_open == (kind == Kind.GONE):
        return False
    _call(row, on=on)
    return True


def _call(row: Introduction, *, on: date) -> None:
    row.call_due = on
    row.save(update_fields=["call_due"])
    moves.note(row, Happened.RETURNED, by=audit.SCHEDULE, party=Party.PROGRAM, person=row.person)
    following.bring(row.candidate, [row.employer_id], by=audit.SCHEDULE, on=on)


def _since_it_went(row: Introduction, what: Happened) -> int:
    """How often this happened since the state is what it is, at whom it is."""
    events = row.events.order_by("-pk")
    last = events.filter(what__in=(Happened.MOVED, Happened.PASSED_ON)).values_list("pk", flat=True).first()
    return events.filter(what=what, pk__gt=last or 0).count()


def _held(found: Introduction, *, on: date) -> Introduction | None:
    """The newest row with its file, while it lies at the employer; the caller holds it until commit."""
    row = moves.fresh(found, lock_file(found.candidate))
    stands = Introduction.objects.filter(pk=row.pk).standing(on=on).exists()
    return row if row.state == ST.SENT and stands else None
