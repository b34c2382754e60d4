"""Steps: what happens next for a youth. Finishing the primary one asks for the next in the same act."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import StepKind, StepState
from candidates.models import Step
from candidates.permissions import require_work
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.versions import claim

CALL_BACK_WORKING_DAYS = 10
FURTHEST_DAYS = 366
TARGET = "candidates.Step"


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
) -> Step:
    """Finish the primary step and make the next one at the same desk; returns the next.

    Who names no next step gets *call* within ten working days: a file is never without one.
    """
    require_work(by, step.candidate)
    if step.state != StepState.OPEN or step.primary_for is None:
        raise RuleBroken("step_done", _("This step was already done. Read the file again for the next one."))
    next_due = checked_due(next_due or workdays.after(on, CALL_BACK_WORKING_DAYS), on=on)
    owner = step.owner
    claim(step, version=version)
    step.state, step.done_on, step.done_by = StepState.DONE, on, by
    step.owner = step.primary_for = None
    step.save(update_fields=["state", "done_on", "done_by", "owner", "primary_for"])
    following = Step.objects.create(
        candidate=step.candidate,
        kind=next_kind,
        title=next_title,
        due=next_due,
        owner=owner,
        primary_for=step.candidate_id,
    )
    audit.record(event="step.done", by=by, person=step.candidate_id, target=TARGET, target_id=step.pk)
    return following


@transaction.atomic
def change(*, step: Step, version: int, by: User, on: date, kind: str, title: str, due: date) -> Step:
    """Say better what the next step is, or move it to another day; it stays the step that holds the file."""
    require_work(by, step.candidate)
    if step.state != StepState.OPEN:
        raise RuleBroken("step_done", _("This step was already done. Read the file again for the next one."))
    checked_due(due, on=on)
    claim(step, version=version)
    step.kind, step.title, step.due = kind, title, due
    step.save(update_fields=["kind", "title", "due"])
    audit.record(event="step.changed", by=by, person=step.candidate_id, target=TARGET, target_id=step.pk)
    return step


def checked_due(due: date, *, on: date) -> date:
    """A day from today to a year from now."""
    if not on <= due or (due - on).days > FURTHEST_DAYS:
        raise RuleBroken("next_due", _("Choose a date from today to a year from now for the next step."))
    return due
