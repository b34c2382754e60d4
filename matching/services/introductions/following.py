"""The one step of a youth and the one errand at an employer that say by when somebody looks at proposals.

However many run, each has one row: all that is due for one youth, or at one employer, is one thing to do.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Min

from candidates.enums import StepKind
from candidates.models import Candidate
from candidates.rules import step_marks
from candidates.services.files import steps
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Desk, Errand
from jobmatch.accounts.services import errands
from jobmatch.audit.services import Doer
from matching.models import Introduction
from matching.rules import waiting

MARK = "proposals:"


def errand_mark(desk: UUID) -> str:
    """The mark of the errand about all proposals of one desk at an employer."""
    return f"{MARK}{desk}"


def bring(candidate: Candidate, employers: Iterable[UUID | None], *, by: Doer, on: date) -> None:
    """Bring the step of the youth, and the errands at these employers, in line with the rows.

    A vacancy may have lost its employer: there is nobody to call then.
    """
    bring_step(candidate, by=by, on=on)
    for employer in sorted({each for each in employers if each is not None}):
        bring_errand(candidate.desk, employer, by=by, on=on)


def bring_step(candidate: Candidate, *, by: Doer, on: date) -> None:
    """The step with the earliest day that a proposal of this youth asks for; done when none asks."""
    alone = candidate.meetings.to_come().filter(introduction=None)
    days = [waiting.around(each.on, each.last_day, on=on).step for each in alone]
    days.append(candidate.introductions.aggregate(due=Min("step_due"))["due"])
    due = min((day for day in days if day is not None), default=None)
    kept = None if due is None else max(due, on)
    steps.keep(candidate=candidate, kind=StepKind.PROPOSAL, due=kept, mark=step_marks.PROPOSALS, by=by, on=on)


def bring_errand(desk: Desk, employer: UUID, *, by: Doer, on: date) -> None:
    """The errand of this desk with the earliest day that a proposal at this employer asks for."""
    rows = Introduction.objects.filter(candidate__desk=desk, vacancy__employer=employer)
    due = rows.aggregate(due=Min("call_due"))["due"]
    if due is None:
        errands.settle(target=employer, mark=errand_mark(desk.pk), by=by, on=on)
        return
    errands.ensure(
        desk=desk,
        target=employer,
        kind=ErrandKind.PROPOSAL,
        due=max(due, on),
        mark=errand_mark(desk.pk),
        by=by,
    )


def leave_other_desks(candidate: Candidate, *, by: Doer, on: date) -> None:
    """Errands at a desk where this file lay before: other proposals of that desk may still ask for them."""
    employers = {pk for pk in candidate.introductions.values_list("vacancy__employer", flat=True) if pk}
    marked = Errand.objects.open().filter(target__in=employers, mark__startswith=MARK)
    for errand in marked.exclude(mark=errand_mark(candidate.desk_id)).order_by("pk"):
        bring_again(errand, by=by, on=on)


def bring_again(errand: Errand, *, by: Doer, on: date) -> None:
    """Bring an errand that is there in line with the proposals of its desk at that employer."""
    desk = Desk.objects.filter(pk=errand.mark.removeprefix(MARK)).first()
    if desk is not None:
        bring_errand(desk, errand.target, by=by, on=on)
    else:
        errands.settle(target=errand.target, mark=errand.mark, by=by, on=on)
