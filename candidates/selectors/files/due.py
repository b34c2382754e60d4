"""Who needs me today: each youth once, by the first step that lies at the user's desks."""

from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from candidates.enums import State
from candidates.models import Bar, Step
from candidates.models.steps import StepQuerySet
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Desk, Membership, User

OVERDUE, TODAY, WEEK, NEW, QUIET = GROUPS = ("overdue", "today", "week", "new", "quiet")
SUNDAY = 6
SHOWN = (
    *("version", "candidate", "kind", "title", "state", "due", "owner", "primary_for", "mark", "done_on"),
    *("candidate__first_name", "candidate__last_name", "candidate__desk"),
    *("candidate__desk__user__name", "candidate__desk__user__email"),
    *("candidate__desk__municipality__name", "owner__user"),
)


def today_count(user: User, desks: list[UUID], *, on: date) -> dict[str, int]:
    """Group → how many youths are in it; in one query."""
    counts = {group: Count("pk", filter=_belongs(group, on=on)) for group in GROUPS}
    return _first_steps(user, desks).aggregate(**counts)


def today_group(user: User, desks: list[UUID], group: str, *, on: date) -> StepQuerySet:
    """The first step of each youth of a group, who waits longest on top."""
    found = _first_steps(user, desks).filter(_belongs(group, on=on)).only(*SHOWN)
    order = {NEW: ("candidate__opened_on",), QUIET: (_last_news(),)}.get(group, ())
    return found.select_related("candidate__desk__user", "candidate__desk__municipality", "owner").order_by(
        *order, "due", "made_at", "id"
    )


def further_steps(desks: list[UUID], first: list[Step]) -> dict[UUID, list[Step]]:
    """Candidate id → the other open steps of that youth at these desks; in one query."""
    youths = [step.candidate_id for step in first]
    others = Step.objects.open().filter(owner__in=desks, candidate__in=youths)
    found: dict[UUID, list[Step]] = {}
    for step in others.exclude(pk__in=[step.pk for step in first]).order_by("due", "made_at", "id"):
        found.setdefault(step.candidate_id, []).append(step)
    return found


def own_desks(user: User) -> list[UUID]:
    """The desks of the user; a coordinator also works the shared desk of the municipality."""
    coordinated = Membership.objects.active().filter(user=user, role=Role.COORDINATOR)
    shared = Q(user=None, municipality__in=coordinated.values("organisation"))
    return list(Desk.objects.filter(Q(user=user) | shared).order_by("pk").values_list("pk", flat=True))


def own_steps(user: User) -> StepQuerySet:
    """The open steps at the desks of the user alone, not those of a shared desk."""
    return Step.objects.open().filter(owner__user=user).order_by("due", "made_at", "id")


def own_absences(user: User) -> list[Absence]:
    """Where someone stands in for the user, or the user for someone."""
    involved = Q(desk__user=user) | Q(stand_in__user=user)
    people = ("desk__user", "desk__municipality", "stand_in__user", "stand_in__municipality")
    return list(Absence.objects.running().filter(involved).select_related(*people).order_by("since", "id"))


def week_end(on: date) -> date:
    """The Sunday of the week."""
    return on + timedelta(days=SUNDAY - on.weekday())


def _first_steps(user: User, desks: list[UUID]) -> StepQuerySet:
    """Of each youth the open step that comes first at these desks; none of who does not want the user."""
    at_mine = Step.objects.open().filter(owner__in=desks)
    # A step with an owner is open; without its state the index alone answers.
    earlier = Step.objects.filter(owner__in=desks, candidate=OuterRef("candidate")).filter(
        Q(due__lt=OuterRef("due")) | Q(due=OuterRef("due"), pk__lt=OuterRef("pk"))
    )
    barred = Bar.objects.filter(candidate=OuterRef("candidate"), user=user)
    return at_mine.exclude(Exists(earlier)).exclude(Exists(barred))


def _belongs(group: str, *, on: date) -> Q:
    """The condition of a group; no step is in two of them."""
    end = week_end(on)
    later = Q(due__gt=end)
    untalked = Q(candidate__first_talk_on__isnull=True, candidate__state=State.OPEN)
    silent = Q(candidate__state__in=(State.OPEN, State.PLACED)) & (
        Q(candidate__last_news_on__lt=_silent_since(on))
        | Q(candidate__last_news_on__isnull=True, candidate__opened_on__lt=_silent_since(on))
    )
    return {
        OVERDUE: Q(due__lt=on),
        TODAY: Q(due=on),
        WEEK: Q(due__gt=on, due__lte=end),
        NEW: later & untalked,
        QUIET: later & ~untalked & silent,
    }[group]


def _silent_since(on: date) -> date:
    return on - timedelta(days=settings.NEWS_DAYS)


def _last_news() -> Coalesce:
    return Coalesce(F("candidate__last_news_on"), F("candidate__opened_on"))
