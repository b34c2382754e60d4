"""Which moments are planned for a placement. The pattern is a setting; days move to the next working day."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings

from candidates.enums import StepKind
from candidates.models import Candidate
from candidates.rules import step_marks
from candidates.services.files import steps
from jobmatch import workdays
from jobmatch.audit import services as audit
from matching.enums import CheckInState, FoundBy, Side
from matching.models import CheckIn, Placement
from matching.rules.pattern import AFTER_A_LOSS, day_of

Moment = tuple[str, str]
STEP_KINDS = {Side.YOUTH.value: StepKind.CHECK_IN, Side.EMPLOYER.value: StepKind.EMPLOYER_CHECK_IN}


def plan(placement: Placement, *, on: date) -> None:
    """Bring the moments of running work in line with its first and last day; what is past stays as it is."""
    wanted = {
        (side, moment): due
        for side, moment, due in _wanted(placement)
        if placement.ends_on is None or due <= placement.ends_on
    }
    rows = {(row.side, row.moment): row for row in placement.check_ins.all()}
    surplus = [row.pk for key, row in rows.items() if key not in wanted]
    CheckIn.objects.filter(pk__in=surplus, state=CheckInState.PLANNED).update(state=CheckInState.DROPPED)
    _put(placement, wanted, on=on)


def plan_after_loss(placement: Placement, *, on: date) -> None:
    """Ask the youth twice more after the work ended."""
    last_day = placement.ended_on or on
    days = {(Side.YOUTH.value, moment): day_of(moment, last_day) for moment in AFTER_A_LOSS}
    _put(placement, {key: workdays.on_or_after(day) for key, day in days.items()}, on=on)


def drop(placement: Placement) -> None:
    """Drop the moments that were still planned: they are no longer needed."""
    placement.check_ins.filter(state=CheckInState.PLANNED).update(state=CheckInState.DROPPED)


def next_due(candidate: Candidate, side: str, *, on: date) -> date | None:
    """When this side is asked next, over all work of the youth; today for what already waits."""
    waiting = CheckIn.objects.filter(
        placement__candidate=candidate, side=side, state=CheckInState.PLANNED
    ).order_by("due", "pk")
    first = waiting.first()
    return None if first is None else max(first.due, on)


def ask_next(candidate: Candidate, side: str, *, by: audit.Doer, on: date) -> None:
    """Finish the step that asks this side; when it holds the file, the next moment takes its place."""
    mark = step_marks.check_in(side)
    due = next_due(candidate, side, on=on)
    if due is None:
        steps.settle(candidate=candidate, mark=mark, by=by, on=on)
    else:
        steps.settle(
            candidate=candidate,
            mark=mark,
            by=by,
            on=on,
            next_kind=STEP_KINDS[side],
            next_due=due,
            next_mark=mark,
        )


def _wanted(placement: Placement) -> Iterator[tuple[str, str, date]]:
    """An employer whom the youth found without us is not called: the youth may not want us known there."""
    patterns: list[tuple[str, Iterable[str]]] = [(Side.YOUTH.value, settings.CHECK_INS_YOUTH)]
    if placement.found_by == FoundBy.US:
        patterns.append((Side.EMPLOYER.value, settings.CHECK_INS_EMPLOYER))
    for side, pattern in patterns:
        for moment in pattern:
            yield side, moment, workdays.on_or_after(day_of(moment, placement.starts_on))


def _put(placement: Placement, wanted: dict[Moment, date], *, on: date) -> None:
    """Make what is missing, and take up again what was dropped, from today on."""
    ahead = {key: due for key, due in wanted.items() if due >= on}
    for row in placement.check_ins.filter(state=CheckInState.DROPPED).order_by("due", "pk"):
        if (row.side, row.moment) in ahead:
            row.state, row.due = CheckInState.PLANNED, ahead[row.side, row.moment]
            row.save(update_fields=["state", "due"])
    CheckIn.objects.bulk_create(
        (
            CheckIn(placement=placement, side=side, moment=moment, due=due)
            for (side, moment), due in ahead.items()
        ),
        ignore_conflicts=True,
    )
