"""What a day brings: moments to ask, starts and ends to confirm, proposals that wait, erasures, rankings.

Each part is safe to run twice, and what a crash left undone is done by the next run.
"""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import transaction

from candidates.enums import State, StepKind
from candidates.models import Step
from candidates.rules import step_marks
from candidates.services.files import steps
from jobmatch import workdays
from jobmatch.running.turns import each_in_turn
from matching.enums import PlacementState
from matching.models import Placement, PlacementQuerySet
from matching.services.introductions import nights
from matching.services.ranking import new_vacancies, snapshots, words
from matching.services.rights import erasure
from matching.services.work import asking, check_ins, schooling, workplace_lists

RUNG_MONTHS = 3
Mark = Callable[[UUID], str]


def run(*, on: date) -> None:
    """Everything that a night does, in a fixed order."""
    jobs: list[Callable[..., int]] = [
        check_ins.remind,
        asking.send_links,
        nights.run,
        confirm_starts,
        confirm_ends,
        look_at_rungs,
        schooling.watch,
        workplace_lists.draw,
        erasure.at_the_end_of_terms,
        words.keep,
        snapshots.build,
        new_vacancies.count,
    ]
    each_in_turn(jobs, lambda job: job(on=on))


def confirm_starts(*, on: date) -> int:
    """Agreed work whose first day has come: has it begun? It is asked, never assumed."""
    due = _in_sight().filter(state=PlacementState.PLANNED, starts_on__lte=on)
    return _ensure(due, kind=StepKind.CHECK_IN, mark=step_marks.start, on=on)


def confirm_ends(*, on: date) -> int:
    """A contract that has run out: how does it go on?"""
    due = _in_sight().started().filter(ends_on__lte=on)
    return _ensure(due, kind=StepKind.CHECK_IN, mark=step_marks.end, on=on)


def look_at_rungs(*, on: date) -> int:
    """After three months at work, once: what is the next rung toward the dream?"""
    due = _in_sight().started().filter(starts_on__lte=on - relativedelta(months=RUNG_MONTHS))
    climbing = [row for row in due if not _is_dream(row)]
    rungs = {step_marks.rung(row.pk) for row in climbing}
    seen = set(Step.objects.filter(mark__in=rungs).values_list("mark", flat=True)) if rungs else set()
    new = [row for row in climbing if step_marks.rung(row.pk) not in seen]
    return _ensure(new, kind=StepKind.RUNG, mark=step_marks.rung, on=on)


def _in_sight() -> PlacementQuerySet:
    files = Placement.objects.exclude(candidate__state=State.ENDED).select_related("candidate")
    return files.prefetch_related("candidate__wishes").order_by("pk")


def _is_dream(placement: Placement) -> bool:
    """Whether this work is the dream already; then there is no next rung toward it."""
    dream = placement.candidate.dream
    return dream is not None and dream.occupation_id == placement.occupation_id


def _ensure(placements: Iterable[Placement], *, kind: str, mark: Mark, on: date) -> int:
    return each_in_turn(placements, lambda row: _ensure_one(row, kind=kind, mark=mark(row.pk), on=on))


@transaction.atomic
def _ensure_one(placement: Placement, *, kind: str, mark: str, on: date) -> bool:
    due = workdays.on_or_after(on)
    return steps.ensure(candidate=placement.candidate, kind=kind, due=due, mark=mark)
