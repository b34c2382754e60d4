"""What a night does to proposals; each part may run twice, and the next run does what a crash left."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.db import transaction

from candidates.services.files.locking import lock_file
from jobmatch.audit import services as audit
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from matching.enums import IntroductionState, Party
from matching.models import Introduction
from matching.services.introductions import asking_after, following, moves, settling

ST: Final = IntroductionState


def run(*, on: date) -> int:
    """Everything that a night does to proposals, in a fixed order; how much was done."""
    jobs: list[Callable[..., int]] = [settling.settle, take_up, asking_after.ask]
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
