"""Work of a youth: agreed, begun, ended. Each service is one transition; a step back takes back a mistake."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import ReferrerStatus, State, StepKind
from candidates.models import Candidate, Step
from candidates.permissions import require_work
from candidates.rules import step_marks
from candidates.services.files import states, steps
from candidates.services.files.locking import lock_file
from candidates.services.intake import referrer_status
from employers.models import Employer, Vacancy
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.enums import TRANSITIONS, CheckInState, EndReason, FoundBy, Paper, PlacementState, Side
from matching.models import Placement
from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.services.work import judging, moments, schooling

FURTHEST_DAYS = 366
OLDEST_DAYS = 3 * 366
TARGET = "matching.Placement"


@dataclass(frozen=True, slots=True)
class Details:
    """What is agreed: which work, where, when, for how much. What nobody told is None."""

    kind: str
    starts_on: date
    found_by: str = FoundBy.US
    vacancy: Vacancy | None = None
    employer: Employer | None = None
    employer_name: str = ""
    occupation: Occupation | None = None
    ends_on: date | None = None
    hours: int | None = None
    pay_cents: int | None = None
    papers: tuple[str, ...] = ()


@transaction.atomic
def plan(
    *,
    candidate: Candidate,
    details: Details,
    by: User,
    on: date,
    acknowledged: Collection[str] = (),
    key: UUID | None = None,
) -> Placement:
    """Record work that is agreed. A rule that speaks against it is named, and has to be ticked off.

    `key` is the id of the new row: sent twice, it is recorded once.
    """
    require_work(by, candidate)
    candidate = lock_file(candidate)
    if candidate.state == State.ENDED:
        raise RuleBroken("file_ended", _("This file has ended. Open it again first."))
    if candidate.is_contact_only(on):
        raise RuleBroken("contact_only", _("First speak with a parent: this youth is under 16."))
    _check(details, on=on)
    content: dict[str, Any] = {"candidate": candidate, "recorded_by": by, **_values(details)}
    made = made_before(Placement, key, **content)
    if made is not None:
        return made
    seen = _judge(candidate, details, on=on, acknowledged=acknowledged)
    placement = Placement(pk=key or uuid4(), **content)
    placement.save(force_insert=True)
    _record("placement.planned", placement, by, seen)
    return placement


@transaction.atomic
def change(
    *,
    placement: Placement,
    version: int,
    details: Details,
    by: User,
    on: date,
    acknowledged: Collection[str] = (),
) -> Placement:
    """Put right what is agreed. The first day of work that began is changed by taking the start back."""
    candidate = _taken(placement, version=version, by=by)
    if placement.state == PlacementState.ENDED:
        raise RuleBroken("placement_ended", _("This work has ended. Take the end back first."))
    if placement.state == PlacementState.STARTED and details.starts_on != placement.starts_on:
        raise RuleBroken("starts_on", _("This work has begun. Take the start back to change its first day."))
    _check(details, on=on)
    seen = _judge(candidate, details, on=on, acknowledged=acknowledged)
    for name, value in _values(details).items():
        setattr(placement, name, value)
    placement.save(update_fields=[*_values(details)])
    if placement.state == PlacementState.STARTED:
        moments.plan(placement, on=on)
    if placement.kind not in LEARNING_KINDS:
        schooling.let_be(candidate, placement, by=by, on=on)
    _record("placement.changed", placement, by, seen)
    return placement


@transaction.atomic
def start(*, placement: Placement, version: int, starts_on: date, by: User, on: date) -> Placement:
    """Work has begun: the file says so, both sides will be asked how it goes, the referrer may be told."""
    candidate = _taken(placement, version=version, by=by)
    _require_move(placement, PlacementState.STARTED, source=PlacementState.PLANNED)
    if not on - timedelta(days=OLDEST_DAYS) <= starts_on <= on:
        raise RuleBroken("starts_on", _("The first working day is today or a day that has passed."))
    if placement.ends_on is not None and placement.ends_on < starts_on:
        raise RuleBroken("ends_on", _("The last day can't be before the first working day."))
    placement.state, placement.starts_on = PlacementState.STARTED, starts_on
    placement.save(update_fields=["state", "starts_on"])
    moments.plan(placement, on=on)
    _place(candidate, placement, by=by, on=on)
    _finish(candidate, step_marks.start(placement.pk), by=by, on=on)
    referrer_status.tell(candidate=candidate, shown=ReferrerStatus.AT_WORK, on=on)
    _record("placement.started", placement, by)
    return placement


@transaction.atomic
def end(*, placement: Placement, version: int, reason: str, ended_on: date, by: User, on: date) -> Placement:
    """Work ended, or never began. Without other work the file is open again: nobody falls out of sight."""
    candidate = _taken(placement, version=version, by=by)
    _check_end(placement, reason=reason, ended_on=ended_on, on=on)
    was_at_work = placement.state == PlacementState.STARTED
    placement.state, placement.ended_on, placement.end_reason = PlacementState.ENDED, ended_on, reason
    placement.save(update_fields=["state", "ended_on", "end_reason"])
    moments.drop(placement)
    if was_at_work and not _works_elsewhere(placement):
        if candidate.state == State.PLACED:
            states.lose(candidate=candidate, by=by, on=on)
        moments.plan_after_loss(placement, on=on)
    _finish_asking(candidate, placement, by=by, on=on)
    schooling.let_be(candidate, placement, by=by, on=on)
    _record("placement.ended", placement, by, (reason,))
    return placement


@transaction.atomic
def undo(*, placement: Placement, version: int, by: User, on: date) -> Placement:
    """Take back a start or an end that was recorded by mistake; not once someone answered since."""
    candidate = _taken(placement, version=version, by=by)
    if placement.state == PlacementState.PLANNED:
        raise RuleBroken("nothing_to_undo", _("There is nothing to take back here."))
    if placement.state == PlacementState.STARTED:
        _take_back_start(candidate, placement, by=by, on=on)
    else:
        _take_back_end(candidate, placement, by=by, on=on)
    _record("placement.undone", placement, by)
    return placement


def place_again(candidate: Candidate, *, on: date) -> None:
    """Somebody at work whose file ended, and was opened again, is at work in it too; hold the file before."""
    if candidate.state != State.OPEN:
        return
    work = Placement.objects.started().filter(candidate=candidate).order_by("starts_on", "pk").first()
    if work is not None:
        states.place_again(candidate=candidate, since=work.starts_on, by=audit.SCHEDULE, on=on)


def _taken(placement: Placement, *, version: int, by: User) -> Candidate:
    """The newest row of the file, and the next version of the placement, both ours until commit."""
    require_work(by, placement.candidate)
    candidate = lock_file(placement.candidate)
    claim(placement, version=version)
    return candidate


def _require_move(placement: Placement, to: PlacementState, *, source: PlacementState) -> None:
    if placement.state != source or to not in TRANSITIONS[placement.state]:
        raise RuleBroken("state", _("That is not possible in the state that this work is in now."))


def _place(candidate: Candidate, placement: Placement, *, by: User, on: date) -> None:
    due = moments.next_due(candidate, Side.YOUTH, on=on)
    states.place(
        candidate=candidate,
        by=by,
        on=on,
        next_due=due or workdays.after(on, steps.CALL_BACK_WORKING_DAYS),
        next_mark=step_marks.check_in(Side.YOUTH) if due else "",
        since=placement.starts_on,
    )


def _check_end(placement: Placement, *, reason: str, ended_on: date, on: date) -> None:
    if PlacementState.ENDED not in TRANSITIONS[placement.state]:
        raise RuleBroken("state", _("That is not possible in the state that this work is in now."))
    if reason not in EndReason.values:
        raise RuleBroken("end_reason", _("Choose why it ended."))
    never_began = placement.state == PlacementState.PLANNED
    if never_began != (reason == EndReason.NEVER_STARTED):
        raise RuleBroken(
            "end_reason", _("Of work that never began, say so; of other work, say why it ended.")
        )
    if ended_on > on or (ended_on < placement.starts_on and not never_began):
        raise RuleBroken("ended_on", _("The last working day is between the first day and today."))


def _take_back_start(candidate: Candidate, placement: Placement, *, by: User, on: date) -> None:
    _require_no_answers(placement, on=placement.starts_on)
    placement.check_ins.all().delete()
    placement.state = PlacementState.PLANNED
    placement.save(update_fields=["state"])
    if candidate.state == State.PLACED and not _works_elsewhere(placement):
        candidate = states.lose(candidate=candidate, by=by, on=on)
        step = Step.objects.get(primary_for=candidate.pk)
        steps.change(
            step=step, version=step.version, by=by, on=on, kind=StepKind.CALL, title="", due=step.due or on
        )
    _finish_asking(candidate, placement, by=by, on=on)


def _take_back_end(candidate: Candidate, placement: Placement, *, by: User, on: date) -> None:
    _require_no_answers(placement, on=placement.ended_on or on, after_loss=True)
    began = placement.end_reason != EndReason.NEVER_STARTED
    placement.state = PlacementState.STARTED if began else PlacementState.PLANNED
    placement.ended_on, placement.end_reason = None, ""
    placement.save(update_fields=["state", "ended_on", "end_reason"])
    if began:
        moments.plan(placement, on=on)
        _place(candidate, placement, by=by, on=on)


def _require_no_answers(placement: Placement, *, on: date, after_loss: bool = False) -> None:
    """What was answered on a start or a loss shows that it was no mistake."""
    answered = placement.check_ins.filter(state=CheckInState.ANSWERED)
    if (answered.filter(moment__startswith="loss_") if after_loss else answered).exists():
        raise RuleBroken("answered", _("Someone answered how it went, so this can't be taken back."))


def _works_elsewhere(placement: Placement) -> bool:
    others = Placement.objects.filter(candidate=placement.candidate_id).exclude(pk=placement.pk)
    return others.started().exists()


def _finish_asking(candidate: Candidate, placement: Placement, *, by: User, on: date) -> None:
    """Finish the steps about work that no longer goes on; what still has to be asked is asked then."""
    for mark in (step_marks.start(placement.pk), step_marks.end(placement.pk), step_marks.rung(placement.pk)):
        _finish(candidate, mark, by=by, on=on)
    for side in Side:
        step = candidate.steps.open().filter(mark=step_marks.check_in(side)).first()
        is_over = moments.next_due(candidate, side, on=on) is None
        if step is not None and (is_over or step.primary_for is not None):
            moments.ask_next(candidate, side, by=by, on=on)


def _finish(candidate: Candidate, mark: str, *, by: User, on: date) -> None:
    steps.settle(candidate=candidate, mark=mark, by=by, on=on)


def _judge(
    candidate: Candidate, details: Details, *, on: date, acknowledged: Collection[str]
) -> tuple[str, ...]:
    found = judging.findings(
        candidate=candidate,
        kind=details.kind,
        hours=details.hours,
        pay_cents=details.pay_cents,
        on=max(on, details.starts_on),
    )
    return judging.require_acknowledged(found, acknowledged)


def _check(details: Details, *, on: date) -> None:
    if details.kind not in WORK_KINDS or details.found_by not in FoundBy.values:
        raise RuleBroken("kind", _("Choose the kind of work from the list."))
    if not set(details.papers) <= set(Paper.values):
        raise RuleBroken("papers", _("Choose papers from the list."))
    if details.employer is None and not details.employer_name.strip():
        raise RuleBroken("employer_missing", _("Write where the work is: the name of the employer."))
    earliest, latest = on - timedelta(days=OLDEST_DAYS), on + timedelta(days=FURTHEST_DAYS)
    if not earliest <= details.starts_on <= latest:
        raise RuleBroken("starts_on", _("Look at the first working day again: it is too far away."))
    if details.ends_on is not None and details.ends_on < details.starts_on:
        raise RuleBroken("ends_on", _("The last day can't be before the first working day."))


def _values(details: Details) -> dict[str, object]:
    values = {field.name: getattr(details, field.name) for field in fields(details)}
    return {**values, "papers": list(details.papers), "employer_name": details.employer_name.strip()}


def _record(event: str, placement: Placement, by: User, reasons: tuple[str, ...] = ()) -> None:
    audit.record(
        event=event,
        by=by,
        chain=placement.candidate.municipality_id,
        person=placement.candidate_id,
        target=TARGET,
        target_id=placement.pk,
        reason=" ".join(reasons),
    )
