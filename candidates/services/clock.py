"""What time does to files, each night.

Every row is a transaction of its own: what a crash left undone, the next run does. A row that fails keeps
no other row waiting, and is told of at the end. A job that finds nothing reads one query and writes nothing.
"""

from datetime import date

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q

from candidates.enums import State, StepKind, StepState
from candidates.models import Candidate, Step
from candidates.rules import step_marks
from candidates.services.files import absences, states, steps
from candidates.services.files.locking import lock_file
from candidates.services.intake import referrals
from candidates.services.rights import expiry, rights, terms
from candidates.services.voice import counting, sent_reports
from jobmatch import workdays
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Desk, Membership
from jobmatch.accounts.services.presence import who_is_there
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.running.turns import each_in_turn

SECOND_PERSON_WORKING_DAYS = 10


def run(*, on: date) -> None:
    """Everything that a day brings to files, in a fixed order."""
    jobs = (end_absences, wake_pauses, call_second_persons, referrals.expire, expiry.erase, expiry.ask_again)
    voice = (sent_reports.note_sent, counting.sweep, counting.fix_month)
    trust = (rights.remind, rights.remind_officers, terms.run)
    each_in_turn((*jobs, *voice, *trust), lambda job: job(on=on))


def wake_pauses(*, on: date) -> int:
    """Every pause that is over ends by itself; how many."""
    due = Candidate.objects.filter(state=State.PAUSED, paused_until__lte=on).order_by("pk")
    return each_in_turn(due, lambda candidate: _wake(candidate, on=on))


def end_absences(*, on: date) -> int:
    """Who said to be back today or earlier is back; how many."""
    due = Absence.objects.running().filter(until__lte=on).select_related("desk", "stand_in").order_by("pk")
    return each_in_turn(due, lambda absence: _end(absence, on=on))


def call_second_persons(*, on: date) -> int:
    """For each file whose next step is ten working days late, a second person gets a step; how many.

    Work that moved may bring both steps to one desk: then somebody else is asked.
    """
    late = Step.objects.primary().filter(due__lte=workdays.before(on, SECOND_PERSON_WORKING_DAYS))
    asked = Step.objects.open().filter(mark=step_marks.LOOK_AFTER, candidate=OuterRef("candidate"))
    without = late.exclude(Exists(asked.exclude(owner=OuterRef("owner"))))
    rows = without.select_related("candidate", "owner").order_by("pk")
    return each_in_turn(rows, lambda step: _call(step, on=on))


def _counted() -> Q:
    """The steps by which it is told who has least to do: not those that would tell of an experience."""
    return Q(steps__state=StepState.OPEN) & ~Q(steps__mark__in=step_marks.QUIET)


def second_person(step: Step) -> Desk | None:
    """Who looks along: the colleague who is there with the fewest open steps, else the shared desk."""
    away = Absence.objects.running().values("desk")
    others = (
        Desk.objects.filter(municipality=step.candidate.municipality_id)
        .exclude(steps=step)
        .exclude(pk__in=away)
        .exclude(user__in=step.candidate.bars.values("user"))
    )
    jobhunters = Membership.objects.active().filter(
        organisation=step.candidate.municipality_id, role=Role.JOBHUNTER, user__is_active=True
    )
    colleagues = others.filter(user__in=jobhunters.values("user"))
    fewest = (
        colleagues.annotate(load=Count("steps", filter=_counted()))
        .order_by("load", "user__joined_at", "pk")
        .first()
    )
    return fewest or others.filter(user=None).first()


@transaction.atomic
def _wake(candidate: Candidate, *, on: date) -> bool:
    newest = lock_file(candidate)
    if newest.state != State.PAUSED or newest.paused_until is None or newest.paused_until > on:
        return False
    states.wake(candidate=newest, version=newest.version, by=audit.SCHEDULE, on=on)
    return True


def _end(absence: Absence, *, on: date) -> bool:
    try:
        absences.finish(absence=absence, by=audit.SCHEDULE, on=on)
    except RuleBroken as broken:
        if broken.code != "ended":  # somebody ended it a moment ago
            raise
        return False
    return True


@transaction.atomic
def _call(step: Step, *, on: date) -> bool:
    owner = second_person(step)
    if owner is None or not Step.objects.primary().filter(pk=step.pk, due=step.due).exists():
        return False
    own = Step.objects.open().filter(candidate=step.candidate, mark=step_marks.LOOK_AFTER, owner=step.owner)
    if own.exists():
        lock_file(step.candidate)
        return bool(own.update(owner=who_is_there(owner), version=F("version") + 1))
    return steps.ensure(
        candidate=step.candidate, kind=StepKind.LOOK_AFTER, due=on, mark=step_marks.LOOK_AFTER, owner=owner
    )
