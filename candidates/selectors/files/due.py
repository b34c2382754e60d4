"""What is due: the open steps of youths, each with where it leads.

Today names each youth once, by the first step that lies at the user's desks.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.functional import cached_property

from candidates.enums import LOOKING, State, StepKind
from candidates.models import Bar, Candidate, Step
from candidates.models.steps import StepQuerySet
from candidates.permissions import QUIET_PURPOSES, may_hear_youth
from candidates.rules import step_marks
from jobmatch.accounts.models import Absence, Desk, User
from jobmatch.http.addresses import address_of

OVERDUE, TODAY, WEEK, NEW, QUIET = GROUPS = ("overdue", "today", "week", "new", "quiet")
SUNDAY = 6
SHOWN = (
    *("version", "candidate", "youth", "kind", "title", "state", "due", "owner"),
    *("primary_for", "mark", "done_on"),
    *("candidate__first_name", "candidate__last_name", "candidate__desk"),
    *("candidate__desk__user__name", "candidate__desk__user__email"),
    *("candidate__desk__municipality__name", "owner__user"),
)
ORDER = ("due", "made_at", "id")
# Groups in which not who has the earliest step waits longest.
SINCE: dict[str, F | Coalesce] = {
    NEW: F("candidate__opened_on"),
    QUIET: Coalesce("candidate__last_news_on", "candidate__opened_on"),
}
BY_CONTACT = frozenset(
    {
        *(StepKind.MEET, StepKind.CALL, StepKind.MESSAGE, StepKind.CHECK_IN, StepKind.YEARLY),
        *(StepKind.TRY_CHANNEL, StepKind.TRY_HOURS, StepKind.RETURN, StepKind.WORRY),
    }
)
# Looked at where the work is, and done when someone says so: no page of the work finishes them.
ABOUT_WORK = frozenset({StepKind.WORRY, StepKind.RUNG})
ASKED_AT_WORK = frozenset({StepKind.CHECK_IN, StepKind.EMPLOYER_CHECK_IN})
# Looked at on a page of their own, where the act that they ask for finishes them.
PAGES = {
    StepKind.PRIVACY: "candidates:rights_of_file",
    StepKind.ASK_AGAIN: "candidates:consents",
    StepKind.HELP: "candidates:help",
    StepKind.CHOSEN: "matching:chosen",
    StepKind.PROPOSAL: "matching:introductions_of",
}
# Calls that look like any other; at the own desk of the youth it can be seen what they are for.
QUIET_PAGES = {
    **{step_marks.consent(purpose): "candidates:consents" for purpose in QUIET_PURPOSES},
    step_marks.VOICE_TERM: "candidates:experiences",
    step_marks.VOICE_REPORT: "candidates:experiences",
    step_marks.VOICE_SENDING: "candidates:experiences",
    step_marks.VOICE_STOPPED: "candidates:experiences",
}


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is due: when, whose it is, what it is, and where it leads."""

    step: Step

    @property
    def when(self) -> date | None:
        return self.step.due

    @property
    def whose(self) -> Candidate:
        whose: Candidate = self.step.candidate
        return whose

    @property
    def file(self) -> str:
        """The address of the file, where every step can be seen."""
        return address_of("candidates:file", self.step.whose)

    @property
    def contact(self) -> str:
        """The address where it is said whether the youth was reached."""
        return address_of("candidates:contact_add", self.step.whose)

    @property
    def way(self) -> str:
        """How it is done: asked at the work that someone has, in a talk, by a contact, or said to be done."""
        if self.placement_pk:
            return "rung"
        if self.step.primary_for is None and self.step.kind in ABOUT_WORK:
            return "work_close"
        if self.step.mark and self.step.kind in ASKED_AT_WORK:
            return "work"
        if self.page and not self._quiet:
            return "page"
        if self.step.primary_for is None:
            return "close"
        if self.step.kind == StepKind.FIRST_TALK:
            return "talk"
        return "contact" if self.step.kind in BY_CONTACT else "done"

    @property
    def page(self) -> str:
        """The address where the step is done, or of a call what it is for; empty when that is no page."""
        if self.step.kind == StepKind.JUDGE:
            return reverse("candidates:forced_openings")
        name = self._quiet or PAGES.get(StepKind(self.step.kind))
        return address_of(name, self.step.whose) if name and self.step.mark else ""

    @property
    def _quiet(self) -> str:
        at_own_desk = self.step.owner_id == self.step.candidate.desk_id
        return QUIET_PAGES.get(self.step.mark, "") if at_own_desk and self.step.candidate.desk.user_id else ""

    @property
    def placement_pk(self) -> str:
        """The work of which the next rung is looked at, as the mark of the step names it; else nothing."""
        return step_marks.rung_of(self.step.mark) if self.step.kind == StepKind.RUNG else ""


class FirstSteps:
    """Of each youth the open step that comes first at these desks, in groups: read once for a whole page."""

    def __init__(self, user: User, desks: list[UUID], *, on: date) -> None:
        self._desks, self._on = desks, on
        self._hidden = hidden_from(user, desks, on=on)
        self._steps, self._is_first = _first_steps(user, desks, self._hidden, on=on)

    @cached_property
    def _in_order(self) -> dict[str, list[str]]:
        """Group → the first steps of all in it, who waits longest on top; one look at the steps for all.

        Their ids are text: to make an id of each takes longer than to read it, and few are shown.
        """
        group = Case(*(When(_belongs(name, on=self._on), then=Value(name)) for name in GROUPS))
        since = Case(*(When(group=name, then=waits) for name, waits in SINCE.items()))
        rows = self._steps.annotate(group=group).annotate(since=since)
        # A look for earlier ones costs most: only of who is in a group at all, which `CASE` makes sure of.
        named = rows.filter(Case(When(group__isnull=False, then=self._is_first), default=False))
        rows = named.annotate(text=Cast("pk", CharField())).order_by("since", *ORDER)
        found: dict[str, list[str]] = {name: [] for name in GROUPS}
        for name, pk in rows.values_list("group", "text"):
            found[name].append(pk)
        return found

    def counts(self) -> dict[str, int]:
        """Group → how many youths are in it."""
        return {name: len(steps) for name, steps in self._in_order.items()}

    def on_top(self, most: int) -> dict[str, list[Due]]:
        """Group → who waits longest in it, at most so many: one query for all groups."""
        shown = {name: [UUID(pk) for pk in steps[:most]] for name, steps in self._in_order.items()}
        rows = _shown(self._steps.filter(pk__in=[pk for steps in shown.values() for pk in steps]))
        read = {step.pk: Due(step) for step in rows.order_by("pk")}
        return {name: [read[pk] for pk in steps if pk in read] for name, steps in shown.items()}

    def group(self, name: str) -> StepQuerySet:
        """The first step of each youth of a group, who waits longest on top."""
        found = _shown(self._steps.filter(self._is_first, _belongs(name, on=self._on)))
        return found.order_by(*([SINCE[name]] if name in SINCE else []), *ORDER)

    def further(self, first: list[Due]) -> dict[UUID, list[Due]]:
        """Candidate id → what else is due for that youth at these desks."""
        youths = {row.step.candidate_id: row.whose for row in first}
        others = Step.objects.open().filter(owner__in=self._desks, candidate__in=youths)
        others = others.exclude(pk__in=[*self._hidden, *(row.step.pk for row in first)])
        found: dict[UUID, list[Due]] = {}
        for step in others.order_by(*ORDER):
            step.candidate = youths[step.whose]  # read once, with the desk
            found.setdefault(step.whose, []).append(Due(step))
        return found


def hidden_from(user: User, desks: list[UUID], *, on: date) -> list[UUID]:
    """The quiet steps at these desks of files of others, unless the youth lets this stand-in read."""
    quiet = Step.objects.open().quiet().filter(owner__in=desks).order_by()
    others = (row for row in quiet if row.candidate.desk.user_id != user.pk)
    return [row.pk for row in others if not may_hear_youth(user=user, candidate=row.candidate, on=on)]


def own_due(user: User, *, on: date) -> list[Due]:
    """What is due at the desks of the user alone, not at a shared desk."""
    own = list(Desk.objects.filter(user=user).order_by("pk").values_list("pk", flat=True))
    steps = Step.objects.open().filter(owner__in=own).exclude(pk__in=hidden_from(user, own, on=on))
    return [Due(step) for step in steps.order_by("due", "made_at", "id")]


def own_absences(user: User) -> list[Absence]:
    """Where someone stands in for the user, or the user for someone."""
    involved = Q(desk__user=user) | Q(stand_in__user=user)
    people = ("desk__user", "desk__municipality", "stand_in__user", "stand_in__municipality")
    return list(Absence.objects.running().filter(involved).select_related(*people).order_by("since", "id"))


def said_after_end(user: User) -> QuerySet[Candidate]:
    """Ended files at which the user looks, because the youth said something since."""
    return Candidate.objects.said_after_end(user)


def week_end(on: date) -> date:
    """The Sunday of the week."""
    return on + timedelta(days=SUNDAY - on.weekday())


def _first_steps(
    user: User, desks: list[UUID], unseen: list[UUID], *, on: date
) -> tuple[StepQuerySet, Combinable]:
    """The open steps at these desks of who wants the user, and which of them comes first of its youth."""
    barred = [*Bar.objects.filter(user=user).order_by("pk").values_list("candidate", flat=True)]
    at_mine = Step.objects.open().filter(owner__in=desks).exclude(pk__in=unseen)
    if barred:
        at_mine = at_mine.exclude(candidate__in=barred)
    hidden = [*unseen, *_not_first(at_mine, on=on)]
    # A step with an owner is open; without its state the index alone answers.
    earlier = Step.objects.filter(owner__in=desks, candidate=OuterRef("candidate")).filter(
        Q(due__lt=OuterRef("due")) | Q(due=OuterRef("due"), pk__lt=OuterRef("pk"))
    )
    return at_mine.exclude(pk__in=hidden), ~Exists(earlier.exclude(pk__in=hidden))


def _shown(steps: StepQuerySet) -> StepQuerySet:
    """With what Today and the API show of each."""
    return steps.only(*SHOWN).select_related(
        "candidate__desk__user", "candidate__desk__municipality", "owner"
    )


def _not_first(at_mine: StepQuerySet, *, on: date) -> list[UUID]:
    """Of youths with a marked step at these desks, those steps that another comes before; SQL can't say.

    After this week a youth is named by a step beside which SQL sees the file: it groups by what is in that.
    """
    youths = {step.candidate_id for step in at_mine.marked().order_by()}
    if not youths:
        return []
    rows = at_mine.filter(candidate__in=youths)
    first: dict[UUID, UUID] = {}
    end = week_end(on)
    for step in sorted(rows.order_by("due", "pk"), key=lambda row: row.is_marked and (row.due or end) > end):
        first.setdefault(step.whose, step.pk)
    return [step.pk for step in rows if first[step.whose] != step.pk]


def _belongs(group: str, *, on: date) -> Q:
    """The condition of a group; no step is in two of them."""
    end = week_end(on)
    later = Q(due__gt=end)
    untalked = Q(candidate__first_talk_on__isnull=True, candidate__state=State.OPEN)
    silent = Q(candidate__state__in=LOOKING) & (
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
