"""The one step of a youth and the one errand at an employer that say by when somebody looks at proposals.

However many run, each has one row: all that is due for one youth, or at one employer, is one thing to do.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Min, OuterRef, Q

from candidates.enums import State, StepKind
from candidates.models import Bar, Candidate
from candidates.permissions import may_run
from candidates.rules import step_marks
from candidates.services.files import steps
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Absence, Desk, Errand
from jobmatch.accounts.services import errands
from jobmatch.accounts.services.presence import shared_desk, who_is_there
from jobmatch.audit.services import Doer
from matching.models import Introduction
from matching.rules import waiting

MARK = "proposals:"
UNSEEN = ":unseen"  # after the mark: of files that who stands in does not see


def errand_mark(desk: UUID) -> str:
    """The mark of the errand about all proposals of one desk at an employer."""
    return f"{MARK}{desk}"


def marks() -> dict[UUID, str]:
    """Proposal → the mark of the errand that asks for it, of all for which somebody calls."""
    rows = Introduction.objects.filter(call_due__isnull=False, candidate__desk__isnull=False).order_by()
    found = {pk: errand_mark(desk) for pk, desk in rows.values_list("pk", "candidate__desk")}
    for desk in Desk.objects.filter(pk__in=Absence.objects.running().values("desk")):
        unseen = rows.filter(_is_unseen(desk), candidate__desk=desk).values_list("pk", flat=True)
        found |= dict.fromkeys(unseen, errand_mark(desk.pk) + UNSEEN)
    return found


def _is_unseen(desk: Desk) -> Q:
    """Whether who is there for a desk does not see the file: kept away by the youth, or it has ended.

    An ended file has no step, by which a stand-in sees a file; a coordinator sees all.
    """
    owner = who_is_there(desk)
    if owner == desk or owner.user is None:
        return Q(pk__in=[])
    is_barred = Q(Exists(Bar.objects.filter(candidate=OuterRef("candidate"), user=owner.user_id)))
    return is_barred if may_run(user=owner.user, desk=desk) else is_barred | Q(candidate__state=State.ENDED)


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
    """The errand of this desk with the earliest day that a proposal at this employer asks for.

    What who stands in does not see is asked at the shared desk.
    """
    rows = Introduction.objects.filter(candidate__desk=desk, vacancy__employer=employer)
    unseen = rows.filter(_is_unseen(desk)).order_by()
    for found, mark in (
        (rows.exclude(pk__in=unseen.values("pk")), errand_mark(desk.pk)),
        (unseen, errand_mark(desk.pk) + UNSEEN),
    ):
        due = found.aggregate(due=Min("call_due"))["due"]
        if due is None:
            errands.settle(target=employer, mark=mark, by=by, on=on)
            continue
        errands.ensure(
            desk=shared_desk(desk) if mark.endswith(UNSEEN) else desk,
            target=employer,
            kind=ErrandKind.PROPOSAL,
            due=max(due, on),
            mark=mark,
            by=by,
        )


def leave_other_desks(candidate: Candidate, *, by: Doer, on: date) -> None:
    """Errands at a desk where this file lay before: other proposals of that desk may still ask for them."""
    employers = {pk for pk in candidate.introductions.values_list("vacancy__employer", flat=True) if pk}
    marked = Errand.objects.open().filter(target__in=employers, mark__startswith=MARK)
    for errand in marked.exclude(mark__startswith=errand_mark(candidate.desk_id)).order_by("pk"):
        bring_again(errand, by=by, on=on)


def bring_again(errand: Errand, *, by: Doer, on: date) -> None:
    """Bring an errand that is there in line with the proposals of its desk at that employer."""
    desk = Desk.objects.filter(pk=errand.mark.removeprefix(MARK).removesuffix(UNSEEN)).first()
    if desk is not None:
        bring_errand(desk, errand.target, by=by, on=on)
    else:
        errands.settle(target=errand.target, mark=errand.mark, by=by, on=on)
