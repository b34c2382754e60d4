"""Steps: what happens next for a youth. Finishing the primary one asks for the next in the same act."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from candidates.enums import CHOSEN_KINDS, StepKind, StepState
from candidates.models import Candidate, Step
from candidates.permissions import require_work
from candidates.rules import step_marks
from candidates.services.files.bars import owner_for
from candidates.services.files.locking import lock_even_erased, lock_file
from jobmatch import workdays
from jobmatch.accounts.models import Desk, User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim

CALL_BACK_WORKING_DAYS = 10
TARGET = "candidates.Step"
QUIET_EVENT = "voice.step"


@transaction.atomic
def complete(
    *,
    step: Step,
    version: int,
    by: User,
    on: date,
    next_kind: str = StepKind.CALL,
    next_title: str = "",
    next_due: date | None = None,
    next_mark: str = "",
) -> Step:
    """Finish the primary step and make the next one at the desk of the file; returns the next.

    Who names no next step gets *call* within ten working days: a file is never without one.
    """
    require_work(by, step.candidate)
    require_chosen(next_kind)
    next_due = checked_due(next_due or workdays.after(on, CALL_BACK_WORKING_DAYS), on=on)
    following = follow(
        candidate=step.candidate,
        after=step,
        version=version,
        by=by,
        on=on,
        kind=next_kind,
        title=next_title,
        due=next_due,
        mark=next_mark,
        undoable=True,
    )
    record("step.done", step, by=by)
    return following


@transaction.atomic
def change(*, step: Step, version: int, by: User, on: date, kind: str, title: str, due: date) -> Step:
    """Say better what a step is, or move it to another day; a primary one goes on holding the file."""
    require_work(by, step.candidate)
    checked_due(due, on=on)
    lock_file(step.candidate)
    claim(step, version=version)
    _require_open(step)
    if kind != step.kind:
        if step.keeps_its_kind:
            raise RuleBroken(
                "step_kind", _("The program asks for this step. You can change its day, not what it asks.")
            )
        require_chosen(kind)
    step.kind, step.title, step.due = kind, title, due
    step.save(update_fields=["kind", "title", "due"])
    record("step.changed", step, by=by)
    return step


@transaction.atomic
def add(
    *,
    candidate: Candidate,
    kind: str,
    due: date,
    by: User,
    on: date,
    title: str = "",
    key: UUID | None = None,
) -> Step:
    """One more thing to do for this youth, beside the step that holds the file.

    `key` is the id of the new row: sent twice, it is added once.
    """
    require_work(by, candidate)
    require_chosen(kind)
    checked_due(due, on=on)
    candidate = lock_file(candidate)
    if candidate.held_by_id is None:
        raise RuleBroken("file_ended", _("This file has ended. Open it again first."))
    content: dict[str, Any] = {"candidate": candidate, "kind": kind, "title": title, "due": due}
    made = made_before(Step, key, **content)
    if made is not None:
        return made
    owner = owner_for(candidate, candidate.desk)
    step = Step(pk=key or uuid4(), owner=owner, **content)
    step.save(force_insert=True)
    audit.record(
        event="step.added",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=step.pk,
    )
    return step


@transaction.atomic
def close(*, step: Step, version: int, by: User, on: date) -> Step:
    """Finish a step that does not hold the file; only a judgement finishes the step that asks for one."""
    require_work(by, step.candidate)
    lock_file(step.candidate)
    claim(step, version=version)
    _require_open(step)
    if step.kind == StepKind.JUDGE:
        raise RuleBroken("step_judge", _("Judge how the file was opened, then this step is done."))
    if step.kind == StepKind.PROPOSAL:
        raise RuleBroken("step_proposal", _("Say at the proposal how it goes, then this step is done."))
    if step.primary_for is not None:
        raise RuleBroken(
            "step_primary", _("This step holds the file. Say what happens next, then it is done.")
        )
    _finish(step, by=by, on=on)
    record("step.done", step, by=by)
    return step


@transaction.atomic
def undo(*, step: Step, version: int, by: User, on: date) -> Step:
    """Take back, on the same day, the completing that made this step: the earlier one is open again."""
    require_work(by, step.candidate)
    candidate = lock_file(step.candidate)
    claim(step, version=version)
    step.refresh_from_db(fields=["follows", "primary_for", "mark"])
    done = undoable(step, by=by, on=on)
    if done is None:
        raise RuleBroken("nothing_to_undo", _("There is nothing to take back here."))
    step.kind, step.title, step.due = done.kind, done.title, done.due
    step.follows = None
    step.save(update_fields=["kind", "title", "due", "follows"])
    earlier = done.follows
    done.delete()
    step.follows = earlier
    step.save(update_fields=["follows"])
    audit.record(
        event="step.undone",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=step.pk,
    )
    return step


def undoable(step: Step, *, by: User, on: date) -> Step | None:
    """The step whose completing made this one, when this user finished it today. Not one of the program's."""
    done = step.follows
    if step.primary_for is None or done is None or (done.done_on, done.done_by_id) != (on, by.pk):
        return None
    return None if done.mark or step.mark else done


def ensure(*, candidate: Candidate, kind: str, due: date, mark: str, owner: Desk | None = None) -> bool:
    """Make, for the program, a step with this mark unless one is open; whether it was made.

    Call it in a transaction. `owner` is by default who works the file.
    """
    candidate = lock_even_erased(candidate)
    if candidate.held_by_id is None or candidate.steps.open().filter(mark=mark).exists():
        return False
    owner = owner_for(candidate, owner or candidate.desk)
    Step.objects.create(candidate=candidate, kind=kind, due=due, owner=owner, mark=mark)
    return True


def keep(*, candidate: Candidate, kind: str, due: date | None, mark: str, by: Doer, on: date) -> None:
    """See that the one step with this mark is there for this day, or done when None; in a transaction."""
    if due is None:
        settle(candidate=candidate, mark=mark, by=by, on=on)
        return
    step = candidate.steps.open().filter(mark=mark).first()
    if step is None:
        ensure(candidate=candidate, kind=kind, due=due, mark=mark)
    elif step.due != due:
        claim(step, version=step.version).due = due
        step.save(update_fields=["due"])


@transaction.atomic
def settle(
    *,
    candidate: Candidate,
    mark: str,
    by: Doer,
    on: date,
    next_kind: str = StepKind.CALL,
    next_due: date | None = None,
    next_mark: str = "",
) -> None:
    """Finish the open step with this mark, if there is one; a primary one is followed by what is named."""
    candidate = lock_even_erased(candidate)
    user = by if isinstance(by, User) else None
    step = candidate.steps.open().filter(mark=mark).first()
    if step is None:
        return
    if step.primary_for is None:
        _finish(claim(step, version=step.version), by=user, on=on)
    else:
        due = next_due or workdays.after(on, CALL_BACK_WORKING_DAYS)
        follow(
            candidate=candidate,
            after=step,
            version=step.version,
            by=user,
            on=on,
            kind=next_kind,
            due=due,
            mark=next_mark,
        )
    record("step.done", step, by=by)


def follow(
    *,
    candidate: Candidate,
    after: Step,
    version: int,
    by: User | None,
    on: date,
    kind: str,
    due: date,
    title: str = "",
    mark: str = "",
    undoable: bool = False,
) -> Step:
    """Let the next step take the place of the primary one; the caller asks permission and writes the log row.

    `by` is None when the program does it. `undoable`: whoever did it may take it back the same day.
    """
    candidate = lock_file(candidate)
    owner = owner_for(candidate, candidate.desk)
    if after.primary_for is None:
        raise _done_already()
    claim(after, version=version)
    _require_open(after)
    _finish(after, by=by, on=on)
    _finish_each(
        candidate.steps.open().filter(mark__in=[step_marks.LOOK_AFTER, mark or step_marks.LOOK_AFTER]),
        by=by,
        on=on,
    )
    return Step.objects.create(
        candidate=candidate,
        kind=kind,
        title=title,
        due=due,
        owner=owner,
        mark=mark,
        primary_for=candidate.pk,
        follows=after if undoable else None,
    )


def hold_file(*, candidate: Candidate, kind: str, due: date, title: str = "") -> Step:
    """The step that holds a file which has none yet: a new one, or one that comes back."""
    owner = owner_for(candidate, candidate.desk)
    return Step.objects.create(
        candidate=candidate,
        kind=kind,
        title=title,
        due=due,
        owner=owner,
        primary_for=candidate.pk,
    )


def finish_all(*, candidate: Candidate, by: User | None, on: date) -> None:
    """Finish every open step of a file that ends; the caller has let go of the primary one."""
    _finish_each(candidate.steps.open(), by=by, on=on)


def require_chosen(kind: str) -> None:
    """Refuses a kind that only the program gives to a step."""
    if kind not in CHOSEN_KINDS:
        raise RuleBroken("step_kind", _("Choose the next step from the list."))


def checked_due(due: date, *, on: date) -> date:
    """A day from today to a year from now."""
    if not workdays.is_within_a_year(due, on=on):
        raise RuleBroken("next_due", _("Choose a date from today to a year from now for the next step."))
    return due


def record(event: str, step: Step, *, by: Doer) -> None:
    """What is done with a quiet step is in no history of the file: it would tell that something was told."""
    event = QUIET_EVENT if step.is_quiet else event
    audit.record(
        event=event,
        by=by,
        chain=step.candidate.municipality_id,
        person=step.candidate_id,
        target=TARGET,
        target_id=step.pk,
        quiet=step.is_marked,
    )


def _finish_each(steps: "QuerySet[Step]", *, by: User | None, on: date) -> None:
    """Each gets its next version: whoever had one of them open is told so."""
    for step in steps:
        _finish(claim(step, version=step.version), by=by, on=on)


def _finish(step: Step, *, by: User | None, on: date) -> None:
    step.state, step.done_on, step.done_by = StepState.DONE, on, by
    step.owner = step.primary_for = None
    step.save(update_fields=["state", "done_on", "done_by", "owner", "primary_for"])


def _require_open(step: Step) -> None:
    if step.state != StepState.OPEN:
        raise _done_already()


def _done_already() -> RuleBroken:
    return RuleBroken("step_done", _("This step was already done. Read the file again for the next one."))
