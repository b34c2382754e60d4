"""What a coordinator keeps an eye on: load, waiting, what is late, and whether anyone is lost."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from candidates import lost
from candidates.enums import State, StepKind
from candidates.models import Bar, Candidate, CandidateQuerySet, Referral, Step
from candidates.models.steps import StepQuerySet
from candidates.selectors.files.desks import Carried, carried, run_by, run_desks
from candidates.selectors.files.due import week_end
from jobmatch import workdays
from jobmatch.accounts.models import Desk, Errand, ErrandQuerySet, User

SEEN_BY_COORDINATOR_WORKING_DAYS = 3


@dataclass(frozen=True, slots=True)
class Load:
    """What lies at a desk: the files that are worked there, its errands, and how much of it is late."""

    desk: Desk
    carried: Carried
    late: int
    errands: int = 0

    @property
    def files(self) -> int:
        return self.carried.files


@dataclass(frozen=True, slots=True)
class Waiting:
    """Youths who wait for their first talk: how many, and for how many working days."""

    count: int
    median: int
    longest: int


@dataclass(frozen=True, slots=True)
class LostYouth:
    """What may fall out of sight: by which check; no file when the user may not see it, or of an errand."""

    check: lost.Break
    candidate: Candidate | None
    errand: Errand | None = None


def loads(user: User, *, on: date) -> list[Load]:
    """Every desk with what lies there, by name."""
    counts = carried(run_by(user).values_list("pk", flat=True))
    overdue = _steps(user).overdue(on=on).order_by("owner").values("owner").annotate(steps=Count("pk"))
    late = Counter(dict(overdue.values_list("owner", "steps")))
    late.update(_by_owner(_errands(user).overdue(on=on)))
    errands = _by_owner(_errands(user).open())
    return [
        Load(desk, counts.get(desk.pk, Carried()), late[desk.pk], errands[desk.pk])
        for desk in run_desks(user)
    ]


def waiting(user: User, *, on: date) -> Waiting:
    """From the day that a file was opened to today, of who had no first talk yet."""
    files = _files(user).filter(state=State.OPEN, first_talk_on__isnull=True)
    by_day = files.order_by("opened_on").values("opened_on").annotate(youths=Count("pk"))
    days = [
        (workdays.between(opened, on), youths) for opened, youths in by_day.values_list("opened_on", "youths")
    ]
    return _waiting(days)


def late_steps(user: User, *, on: date) -> StepQuerySet:
    """Open steps that are three working days late or more, the latest on top."""
    border = workdays.before(on, SEEN_BY_COORDINATOR_WORKING_DAYS)
    return _with_people(_steps(user).open().filter(due__lte=border).exclude(kind=StepKind.LOOK_AFTER), user)


def late_errands(user: User, *, on: date) -> ErrandQuerySet:
    """Open errands that are three working days late or more, the latest on top."""
    border = workdays.before(on, SEEN_BY_COORDINATOR_WORKING_DAYS)
    return _errands(user).due(until=border).select_related("owner__user", "owner__municipality")


def second_persons(user: User) -> StepQuerySet:
    """The steps of those who were asked to look after what is long late at someone else."""
    return _with_people(_steps(user).open().filter(kind=StepKind.LOOK_AFTER), user)


def ending_pauses(user: User, *, on: date) -> CandidateQuerySet:
    """Who wakes from a pause this week."""
    ending = _files(user).filter(state=State.PAUSED, paused_until__lte=week_end(on))
    return ending.select_related("desk__user", "desk__municipality").order_by("paused_until", "id")


def referrals_waiting(user: User) -> int:
    """How many referrals wait for a decision."""
    return Referral.objects.received().filter(municipality__in=run_by(user).values("pk")).count()


def lost_youths(user: User, *, on: date) -> list[LostYouth]:
    """Who may fall out of sight now, in the own municipalities; nobody, it is hoped."""
    found = lost.find_now(on=on, within=run_by(user))
    if not found:
        return []
    ids = [row.id for row in found]
    errands = Errand.objects.in_bulk(ids)
    file_of = {step.pk: step.candidate_id for step in Step.objects.filter(pk__in=ids).order_by("pk")}
    seen = Candidate.objects.visible_to(user).in_bulk([file_of.get(pk, pk) for pk in ids])
    return [LostYouth(row.check, seen.get(file_of.get(row.id, row.id)), errands.get(row.id)) for row in found]


def _steps(user: User) -> StepQuerySet:
    """The steps at the desks that the user runs, without those that only who opens the lock sees."""
    desks = Desk.objects.filter(municipality__in=run_by(user))
    return Step.objects.plain().filter(owner__in=desks.values("pk"))


def _errands(user: User) -> ErrandQuerySet:
    return Errand.objects.filter(municipality__in=run_by(user).values("pk"))


def _by_owner(errands: ErrandQuerySet) -> Counter[UUID]:
    rows = errands.order_by("owner").values("owner").annotate(errands=Count("pk"))
    return Counter(dict(rows.values_list("owner", "errands")))


def _files(user: User) -> CandidateQuerySet:
    return Candidate.objects.filter(municipality__in=run_by(user).values("pk")).exclude(bars__user=user)


def _with_people(steps: StepQuerySet, user: User) -> StepQuerySet:
    """Steps with their people, without those of youths who do not want the user at their file."""
    barred = [*Bar.objects.filter(user=user).order_by("pk").values_list("candidate", flat=True)]
    steps = steps.exclude(candidate__in=barred) if barred else steps
    people = ("candidate__desk__user", "candidate__desk__municipality", "owner__user", "owner__municipality")
    return steps.select_related(*people).order_by("due", "made_at", "id")


def _waiting(days: list[tuple[int, int]]) -> Waiting:
    """`days`: (working days, youths), the longest first."""
    count = sum(youths for _days, youths in days)
    if not count:
        return Waiting(0, 0, 0)
    passed = 0
    for waited, youths in days:
        passed += youths
        if passed * 2 >= count:
            return Waiting(count, waited, days[0][0])
    raise AssertionError("half of the youths are among all of them")
