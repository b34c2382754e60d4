"""Tests *never let go* all over again, for what the database could not refuse.

A raw SQLite connection has foreign keys off, and no constraint can know that the owner of a desk has left.
Each check is one query; together they return every file or step that would fall out of sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from candidates.enums import Ending, State, StepState
from candidates.models import LONGEST_PAUSE_DAYS, Bar, Candidate, Step
from jobmatch.accounts import lost as out_of_sight
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Desk, Errand, Organisation


class Break(StrEnum):
    """What breaks the promise: the sentence is for the log and for who runs the check."""

    STATE_UNKNOWN = "state is not known"
    NOT_HELD = "file has no step that holds it"
    BADLY_ENDED = "ended file is still held, or its ending is not recorded"
    ENDED_WITH_STEP = "ended file has an open step"
    DESK_EMPTY = "nobody is at the desk of the file"
    DESK_ELSEWHERE = "desk of the file is of another municipality"
    PAUSE_OVER = f"pause is longer than {LONGEST_PAUSE_DAYS} days, or is over"
    DESK_UNWANTED = "youth does not want who works the file"
    STEP_ADRIFT = "open step has no owner or no date"
    STEP_DESK_EMPTY = "nobody is at the desk of an open step"
    STEP_OWNER_AWAY = "owner of an open step is away"
    STEP_ELSEWHERE = "desk of an open step is of another municipality"
    STEP_FAR_AWAY = "step of the file is more than a year away"
    STEP_UNWANTED = "youth does not want who has an open step"
    STEP_STATE_UNKNOWN = "step is neither open nor done"
    DONE_STILL_HOLDS = "done step still owns or holds"
    STEP_HOLDS_OTHER = "step holds a file that is not its own"
    STEP_WITHOUT_FILE = "step belongs to no file"
    ERRAND_ADRIFT = "open errand has no owner or no date"
    ERRAND_DESK_EMPTY = "nobody is at the desk of an open errand"
    ERRAND_OWNER_AWAY = "owner of an open errand is away"
    ERRAND_ELSEWHERE = "desk of an open errand is of another municipality"
    ERRAND_FAR_AWAY = "errand is more than a year away"


Check = tuple[Break, "QuerySet[Any]"]  # and the rows that break it


@dataclass(frozen=True, slots=True)
class Lost:
    """One thing that breaks the promise: which check found it, on which row."""

    check: Break
    id: UUID


def find(*, on: date) -> list[Lost]:
    """Every break of *never let go*, in the order of the checks; empty when nobody is lost."""
    now = [*_checks_of_files(on), *_checks_of_open_steps(on), *_checks_of_errands(on)]
    checks = [*now, *_checks_of_past_steps()]
    return [Lost(check, pk) for check, rows in checks for pk in _found(rows, None)]


def find_now(*, on: date, within: "QuerySet[Organisation]") -> list[Lost]:
    """Who may fall out of sight in these municipalities: files and open steps.

    What is damaged in steps that are past loses nobody today; that is for the night, for it reads them all.
    """
    checks = [*_checks_of_files(on), *_checks_of_open_steps(on), *_checks_of_errands(on)]
    return [Lost(check, pk) for check, rows in checks for pk in _found(rows, within)]


def _found(rows: "QuerySet[Any]", within: "QuerySet[Organisation] | None") -> list[UUID]:
    """The ids, in order. The database is not asked for an order: it would read the whole table by its key."""
    found = sorted(rows.order_by().values_list("pk", flat=True))
    if not found or within is None:
        return found
    return sorted(_concerning(rows.model, within).filter(pk__in=found).values_list("pk", flat=True))


def _concerning(model: Any, within: "QuerySet[Organisation]") -> "QuerySet[Any]":
    """A file and an errand by their municipality, a step by that of its file or of its owner."""
    places = within.values("pk")
    if model is Errand:
        return Errand.objects.filter(Q(municipality__in=places) | Q(owner__municipality__in=places))
    if model is Candidate:
        return Candidate.objects.filter(municipality__in=places)
    files = Candidate.objects.filter(municipality__in=places)
    return Step.objects.filter(Q(candidate__in=files.values("pk")) | Q(owner__municipality__in=places))


def _checks_of_files(on: date) -> Iterator[Check]:
    in_sight = Candidate.objects.exclude(state=State.ENDED)
    steps = Step.objects.all()
    yield Break.STATE_UNKNOWN, Candidate.objects.exclude(state__in=State.values)
    yield Break.NOT_HELD, in_sight.exclude(_is_held())
    yield Break.BADLY_ENDED, _badly_ended()
    yield (
        Break.ENDED_WITH_STEP,
        Candidate.objects.filter(
            Exists(steps.filter(candidate=OuterRef("pk"), state=StepState.OPEN)), state=State.ENDED
        ),
    )
    yield Break.DESK_EMPTY, in_sight.exclude(desk__in=out_of_sight.manned())
    yield Break.DESK_ELSEWHERE, in_sight.exclude(_same_municipality())
    yield (
        Break.PAUSE_OVER,
        in_sight.filter(state=State.PAUSED).exclude(
            paused_until__lte=F("state_since") + timedelta(days=LONGEST_PAUSE_DAYS), paused_until__gte=on
        ),
    )
    yield (
        Break.DESK_UNWANTED,
        in_sight.filter(Exists(Bar.objects.filter(candidate=OuterRef("pk"), user=OuterRef("desk__user")))),
    )


def _checks_of_open_steps(on: date) -> Iterator[Check]:
    steps = Step.objects.all()
    yield Break.STEP_ADRIFT, out_of_sight.adrift(Step.objects.open())
    yield Break.STEP_DESK_EMPTY, out_of_sight.where_nobody_is(Step.objects.open())
    yield Break.STEP_OWNER_AWAY, out_of_sight.at_who_is_away(Step.objects.open())
    yield (
        Break.STEP_ELSEWHERE,
        steps.filter(state=StepState.OPEN, owner__isnull=False, youth__isnull=True).exclude(
            owner__municipality=F("candidate__municipality")
        ),
    )
    yield from _checks_of_marked_steps()
    yield Break.STEP_FAR_AWAY, out_of_sight.far_away(Step.objects.primary(), on=on)
    yield (
        Break.STEP_UNWANTED,
        steps.filter(
            Exists(Bar.objects.filter(candidate=OuterRef("candidate"), user=OuterRef("owner__user"))),
            candidate__in=Bar.objects.values("candidate"),
            state=StepState.OPEN,
        ),
    )


def _checks_of_errands(on: date) -> Iterator[Check]:
    """What is open with employers and others outside: of it, as of a step, an owner is there."""
    errands = Errand.objects.open()
    yield Break.ERRAND_ADRIFT, out_of_sight.adrift(errands)
    yield Break.ERRAND_DESK_EMPTY, out_of_sight.where_nobody_is(errands)
    yield Break.ERRAND_DESK_EMPTY, out_of_sight.without_a_home(errands)
    yield Break.ERRAND_OWNER_AWAY, out_of_sight.at_who_is_away(errands)
    yield Break.ERRAND_ELSEWHERE, out_of_sight.of_another_municipality(errands)
    yield Break.ERRAND_FAR_AWAY, out_of_sight.far_away(errands, on=on)


def _checks_of_past_steps() -> Iterator[Check]:
    """Checks of past steps, which lose no file: one that a step should hold is found anyway."""
    steps = Step.objects.all()
    yield Break.STEP_STATE_UNKNOWN, steps.exclude(state__in=StepState.values)
    yield (
        Break.DONE_STILL_HOLDS,
        steps.filter(
            Q(owner__isnull=False) | Q(primary_for__isnull=False) | Q(done_on__isnull=True),
            state=StepState.DONE,
        ),
    )
    yield (
        Break.STEP_HOLDS_OTHER,
        steps.filter(primary_for__isnull=False).exclude(primary_for=F("candidate_id")),
    )
    yield (
        Break.STEP_WITHOUT_FILE,
        steps.filter(youth__isnull=True).exclude(
            Exists(Candidate.objects.filter(pk=OuterRef("candidate_id")))
        ),
    )
    whose = dict(steps.marked().order_by("pk").values_list("pk", "youth"))
    there = {*Candidate.objects.filter(pk__in={*whose.values()}).values_list("pk", flat=True)}
    yield Break.STEP_WITHOUT_FILE, steps.filter(pk__in=[pk for pk, who in whose.items() if who not in there])


def _checks_of_marked_steps() -> Iterator[Check]:
    """Of open steps on a mark, which SQL can't lay beside their file; one whose file is gone is past."""
    names = ("pk", "youth", "owner__municipality", "owner__user")
    marked = sorted(Step.objects.open().marked().order_by().values_list(*names))  # ordered, SQLite reads all
    known = Candidate.objects.filter(pk__in={youth for _, youth, _, _ in marked}).order_by()
    place_of = dict(known.values_list("pk", "municipality"))
    barred = {*Bar.objects.order_by().values_list("candidate", "user")} if marked else set()
    elsewhere = [pk for pk, youth, place, _ in marked if place and place_of.get(youth, place) != place]
    unwanted = [pk for pk, youth, _, user in marked if (youth, user) in barred]
    yield Break.ENDED_WITH_STEP, Candidate.objects.filter(pk__in=[*place_of], state=State.ENDED)
    yield Break.STEP_ELSEWHERE, Step.objects.filter(pk__in=elsewhere)
    yield Break.STEP_UNWANTED, Step.objects.filter(pk__in=unwanted)


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


def _same_municipality() -> Q:
    responsible = Organisation.objects.filter(
        kind=OrganisationKind.MUNICIPALITY, pk=OuterRef("municipality_id")
    )
    return Exists(
        Desk.objects.filter(pk=OuterRef("desk_id"), municipality=OuterRef("municipality_id"))
    ) & Exists(responsible)
