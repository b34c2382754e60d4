"""When a youth and an employer meet, and what became of it; also on a promise, or at a site alone."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import require_work
from candidates.services.files.locking import lock_file
from employers.models import Promise, Site
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand, User
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim
from matching.enums import Came, Happened, Insurer, IntroductionState, MeetingKind, Party
from matching.models import Introduction, Meeting
from matching.models.introductions import LONGEST_PLACE, LONGEST_WHOM
from matching.selectors import coming
from matching.services.introductions import following, moves, permits, yeses
from matching.services.introductions.yeses import Heard

TARGET = "matching.Meeting"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day and what is known of it. What nobody told is None."""

    on: date
    kind: str = MeetingKind.MEET
    hour: time | None = None
    until: date | None = None
    place: str = ""
    whom: str = ""
    wear: str = ""
    is_paid: bool | None = None
    insurer: str = Insurer.UNKNOWN


def plan(row: Introduction, appointment: Appointment, *, by: User, on: date) -> Meeting:
    """The next hour of a proposal; one that still stood is called off. The caller holds the row."""
    _check(appointment, on=on)
    moves.let_meetings_go(row, until=on)
    return Meeting.objects.create(
        candidate=row.candidate, introduction=row, made_by=by, **_values(appointment)
    )


@transaction.atomic
def rearrange(
    *, introduction: Introduction, version: int, appointment: Appointment, by: User, on: date
) -> Introduction:
    """Another moment, for who will meet already: the youth hears it at once."""
    row = moves.taken(introduction, version=version, by=by)
    if row.state not in (IntroductionState.NAMED, IntroductionState.TRIAL):
        raise moves.not_now()
    permits.require_allowed(row, on=on)
    moves.let_meetings_go(row, until=on - timedelta(days=1))  # of today's nobody is asked how it was
    plan(row, appointment, by=by, on=on)
    moves.wait(row, on=on)
    if not moves.tell_youth(row.candidate, on=on):
        row.step_due = workdays.on_or_after(on)
    row.save(update_fields=["step_due", "call_due"])
    moves.note(row, Happened.MEETING, by=by, party=Party.STAFF)
    following.bring(row.candidate, [row.employer_id], by=by, on=on)
    moves.record("introduction.meeting", row, by)
    return row


@transaction.atomic
def walk_along(
    *,
    candidate: Candidate,
    appointment: Appointment,
    heard: Heard,
    by: User,
    on: date,
    promise: Promise | None = None,
    site: Site | None = None,
    key: UUID | None = None,
) -> Meeting:
    """One youth who walks along on a promise or at a site: with an own yes, and the name as chosen."""
    require_work(by, candidate)
    candidate = lock_file(candidate)
    _check(appointment, on=on)
    content: dict[str, Any] = {"candidate": candidate, "promise": promise, "site": site, "made_by": by}
    content |= {**_values(appointment), **yeses.name_values(heard, on=on)}
    name_on = content.pop("name_on")  # the day of sending
    made = made_before(Meeting, key, **content)
    if made is not None:
        return made
    employer = promise.employer_id if promise else site.employer_id if site else None
    permits.require_hears(by, candidate, on=on)
    permits.require_welcome(candidate, employer, on=on)
    row = Meeting(pk=key or uuid4(), **content, name_on=name_on)
    row.save(force_insert=True)
    following.bring_step(candidate, by=by, on=on)
    if Errand.objects.open().filter(mark=_mark(row)).exists():
        _say_how_many(row, on=on)
    moves.tell_youth(candidate, on=on)
    _record("meeting.planned", row, by)
    return row


@transaction.atomic
def came(*, meeting: Meeting, version: int, came: str, by: User, on: date) -> Meeting:
    """What became of a meeting without a proposal."""
    require_work(by, meeting.candidate)
    candidate = lock_file(meeting.candidate)
    claim(meeting, version=version)
    if came not in Came.values or meeting.introduction_id is not None:
        raise RuleBroken("came", _("Say what became of it."))
    meeting.candidate = candidate
    if came == Came.CALLED_OFF:
        _let_go_alone(meeting, by=by, on=on)
    else:
        meeting.came = came
        meeting.save(update_fields=["came"])
        following.bring_step(candidate, by=by, on=on)
        _record("meeting.said", meeting, by)
    return meeting


@transaction.atomic
def stop(*, meeting: Meeting, version: int, by: audit.Actor, on: date) -> Meeting:
    """The youth does not come to a day alone. Nobody asks why; it reads as one that somebody called off."""
    candidate = lock_file(meeting.candidate)
    claim(meeting, version=version)
    if meeting.introduction_id is not None or meeting.came != Came.PLANNED or meeting.last_day < on:
        raise RuleBroken("state", _("This day is over, or it was called off already."))
    meeting.candidate = candidate
    _let_go_alone(meeting, by=by, on=on)
    return meeting


@transaction.atomic
def call_off(found: Meeting, *, on: date) -> bool:
    """A day alone that the file, the yes or the youth's own list no longer lets go on.

    It reads as one that somebody called off: that it was no act of anybody would tell of the list.
    """
    candidate = lock_file(found.candidate)
    row = Meeting.objects.get(pk=found.pk)
    if row.came != Came.PLANNED or Meeting.objects.filter(pk=row.pk).standing(on=on).exists():
        return False
    row.candidate = candidate
    claim(row, version=row.version)
    _let_go_alone(row, by=audit.SCHEDULE, on=on)
    return True


def forget(candidate: Candidate, *, on: date) -> None:
    """Before an erasure: the days alone are off, and who expects the youth hears how many come now."""
    rows = [*candidate.meetings.to_come().alone().filter(on__gte=on).order_by("on", "pk")]
    for row in rows:
        row.came = Came.CALLED_OFF
        row.save(update_fields=["came"])
    for row in rows:
        _say_how_many(row, on=on)


def expected(promise: Promise | None, site: Site | None = None, *, on: date) -> int:
    """What an employer hears of a day on which youths walk along: how many come, also who began before."""
    there = Meeting.objects.to_come().filter(promise=promise, site=site, on__lte=on).lasting(on=on)
    return there.standing(on=on).count()


def _let_go_alone(row: Meeting, *, by: audit.Doer, on: date) -> None:
    """Call off a day alone. Whoever did it and why, the rows without a key are the same."""
    row.came = Came.CALLED_OFF
    row.save(update_fields=["came"])
    following.bring_step(row.candidate, by=audit.SCHEDULE, on=on)
    if row.last_day >= on:
        _say_how_many(row, on=on)
    _record("meeting.said", row, by, quiet=True)


def _say_how_many(row: Meeting, *, on: date) -> None:
    """Who heard a number by telephone hears the new one: an errand for each day at an employer.

    Of what goes on already that is of today.
    """
    employer = coming.employer_of(row)
    if employer is None:
        return
    day = max(row.on, on)
    number = expected(row.promise, row.site, on=day)
    with translation.override(settings.LANGUAGE_CODE):
        words = {"day": date_format(day, "j F"), "number": number}
        title = _("say how many come on %(day)s: %(number)s") % words
    errands.ensure(
        desk=row.candidate.desk,
        target=employer,
        kind=ErrandKind.CALL,
        due=min(workdays.on_or_after(on), day),
        mark=_mark(row),
        by=audit.SCHEDULE,
        title=title,
    )


def _mark(row: Meeting) -> str:
    return f"walk:{row.promise_id or row.site_id}:{row.on}"


def _check(appointment: Appointment, *, on: date) -> None:
    if appointment.kind not in MeetingKind.values or appointment.insurer not in Insurer.values:
        raise RuleBroken("kind", _("Choose from the list what it is."))
    if not workdays.is_within_a_year(appointment.on, on=on):
        raise RuleBroken("day", _("Choose a date from today to a year from now."))
    if appointment.until is not None and not appointment.on <= appointment.until:
        raise RuleBroken("until", _("The last day can't be before the first."))
    if appointment.until is not None and not workdays.is_within_a_year(appointment.until, on=on):
        raise RuleBroken("until", _("Choose a date from today to a year from now."))
    for name, most in (("place", LONGEST_PLACE), ("whom", LONGEST_WHOM), ("wear", LONGEST_PLACE)):
        if len(getattr(appointment, name)) > most:
            raise RuleBroken(name, _("Keep it under %(most)s characters.") % {"most": most})


def _values(appointment: Appointment) -> dict[str, Any]:
    return {name: getattr(appointment, name) for name in Appointment.__dataclass_fields__}


def _record(event: str, meeting: Meeting, by: audit.Doer, *, quiet: bool = False) -> None:
    audit.record(
        event=event,
        by=by,
        chain=meeting.candidate.municipality_id,
        person=meeting.candidate_id,
        target=TARGET,
        target_id=meeting.pk,
        quiet=quiet,
    )
