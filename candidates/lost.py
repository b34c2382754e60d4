"""Tests *never let go* all over again, for what the database could not refuse.

A raw SQLite connection has foreign keys off, and no constraint can know that the owner of a desk has left.
Each check is one query; together they return every file or step that would fall out of sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from candidates.enums import Ending, State, StepState
from candidates.models import Bar, Candidate, Step
from jobmatch.accounts.enums import DESK_ROLES, OrganisationKind, Role
from jobmatch.accounts.models import Absence, Desk, Membership, Organisation

LONGEST_PAUSE = timedelta(days=90)
LONGEST_WAIT = timedelta(days=371)  # a year, and on to the next working day


Check = tuple[str, "QuerySet[Any]"]  # its name, and the rows that break it


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing that breaks the promise: which check found it, on which row."""

    check: str
    id: UUID


def find(*, on: date) -> list[Lost]:
    """Every break of *never let go*, in the order of the checks; empty when nobody is lost."""
    checks = [*_checks_of_files(on), *_checks_of_open_steps(on), *_checks_of_past_steps()]
    return [Lost(check, pk) for check, rows in checks for pk in _found(rows, None)]


def find_now(*, on: date, within: "QuerySet[Organisation]") -> list[Lost]:
    """Who may fall out of sight in these municipalities: files and open steps.

    What is damaged in steps that are past loses nobody today; that is for the night, for it reads them all.
    """
    checks = [*_checks_of_files(on), *_checks_of_open_steps(on)]
    return [Lost(check, pk) for check, rows in checks for pk in _found(rows, within)]


def _found(rows: "QuerySet[Any]", within: "QuerySet[Organisation] | None") -> list[UUID]:
    """The ids, in order. The database is not asked for an order: it would read the whole table by its key."""
    found = sorted(rows.order_by().values_list("pk", flat=True))
    if not found or within is None:
        return found
    return sorted(_concerning(rows.model, within).filter(pk__in=found).values_list("pk", flat=True))


def _concerning(model: Any, within: "QuerySet[Organisation]") -> "QuerySet[Any]":
    """A file by its municipality, a step by that of its file or of its owner."""
    places = within.values("pk")
    if model is Candidate:
        return Candidate.objects.filter(municipality__in=places)
    files = Candidate.objects.filter(municipality__in=places)
    return Step.objects.filter(Q(candidate__in=files.values("pk")) | Q(owner__municipality__in=places))


def _checks_of_files(on: date) -> Iterator[Check]:
    in_sight = Candidate.objects.exclude(state=State.ENDED)
    steps = Step.objects.all()
    yield "state is not known", Candidate.objects.exclude(state__in=State.values)
    yield "file has no step that holds it", in_sight.exclude(_is_held())
    yield "ended file is still held, or its ending is not recorded", _badly_ended()
    yield (
        "ended file has an open step",
        Candidate.objects.filter(
            Exists(steps.filter(candidate=OuterRef("pk"), state=StepState.OPEN)), state=State.ENDED
        ),
    )
    yield "nobody is at the desk of the file", in_sight.exclude(desk__in=_manned())
    yield "desk of the file is of another municipality", in_sight.exclude(_same_municipality())
    yield (
        "pause is longer than 90 days, or is over",
        in_sight.filter(state=State.PAUSED).exclude(
            paused_until__lte=F("state_since") + LONGEST_PAUSE, paused_until__gte=on
        ),
    )
    yield (
        "youth does not want who works the file",
        in_sight.filter(Exists(Bar.objects.filter(candidate=OuterRef("pk"), user=OuterRef("desk__user")))),
    )


def _checks_of_open_steps(on: date) -> Iterator[Check]:
    steps = Step.objects.all()
    yield (
        "open step has no owner or no date",
        steps.filter(
            Q(owner__isnull=True) | Q(due__isnull=True) | Q(done_on__isnull=False), state=StepState.OPEN
        ),
    )
    yield (
        "nobody is at the desk of an open step",
        steps.filter(state=StepState.OPEN, owner__isnull=False).exclude(owner__in=_manned()),
    )
    yield "owner of an open step is away", steps.filter(state=StepState.OPEN, owner__in=_away())
    yield (
        "desk of an open step is of another municipality",
        steps.filter(state=StepState.OPEN, owner__isnull=False).exclude(
            owner__municipality=F("candidate__municipality")
        ),
    )
    yield (
        "step of the file is more than a year away",
        steps.filter(primary_for__isnull=False, due__gt=on + LONGEST_WAIT),
    )
    yield (
        "youth does not want who has an open step",
        steps.filter(
            Exists(Bar.objects.filter(candidate=OuterRef("candidate"), user=OuterRef("owner__user"))),
            candidate__in=Bar.objects.values("candidate"),
            state=StepState.OPEN,
        ),
    )


def _checks_of_past_steps() -> Iterator[Check]:
    """These let no file fall out of sight: a file that such a step should hold is found anyway."""
    steps = Step.objects.all()
    yield "step is neither open nor done", steps.exclude(state__in=StepState.values)
    yield (
        "done step still owns or holds",
        steps.filter(
            Q(owner__isnull=False) | Q(primary_for__isnull=False) | Q(done_on__isnull=True),
            state=StepState.DONE,
        ),
    )
    yield (
        "step holds a file that is not its own",
        steps.filter(primary_for__isnull=False).exclude(primary_for=F("candidate_id")),
    )
    yield (
        "step belongs to no file",
        steps.exclude(Exists(Candidate.objects.filter(pk=OuterRef("candidate_id")))),
    )


def _away() -> "QuerySet[Any]":
    return Absence.objects.running().values("desk")


def _is_held() -> Exists:
    """An open step with owner and date, of this file, is the one that the file points at."""
    return Exists(
        Step.objects.filter(
            primary_for=OuterRef("held_by_id"),
            primary_for__isnull=False,
            candidate_id=OuterRef("pk"),
            state=StepState.OPEN,
            owner__isnull=False,
            due__isnull=False,
        ).filter(primary_for=OuterRef("pk"))
    )


def _badly_ended() -> "QuerySet[Any]":
    ended = Candidate.objects.filter(state=State.ENDED)
    recorded = Q(held_by_id__isnull=True, ended_on__isnull=False, ending__in=Ending.values)
    return ended.exclude(recorded)


def _manned() -> "QuerySet[Any]":
    """Desks where someone with a desk role is there; at a pool, a coordinator of the municipality."""
    there = Membership.objects.active().filter(user__is_active=True, organisation=OuterRef("municipality"))
    own = there.filter(user=OuterRef("user"), role__in=DESK_ROLES)
    pool = there.filter(role=Role.COORDINATOR)
    return Desk.objects.filter(Q(Exists(own)) | Q(Exists(pool), user__isnull=True)).values("pk")


def _same_municipality() -> Q:
    responsible = Organisation.objects.filter(
        kind=OrganisationKind.MUNICIPALITY, pk=OuterRef("municipality_id")
    )
    return Exists(
        Desk.objects.filter(pk=OuterRef("desk_id"), municipality=OuterRef("municipality_id"))
    ) & Exists(responsible)
