"""The states of a file, a service for each transition. Every state but *ended* keeps a step that holds it."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import TRANSITIONS, Ending, State, StepKind
from candidates.models import LONGEST_PAUSE_DAYS, Candidate, Step
from candidates.permissions import is_coordinator_of, require, require_work
from candidates.services.files import changed as changed_files
from candidates.services.files import news, steps
from candidates.services.files.locking import lock_file
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim

YEAR_DAYS = 365
KEPT_WORK_MONTHS = 12
RETURN_WORKING_DAYS = 2
WAKE_WORKING_DAYS = 2
RESUME_WORKING_DAYS = 5
TARGET = "candidates.Candidate"


@transaction.atomic
def pause(*, candidate: Candidate, version: int, until: date, by: User, on: date) -> Candidate:
    """Leave someone in peace until a day, not too far on; the next step waits until then."""
    require_work(by, candidate)
    if not on < until <= on + timedelta(days=LONGEST_PAUSE_DAYS):
        raise no_such_pause()
    candidate = _move(candidate, State.PAUSED, version=version, on=on, paused_until=until)
    _follow(candidate, kind=StepKind.CALL, due=until, by=by, on=on)
    _record("file.paused", candidate, by)
    return candidate


def no_such_pause() -> RuleBroken:
    """The refusal of a pause without a day, or with one that has been or is too far on."""
    words = _("Choose a day after today, at most %(days)s days from now.") % {"days": LONGEST_PAUSE_DAYS}
    return RuleBroken("pause_until", words)


@transaction.atomic
def wake(*, candidate: Candidate, version: int, by: User | audit.Actor, on: date) -> Candidate:
    """End a pause, on its day by the program or earlier by a person: call within two working days."""
    if isinstance(by, User):
        require_work(by, candidate)
    candidate = _move(candidate, State.OPEN, version=version, on=on, source=State.PAUSED)
    due = workdays.after(on, WAKE_WORKING_DAYS)
    _follow(candidate, kind=StepKind.CALL, due=due, by=by, on=on)
    _record("file.woken", candidate, by)
    return candidate


@transaction.atomic
def rest(*, candidate: Candidate, version: int, by: User, on: date) -> Candidate:
    """Stop trying for now with someone who can't be reached; once a year somebody asks how life is."""
    require_work(by, candidate)
    candidate = _move(candidate, State.RESTING, version=version, on=on)
    _follow(candidate, kind=StepKind.YEARLY, due=in_a_year(on), by=by, on=on)
    _record("file.rests", candidate, by)
    return candidate


@transaction.atomic
def resume(*, candidate: Candidate, version: int, by: audit.Doer, on: date) -> Candidate:
    """Someone who rested is heard of again: call within five working days."""
    if isinstance(by, User):
        require_work(by, candidate)
    candidate = _move(candidate, State.OPEN, version=version, on=on, source=State.RESTING)
    due = workdays.after(on, RESUME_WORKING_DAYS)
    _follow(candidate, kind=StepKind.CALL, due=due, by=by, on=on)
    _record("file.resumed", candidate, by)
    return candidate


def heard_from(candidate: Candidate, *, by: audit.Doer, on: date, day: date | None = None) -> Candidate:
    """The youth spoke, today or on a day before: that is the last news, and the file rests no more.

    Hold the file before.
    """
    news.note(candidate, day=day or on)
    return heard_of(candidate, by=by, on=on)


def heard_of(candidate: Candidate, *, by: audit.Doer, on: date) -> Candidate:
    """A file that rests is open again as soon as its youth is heard of; hold the file before."""
    if candidate.state != State.RESTING:
        return candidate
    return resume(candidate=candidate, version=candidate.version, by=by, on=on)


@transaction.atomic
def place(
    *,
    candidate: Candidate,
    by: User,
    on: date,
    next_due: date,
    next_mark: str = "",
    since: date | None = None,
) -> Candidate:
    """Work started, today or `since`: the next step is to ask how it goes.

    Who was at work already stays so since then.
    """
    require_work(by, candidate)
    candidate = lock_file(candidate)
    if candidate.state != State.PLACED:
        since = since or on
        candidate = _move(candidate, State.PLACED, version=candidate.version, on=on, state_since=since)
    _follow(candidate, kind=StepKind.CHECK_IN, due=next_due, mark=next_mark, by=by, on=on)
    _record("file.placed", candidate, by)
    return candidate


@transaction.atomic
def place_again(*, candidate: Candidate, since: date, by: audit.Doer, on: date) -> Candidate:
    """Opened again while the work goes on: at work since then; the step that holds the file stays."""
    candidate = _move(
        candidate, State.PLACED, version=candidate.version, on=on, source=State.OPEN, state_since=since
    )
    _record("file.placed", candidate, by)
    return candidate


@transaction.atomic
def lose(*, candidate: Candidate, by: User, on: date) -> Candidate:
    """The last work ended: the file is open again; someone speaks with the youth within two working days."""
    require_work(by, candidate)
    candidate = lock_file(candidate)
    candidate = _move(candidate, State.OPEN, version=candidate.version, on=on, source=State.PLACED)
    due = workdays.after(on, RETURN_WORKING_DAYS)
    _follow(candidate, kind=StepKind.RETURN, due=due, by=by, on=on)
    _record("file.work_ended", candidate, by)
    return candidate


@transaction.atomic
def end(*, candidate: Candidate, version: int, ending: str, by: User, on: date) -> Candidate:
    """Let someone go, in one of the recorded ways; every step is finished with it."""
    require_work(by, candidate)
    candidate = lock_file(candidate)
    _check_ending(candidate, ending, by=by, on=on)
    candidate = _move(
        candidate, State.ENDED, version=version, on=on, ended_on=on, ending=ending, held_by=None
    )
    steps.finish_all(candidate=candidate, by=by, on=on)
    audit.record(
        event="file.ended",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
        reason=ending,
    )
    return candidate


@transaction.atomic
def reopen(*, candidate: Candidate, version: int, by: User, on: date) -> Candidate:
    """Someone comes back, or the ending was a mistake: call within five working days."""
    require_work(by, candidate)
    candidate = _move(
        candidate,
        State.OPEN,
        version=version,
        on=on,
        source=State.ENDED,
        ended_on=None,
        ending="",
        said_on=None,
        held_by_id=candidate.pk,
    )
    steps.hold_file(candidate=candidate, kind=StepKind.CALL, due=workdays.after(on, RESUME_WORKING_DAYS))
    _record("file.reopened", candidate, by)
    return candidate


def may_go_out_of_reach(candidate: Candidate, *, on: date) -> bool:
    """Resting, and the term since the last news of the youth is over."""
    last_news = candidate.last_news_on or candidate.opened_on
    term = relativedelta(months=settings.FILE_TERM_MONTHS)
    return candidate.state == State.RESTING and last_news + term <= on


def in_a_year(on: date) -> date:
    """When somebody asks how life is: a working day, and no later than a year from now."""
    return workdays.on_or_before(on + timedelta(days=YEAR_DAYS))


def has_kept_work(candidate: Candidate, *, on: date) -> bool:
    """At work without a gap for twelve months."""
    return candidate.state == State.PLACED and (
        candidate.state_since + relativedelta(months=KEPT_WORK_MONTHS) <= on
    )


def _check_ending(candidate: Candidate, ending: str, *, by: User, on: date) -> None:
    if ending not in Ending.values:
        raise RuleBroken("ending", _("Choose one of the endings of the list."))
    if ending == Ending.KEPT_WORK and not has_kept_work(candidate, on=on):
        raise RuleBroken("ending_too_early", _("This ending is there after twelve months at work."))
    if ending == Ending.OUT_OF_REACH:
        require(
            is_coordinator_of(user=by, candidate=candidate), _("Only a coordinator ends a file out of reach.")
        )
        if not may_go_out_of_reach(candidate, on=on):
            raise RuleBroken(
                "ending_too_early", _("This ending is there at the end of the term, for a file that rests.")
            )


def _move(
    candidate: Candidate, to: State, *, version: int, on: date, source: State | None = None, **values: object
) -> Candidate:
    """The next state, or the refusal that it can't follow on the present one."""
    candidate = lock_file(candidate)
    if to not in TRANSITIONS[State(candidate.state)] or (source and candidate.state != source):
        raise RuleBroken("state", _("That is not possible in the state that this file is in now."))
    claim(candidate, version=version)
    changed: dict[str, object] = {"state": to, "state_since": on, "paused_until": None, **values}
    for name, value in changed.items():
        setattr(candidate, name, value)
    candidate.save(update_fields=[*changed])
    changed_files.note([candidate.pk])
    return candidate


def _follow(candidate: Candidate, *, kind: str, due: date, by: audit.Doer, on: date, mark: str = "") -> None:
    step = Step.objects.get(primary_for=candidate.pk)
    steps.follow(
        candidate=candidate,
        after=step,
        version=step.version,
        by=by if isinstance(by, User) else None,
        on=on,
        kind=kind,
        due=due,
        mark=mark,
    )


def _record(event: str, candidate: Candidate, by: audit.Doer) -> None:
    audit.record(
        event=event,
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
