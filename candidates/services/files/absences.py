"""Someone is ill, on leave or leaves: the whole desk moves to a colleague or the shared desk, in one act."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from candidates.enums import StepKind, StepState
from candidates.models import Bar, Candidate, Step
from candidates.permissions import may_run, require
from candidates.rules import step_marks
from candidates.services.files import changed, openers
from jobmatch.accounts.models import Absence, Desk, User
from jobmatch.accounts.services import errands
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.accounts.services.presence import is_away, shared_desk
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken

LONGEST_DAYS = 366
TARGET = "accounts.Desk"


@transaction.atomic
def begin(*, desk: Desk, stand_in: Desk, until: date | None, by: User, on: date) -> Absence:
    """From today all steps and errands of this desk lie at the stand-in; files stay with whom they are.

    Files of youths who do not want the stand-in go to the shared desk of the municipality.
    """
    _check(desk, stand_in, by=by)
    if until is not None and not on < until <= on + timedelta(days=LONGEST_DAYS):
        raise RuleBroken("until", _("Choose a day after today, at most a year from now."))
    lock_municipality(desk.municipality_id)
    if is_away(desk):
        raise RuleBroken("already_away", _("Someone stands in for this desk already. End that first."))
    _require_there(stand_in)
    before = openers.of(_files(steps__in=Step.objects.primary().filter(owner=desk)), on=on)
    absence = Absence.objects.create(desk=desk, stand_in=stand_in, since=on, until=until, made_by=by)
    move_steps(Step.objects.open().filter(owner=desk), to=stand_in)
    errands.stand_in_for(desk=desk, stand_in=stand_in)
    told = openers.tell(before, by=by, on=on)
    away = audit.Fact("desk.away", by, chain=desk.municipality_id, target=TARGET, target_id=desk.pk)
    audit.record_many([*told, away])
    return absence


@transaction.atomic
def finish(*, absence: Absence, by: User | audit.Actor, on: date) -> Absence:
    """Someone is back: the steps of the own files return to the desk, and of those whom it stands in for."""
    desk = absence.desk
    if isinstance(by, User):
        require(may_run(user=by, desk=desk), _("Only a coordinator does this."))
    lock_municipality(desk.municipality_id)
    desks = [desk.pk, *_stood_in_for(desk)]
    before = openers.of(_files(desk__in=desks), on=on)
    if not Absence.objects.running().filter(pk=absence.pk).update(ended_on=on):
        raise RuleBroken("ended", _("This absence was ended already."))
    absence.ended_on = on
    files = [*Candidate.objects.filter(desk__in=desks).order_by("pk").values_list("pk", flat=True)]
    move_steps(own_steps(Step.objects.filter(candidate__in=files)), to=desk)
    errands.come_back_to(desk=desk, with_those_of=desks)
    told = openers.tell(before, by=by, on=on)
    back = audit.Fact("desk.back", by, chain=desk.municipality_id, target=TARGET, target_id=desk.pk)
    audit.record_many([*told, back])
    return absence


@transaction.atomic
def leave(*, desk: Desk, to: Desk, by: User, on: date) -> int:
    """All files, steps and errands of a desk go to another one for good; how many files."""
    _check(desk, to, by=by)
    lock_municipality(desk.municipality_id)
    together = list(Candidate.objects.filter(desk=desk).order_by("pk").values_list("pk", flat=True))
    _require_there(to)
    before = {
        **openers.of(_files(desk=desk), on=on),
        **openers.of(_files(steps__in=Step.objects.primary().filter(owner=desk)), on=on),
    }
    barred = (
        Candidate.objects.filter(desk=desk, bars__user=to.user) if to.user_id else Candidate.objects.none()
    )
    if kept_away := list(barred.values_list("pk", flat=True)):
        Candidate.objects.filter(pk__in=kept_away).update(desk=shared_desk(desk), version=F("version") + 1)
    Candidate.objects.filter(desk=desk).update(desk=to, version=F("version") + 1)
    move_steps(Step.objects.open().filter(owner=desk), to=to)
    move_steps(own_steps(Step.objects.filter(candidate__in=together)), to=to)
    errands.leave_to(desk=desk, to=to)
    changed.note(together)
    _end_for_good(desk, to=to, by=by, on=on)
    told = openers.tell(before, by=by, on=on)
    audit.record_many(
        [
            *told,
            *(
                audit.Fact(
                    event_of(desk, to, by=by), by, pk, "candidates.Candidate", pk, chain=desk.municipality_id
                )
                for pk in together
            ),
            audit.Fact("desk.emptied", by, chain=desk.municipality_id, target=TARGET, target_id=desk.pk),
        ]
    )
    return len(together)


def event_of(desk: Desk, to: Desk, *, by: User) -> str:
    """Taking files to the own desk opens what is locked in them: the log tells it from giving."""
    return "file.taken" if desk.user_id != to.user_id == by.pk else "file.handed_over"


def _check(desk: Desk, other: Desk, *, by: User) -> None:
    require(may_run(user=by, desk=desk), _("Only a coordinator does this."))
    if desk.pk == other.pk:
        raise RuleBroken("same_desk", _("Choose another desk than the one that moves."))
    if desk.municipality_id != other.municipality_id:
        raise RuleBroken("other_municipality", _("Choose a desk of the same municipality."))
    if desk.user_id is None:
        raise RuleBroken("pool", _("The shared desk is always there. Give its files out one by one."))


def _require_there(desk: Desk) -> None:
    if is_away(desk):
        raise RuleBroken("away", _("This colleague is away. Choose someone who is there."))


def own_steps(steps: "QuerySet[Step]") -> "QuerySet[Step]":
    """The open steps that go with the file: not a second person's look at it, not a judgement."""
    return steps.filter(state=StepState.OPEN).exclude(mark=step_marks.LOOK_AFTER).exclude(kind=StepKind.JUDGE)


def move_steps(steps: "QuerySet[Step]", *, to: Desk) -> None:
    """Move steps to a desk; judgements, and steps of who does not want its user, go to the shared desk.

    Who stands in for a coordinator may be a jobhunter, who judges nothing.
    """
    keys = list(steps.values_list("pk", flat=True))
    moved = Step.objects.filter(pk__in=keys)
    elsewhere = Q(kind=StepKind.JUDGE)
    if to.user_id:
        elsewhere |= Q(
            candidate__in=[*Bar.objects.filter(user=to.user_id).values_list("candidate", flat=True)]
        )
    kept_away = list(moved.filter(elsewhere).values_list("pk", flat=True))
    moved.exclude(pk__in=kept_away).update(owner=to, version=F("version") + 1)
    if kept_away:
        Step.objects.filter(pk__in=kept_away).update(owner=shared_desk(to), version=F("version") + 1)


def _stood_in_for(desk: Desk) -> list[UUID]:
    """The desks whose work lies at this one, also by way of others."""
    found: list[UUID] = []
    near = [desk.pk]
    while near:
        running = Absence.objects.running().filter(stand_in__in=near).exclude(desk__in=[desk.pk, *found])
        near = list(running.values_list("desk", flat=True))
        found += near
    return found


def _files(**where: Any) -> "QuerySet[Candidate]":
    return Candidate.objects.filter(**where).select_related("desk").order_by("pk")


def _end_for_good(desk: Desk, *, to: Desk, by: User, on: date) -> None:
    """Nobody is away from an empty desk, and whom it stood in for gets the other one, by who chose it."""
    Absence.objects.running().filter(desk=desk).update(ended_on=on)
    Absence.objects.running().filter(stand_in=desk).update(stand_in=to, made_by=by)
    Absence.objects.filter(stand_in=desk).delete()
