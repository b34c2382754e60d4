"""Every change of a proposal: state, event, step and errand in one transaction, then the row of the log."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.permissions import require_work_or_youth
from candidates.services.casework import youth_links
from candidates.services.files import messages
from candidates.services.files.locking import lock_file
from employers.models import EmployerPerson
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from matching.enums import (
    ENDS,
    INTRODUCTION_TRANSITIONS,
    SAID,
    Came,
    Happened,
    IntroductionState,
    Party,
)
from matching.models import Introduction, IntroductionEvent
from matching.rules import waiting
from matching.rules.waiting import Waits
from matching.services.introductions import following, posting
from notifications.enums import Kind

TARGET = "matching.Introduction"
# After these nobody meets, and a person says so to who was to come.
OFF = (ENDS | {IntroductionState.LATER}) - {IntroductionState.HIRED}
# The yes is waited for, or just came; any other state forgets *send when yes*.
KEEPS_SEND_WHEN_YES = frozenset({IntroductionState.ASKED, IntroductionState.AGREED})


def taken(introduction: Introduction, *, version: int, by: audit.Doer) -> Introduction:
    """The newest row with the newest row of its file, ours until commit; refused for who may not."""
    require_work_or_youth(by, introduction.candidate)
    candidate = lock_file(introduction.candidate)
    claim(introduction, version=version)
    return fresh(introduction, candidate)


def fresh(introduction: Introduction, candidate: Candidate) -> Introduction:
    """The row as it is now, of a file that is held."""
    row = Introduction.objects.select_related("vacancy", "person").get(pk=introduction.pk)
    row.candidate = candidate
    return row


def require_follows(row: Introduction, to: str) -> None:
    """Refuse a state that can't follow on the present one."""
    if to not in INTRODUCTION_TRANSITIONS[row.state]:
        raise not_now()


def not_now() -> RuleBroken:
    """The refusal of an act that its state does not allow."""
    return RuleBroken("state", _("That is not possible in the state that this proposal is in now."))


def move(
    row: Introduction,
    to: IntroductionState,
    *,
    by: audit.Doer,
    on: date,
    party: Party,
    channel: str = "",
    person: EmployerPerson | None = None,
    youth_knows: bool = False,
    was_to_meet: bool = False,
    **values: Any,
) -> Introduction:
    """The next state, with what it makes; the caller holds the file and asked whether it may be.

    A stop has no side and nobody who did it, and its row of the log is quiet: one that is no act of anybody
    would tell, beside a live yes and an open file, that the youth leaves this employer out.

    Of a meeting that was to come and is off the youth hears today, whoever stopped it. `was_to_meet`: the
    caller let it go already.
    """
    require_follows(row, to)
    is_stop = to == IntroductionState.WITHDRAWN
    doer = audit.SCHEDULE if is_stop else by
    changed: dict[str, Any] = {"why_not": "", "later_on": None, "send_at": None, **values}
    changed |= {"state": to, "state_since": on}
    if to not in KEEPS_SEND_WHEN_YES:
        changed["send_when_yes"] = False
    changed["was_known"] = row.was_known or to in SAID
    for name, value in changed.items():
        setattr(row, name, value)
    if to in ENDS:
        yesterday = on - timedelta(days=1)  # of today's nobody knows yet
        was_to_meet = let_meetings_go(row, until=yesterday) or was_to_meet
        youth_knows = youth_knows or not is_told(row)
    wait(row, on=on, youth_knows=youth_knows)
    if was_to_meet and to in OFF and not youth_knows:
        tell_today(row, on=on)
    row.save(update_fields=[*changed, "step_due", "call_due"])
    side = Party.PROGRAM if is_stop else party
    note(row, Happened.MOVED, by=doer, party=side, channel=channel, person=person)
    row.replies.to_count().delete()
    if to in posting.TOLD_AT_ONCE:
        posting.gone(row)
    following.bring(row.candidate, [row.employer_id], by=doer, on=on)
    record(f"introduction.{to.value}", row, by, quiet=is_stop)
    return row


def let_meetings_go(row: Introduction, *, until: date, past: Came = Came.HELD) -> bool:
    """What still stood is over: up to a day it went on, unless told otherwise; whether one to come is off."""
    row.meetings.to_come().filter(on__lte=until).update(came=past, version=F("version") + 1)
    return row.meetings.to_come().update(came=Came.CALLED_OFF, version=F("version") + 1) > 0


def is_told(row: Introduction) -> bool:
    """Whether the youth was ever told of it: the end of what was never asked is no news."""
    return Introduction.objects.told_youth().filter(pk=row.pk).exists()


def tell_today(row: Introduction, *, on: date) -> None:
    """A person tells the youth today; the caller saves it."""
    row.step_due = min(filter(None, (row.step_due, workdays.on_or_after(on))))


def wait(row: Introduction, *, on: date, youth_knows: bool = False) -> None:
    """Set by when something is to do with the youth and the employer; the caller saves it."""
    waits = waits_of(row, on=on, youth_knows=youth_knows)
    row.step_due, row.call_due = waits.step, waits.call


def waits_of(row: Introduction, *, on: date, youth_knows: bool = False) -> Waits:
    """What this proposal waits for."""
    if not row.is_open:
        return waiting.of_ended(
            row.state,
            since=row.state_since,
            was_known=row.was_known,
            youth_knows=youth_knows,
            by_mail=row.by_mail and posting.reaches(row),
        )
    is_mailed = row.by_mail and posting.reaches(row)
    if row.state == IntroductionState.SENT and row.by_mail and not is_mailed:
        return Waits(call=workdays.on_or_after(on))  # no mail tells them anything: somebody calls
    meeting = row.meetings.to_come().order_by("-on", "-id").first()
    first = row.later_on or (meeting.on if meeting else None)
    last = row.later_on or (meeting.last_day if meeting else None)
    asks = meeting is not None and meeting.asks_terms
    return waiting.of_open(
        row.state,
        since=row.state_since,
        on=on,
        first=first,
        last=last,
        asks=asks,
        by_mail=is_mailed,
    )


def note(
    row: Introduction,
    what: Happened,
    *,
    by: audit.Doer,
    party: Party,
    channel: str = "",
    person: EmployerPerson | None = None,
) -> IntroductionEvent:
    """Add what happened, without words."""
    return IntroductionEvent.objects.create(
        introduction=row,
        at=timezone.now(),
        what=what,
        state=row.state,
        party=party,
        channel=channel,
        person=person,
        by=by if isinstance(by, User) else None,
    )


def tell_youth(candidate: Candidate, *, on: date, at_once: bool = True) -> bool:
    """A neutral message to the youth, with a link to the own page where there is a word for it.

    What the clock does is for the hours of an ordinary day, so that nobody is woken by it: not `at_once`.
    """
    link = youth_links.send(candidate=candidate, purpose=LinkPurpose.MINE, on=on, at_once=at_once)
    if link is not None:
        return True
    news = messages.tell(candidate=candidate, kind=Kind.NEWS, on=on, at_once=at_once, daily=True)
    return news is not None


def record(event: str, row: Introduction, by: audit.Doer, *, quiet: bool = False) -> None:
    """The row of the log; call it last."""
    audit.record(
        event=event,
        by=by,
        chain=row.candidate.municipality_id,
        person=row.candidate_id,
        target=TARGET,
        target_id=row.pk,
        quiet=quiet,
    )
