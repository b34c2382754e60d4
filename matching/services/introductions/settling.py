"""What lower apps did to a file or a vacancy is carried over to proposals: each minute, until it is done.

What an employer may open is asked of the rows at each door, so nothing depends on how soon this runs.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from candidates.enums import LOOKING, StepState
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.services.files.locking import lock_file
from jobmatch.accounts.models import Errand
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.audit import services as audit
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from matching.enums import ENDS, IntroductionState
from matching.models import Introduction, Meeting
from matching.services.introductions import endings, following, forgetting, meetings, moves
from matching.services.work import placements


def settle(*, on: date) -> int:
    """End what no longer stands, and bring what is to do where the file lies; how much was done.

    One part or row that fails keeps no other waiting.
    """
    jobs = [
        lambda: each_in_turn(_not_standing(on), lambda row: _end(row, on=on)),
        lambda: each_in_turn(_moved_after(), lambda row: _ask_former(row, on=on)),
        lambda: each_in_turn(_days_not_standing(on), lambda row: meetings.call_off(row, on=on)),
        lambda: each_in_turn(_changed(Kind.FILE), lambda change: _carry(change, on=on)),
        lambda: each_in_turn(_changed(Kind.CONTACT), lambda change: _call_about(change, on=on)),
        lambda: each_in_turn(_adrift(), lambda pk: _bring(pk, on=on)),
        lambda: each_in_turn(_left_over(), lambda errand: _let_be(errand, on=on)),
    ]
    return each_in_turn(jobs, lambda job: job())


def _changed(kind: Kind) -> list[Change]:
    return [*Change.objects.filter(kind=kind).order_by("pk")]


def _not_standing(on: date) -> list[Introduction]:
    rows = Introduction.objects.open()
    standing = rows.standing(on=on).values("pk")
    return [*rows.exclude(pk__in=standing).select_related("candidate").order_by("pk")]


def _days_not_standing(on: date) -> list[Meeting]:
    """Days to come without a proposal; of one that is over, somebody says how it was."""
    rows = Meeting.objects.to_come().alone().lasting(on=on)
    standing = rows.standing(on=on).values("pk")
    return [*rows.exclude(pk__in=standing).select_related("candidate").order_by("pk")]


@transaction.atomic
def _end(found: Introduction, *, on: date) -> bool:
    candidate = lock_file(found.candidate)
    row = moves.fresh(found, candidate)
    still = Introduction.objects.open().filter(pk=row.pk)
    if not still.exists() or still.standing(on=on).exists():
        return False
    claim(row, version=row.version)
    is_there = still.with_place(on=on).exists()
    is_waiting = candidate.state in LOOKING
    end = endings.fill if not is_there and is_waiting else endings.stop
    row = end(row, by=audit.SCHEDULE, on=on)
    is_news = row.state != IntroductionState.WITHDRAWN and moves.is_told(row)
    if is_news and not moves.tell_youth(candidate, on=on, at_once=False):
        moves.tell_today(row, on=on)
        row.save(update_fields=["step_due"])
        following.bring_step(candidate, by=audit.SCHEDULE, on=on)
    return True


def _moved_after() -> list[Introduction]:
    """Ended ones of which an employer has to be told, that the vacancy belongs to no more."""
    rows = Introduction.objects.filter(state__in=ENDS, call_due__isnull=False).moved()
    return [*rows.select_related("candidate").order_by("pk")]


@transaction.atomic
def _ask_former(found: Introduction, *, on: date) -> bool:
    """Who has something of it is asked to delete it; the employer of now never heard of it."""
    row = moves.fresh(found, lock_file(found.candidate))
    if row.is_open or row.call_due is None or not Introduction.objects.filter(pk=row.pk).moved().exists():
        return False
    claim(row, version=row.version)
    row.call_due = None
    row.save(update_fields=["call_due"])
    following.bring(row.candidate, [row.employer_id], by=audit.SCHEDULE, on=on)
    if row.made_for_id is not None:
        forgetting.leave(row.candidate, {row.made_for_id: True}, by=audit.SCHEDULE, on=on)
    return True


@transaction.atomic
def _carry(change: Change, *, on: date) -> bool:
    """A file changed hands or state: errands about its proposals go to its desk, work that goes on shows."""
    files = Candidate.objects.filter(erased_on=None)
    candidate = files.filter(pk=change.target).first() if change.target else None
    if candidate is not None:
        candidate = lock_file(candidate)
        placements.place_again(candidate, on=on)
        _follow(candidate, on=on)
    change.delete()
    return candidate is not None


@transaction.atomic
def _call_about(change: Change, *, on: date) -> bool:
    """Somebody is no more at an employer: what was proposed to them is asked of another there, today."""
    running = Introduction.objects.running().filter(vacancy__employer=change.target)
    rows = running.without_person().exclude(call_due__lte=on).select_related("candidate").order_by("pk")
    for municipality in sorted({found.candidate.municipality_id for found in rows}):
        lock_municipality(municipality)
    for found in rows:
        row = moves.fresh(found, lock_file(found.candidate))
        claim(row, version=row.version)
        row.call_due = on
        row.save(update_fields=["call_due"])
        following.bring(row.candidate, [row.employer_id], by=audit.SCHEDULE, on=on)
    change.delete()
    return bool(rows)


def _adrift() -> list[UUID]:
    """Files of which a proposal has no step or errand: somebody closed it, or it went with a desk.

    Also where it lies at somebody who stands in and does not see the file.
    """
    rows = Introduction.objects.waiting().filter(candidate__erased_on=None)
    named = rows.values_list("candidate", "pk", "candidate__held_by", "vacancy__employer", "step_due")
    found = [*named.order_by("candidate", "pk")]
    marked = Step.objects.filter(mark=step_marks.PROPOSALS, state=StepState.OPEN)
    stepped = {*marked.values_list("candidate", flat=True)}
    asked = Errand.objects.open().filter(mark__startswith=following.MARK)
    called = {*asked.values_list("target", "mark")}
    marks = following.marks()
    lacking = (
        youth
        for youth, pk, held, employer, step in found
        if (held and step and youth not in stepped)
        or (employer and pk in marks and (employer, marks[pk]) not in called)
    )
    return [*dict.fromkeys(lacking)]


@transaction.atomic
def _bring(pk: UUID, *, on: date) -> bool:
    _follow(lock_file(Candidate.objects.get(pk=pk)), on=on)
    return True


def _left_over() -> list[Errand]:
    """Errands at an employer where no proposal of that desk asks for anything: nobody could finish them."""
    marks = following.marks()
    rows = Introduction.objects.filter(call_due__isnull=False).order_by()
    named = rows.values_list("vacancy__employer", "pk")
    asking = {(employer, marks[pk]) for employer, pk in named if pk in marks}
    marked = Errand.objects.open().filter(mark__startswith=following.MARK).order_by("pk")
    return [errand for errand in marked if (errand.target, errand.mark) not in asking]


@transaction.atomic
def _let_be(errand: Errand, *, on: date) -> bool:
    following.bring_again(errand, by=audit.SCHEDULE, on=on)
    return True


def _follow(candidate: Candidate, *, on: date) -> None:
    rows = candidate.introductions.waiting()
    employers = {pk for pk in rows.values_list("vacancy__employer", flat=True) if pk}
    following.bring(candidate, employers, by=audit.SCHEDULE, on=on)
    following.leave_other_desks(candidate, by=audit.SCHEDULE, on=on)
