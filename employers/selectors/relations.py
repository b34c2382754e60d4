"""Who we know at an employer, what was said and promised, and who of the team knows them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Max, QuerySet
from django.shortcuts import get_object_or_404

from employers.models import (
    Conversation,
    ConversationQuerySet,
    Employer,
    EmployerPerson,
    ListAsk,
    OpenQuestion,
    Post,
    Promise,
    PromiseQuerySet,
    RegisterEntry,
    Site,
    Vacancy,
)
from employers.permissions import works_cases
from employers.selectors.employers import UNKNOWN, FactRow, rows_at
from employers.selectors.register import of_employer
from employers.selectors.workplaces import Workplaces
from jobmatch.accounts.models import Errand, ErrandQuerySet, User
from jobmatch.http.identifiers import uuid_or_404

PRESENT_FIRST = F("left_on").desc(nulls_first=True)
MOST_ENTRIES = 20
STALE_DAYS = 30  # after so long an employer is asked whether a vacancy is still open


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team who spoke with the employer: how often, and when last."""

    user: User
    talks: int
    last_on: date


@dataclass(frozen=True, slots=True)
class ListState:
    """How the list of workplace facts stands: what has no answer that holds, and where it is to be asked.

    `asked` are the places whose list is asked again now, `None` for the employer as a whole: those that were
    drawn, and each site of which nothing holds any more that was said of it. `asked_from` is when the last of
    them came to be asked.
    """

    unknown: int
    contradicted: int
    of: int
    answered_on: date | None
    is_old: bool
    asked: list[Site | None]
    asked_from: date | None

    @property
    def is_due(self) -> bool:
        """Whether it is time to go through the list: never answered, a year old, or asked again."""
        return self.is_old or bool(self.asked)

    @property
    def is_due_as_a_whole(self) -> bool:
        """Whether the list of the employer as a whole is to be gone through; a site has its own."""
        return self.is_old or None in self.asked

    @property
    def sites(self) -> list[Site]:
        """The sites whose own list is asked again."""
        return [site for site in self.asked if site is not None]


@dataclass(frozen=True, slots=True)
class Vacancies:
    """How many vacancies are open, and those of which nobody spoke for a month, the oldest first."""

    open: int
    stale: list[Vacancy]


@dataclass(frozen=True, slots=True)
class Relation:
    """Everything that one reads before the next call."""

    employer: Employer
    posts: list[Post]
    last: Conversation | None
    errands: list[Errand]
    promises: list[Promise]
    vacancies: Vacancies
    workplace: ListState
    team: list[Colleague]
    register: list[RegisterEntry]
    questions: list[OpenQuestion]


def relation(user: User, employer: Employer, *, on: date) -> Relation:
    """The relation with an employer, for who looks after all of them."""
    return Relation(
        employer=employer,
        posts=[*posts(user, employer)],
        last=conversations(user, employer).first(),
        errands=[*errands(user, employer)],
        promises=[*promises(user, employer).open()],
        vacancies=_vacancies(employer, on=on),
        workplace=list_state(employer, on=on),
        team=_team(employer),
        register=[*of_employer(user, employer)[:MOST_ENTRIES]],
        questions=[*questions(user).filter(vacancy__employer=employer)],
    )


def callable_at(user: User, employer: UUID | None) -> QuerySet[EmployerPerson]:
    """Whom a vacancy of this employer may name to call: for its contacts those who sign in there too."""
    rows = EmployerPerson.objects.filter(posts__in=Post.objects.present().filter(employer=employer))
    if not works_cases(user):
        mine = Employer.objects.visible_to(user).filter(pk=employer)
        rows = rows.signing_in().filter(posts__employer__in=mine)
    return rows.distinct().order_by("name", "pk")


def posts(user: User, employer: Employer) -> QuerySet[Post]:
    """Who works at an employer now, by name."""
    rows = Post.objects.present().filter(employer=employer, employer__in=_seen(user)).with_sign_in()
    return rows.select_related("person", "site").order_by("person__name", "pk")


def people(user: User, employer: Employer) -> QuerySet[EmployerPerson]:
    """Who works or worked at an employer, by name."""
    rows = EmployerPerson.objects.filter(posts__employer=employer, posts__employer__in=_seen(user))
    return rows.distinct().order_by("name", "pk")


def person(user: User, pk: str) -> EmployerPerson:
    """Somebody at an employer, or 404."""
    rows = EmployerPerson.objects.filter(posts__employer__in=_seen(user)).distinct()
    return get_object_or_404(rows.select_related("user", "added_by"), pk=uuid_or_404(pk))


def posts_of(user: User, person: EmployerPerson) -> QuerySet[Post]:
    """Where somebody works and worked, the present ones first."""
    rows = Post.objects.filter(person=person, employer__in=_seen(user)).with_sign_in()
    return rows.select_related("employer__organisation", "site", "person").order_by(PRESENT_FIRST, "pk")


def post(user: User, pk: str) -> Post:
    """What somebody does at one employer, or 404."""
    rows = Post.objects.filter(employer__in=_seen(user)).select_related(
        "employer__organisation", "person", "site"
    )
    return get_object_or_404(rows, pk=uuid_or_404(pk))


def conversations(user: User, employer: Employer) -> ConversationQuerySet:
    """What was said with an employer, the newest first."""
    rows = Conversation.objects.filter(employer=employer, employer__in=_seen(user)).newest_first()
    return rows.select_related("made_by").prefetch_related("people")


def conversation(user: User, pk: str) -> Conversation:
    """One conversation, or 404."""
    rows = Conversation.objects.filter(employer__in=_seen(user)).select_related("employer__organisation")
    return get_object_or_404(rows.prefetch_related("people"), pk=uuid_or_404(pk))


def promises(user: User, employer: Employer) -> PromiseQuerySet:
    """What an employer promised, what is due first on top."""
    rows = Promise.objects.filter(employer=employer, employer__in=_seen(user))
    return rows.select_related("person").order_by("due", "made_on", "pk")


def settled_promises(user: User, employer: Employer) -> PromiseQuerySet:
    """What became of the promises of an employer, the last on top."""
    return promises(user, employer).exclude(settled_on=None).order_by("-settled_on", "-made_on", "pk")


def promise(user: User, pk: str) -> Promise:
    """One promise, or 404."""
    rows = Promise.objects.filter(employer__in=_seen(user)).select_related("employer__organisation", "person")
    return get_object_or_404(rows, pk=uuid_or_404(pk))


def errands(user: User, employer: Employer) -> ErrandQuerySet:
    """What has to be done with an employer, by whoever of the region."""
    rows = Errand.objects.open().at(employer.pk) if works_cases(user) else Errand.objects.none()
    return rows.select_related("owner__user", "owner__municipality", "desk__user", "desk__municipality")


def questions(user: User) -> QuerySet[OpenQuestion]:
    """What has to be asked of vacancies."""
    rows = OpenQuestion.objects.all() if works_cases(user) else OpenQuestion.objects.none()
    return rows.select_related("vacancy")


def question(user: User, pk: str) -> OpenQuestion:
    """One question, or 404."""
    return get_object_or_404(questions(user), pk=uuid_or_404(pk))


def _seen(user: User) -> QuerySet[Employer]:
    """What is kept of people and talks is for who looks after employers, never for an employer."""
    return Employer.objects.all() if works_cases(user) else Employer.objects.none()


def _vacancies(employer: Employer, *, on: date) -> Vacancies:
    open_ones = Vacancy.objects.filter(employer=employer).open(on=on)
    rows = list(open_ones.order_by(F("posted_on").asc(nulls_first=True), "pk"))
    ages = [(row, row.days_old(on)) for row in rows]
    return Vacancies(len(rows), [row for row, age in ages if age is None or age > STALE_DAYS])


def list_state(employer: Employer, *, on: date) -> ListState:
    """How the workplace list of an employer stands: what is known, and where it is to be asked."""
    return list_states([employer], on=on)[employer.pk]


def list_states(employers: Collection[Employer], *, on: date) -> dict[UUID, ListState]:
    """As `list_state`, of several employers; five queries."""
    known = Workplaces([row.pk for row in employers], on=on)
    asks: dict[UUID, dict[Site | None, date]] = {row.pk: {} for row in employers}
    ran_out = {site: day for row in employers for site, day in known.ran_out(row.pk).items()}
    for site in Site.objects.filter(pk__in=ran_out).order_by("name", "pk"):
        asks[site.employer_id][site] = ran_out[site.pk]
    open_ones = ListAsk.objects.open().filter(employer__in=[*asks], asked_from__lte=on)
    for ask in open_ones.select_related("site"):
        asks[ask.employer_id][ask.site] = ask.asked_from
    return {row.pk: _list_state(rows_at(known, row), asks[row.pk], on=on) for row in employers}


def _list_state(rows: Sequence[FactRow], asks: Mapping[Site | None, date], *, on: date) -> ListState:
    said = [row.finding.said for row in rows if row.finding.said is not None]
    states = [row.state for row in rows]
    return ListState(
        unknown=sum(state in (UNKNOWN, "expired") for state in states),
        contradicted=states.count("contradicted"),
        of=len(rows),
        answered_on=max((each.on for each in said), default=None),
        is_old=not any(each.holds(on) for each in said),
        asked=sorted(asks, key=lambda site: site.name if site else ""),
        asked_from=max(asks.values(), default=None),
    )


def _team(employer: Employer) -> list[Colleague]:
    rows = Conversation.objects.filter(employer=employer, made_by__is_active=True).order_by()
    told = {
        row["made_by"]: (row["talks"], row["last_on"])
        for row in rows.values("made_by").annotate(talks=Count("pk"), last_on=Max("on"))
    }
    users = User.objects.in_bulk([*told])
    team = [Colleague(users[pk], talks, last_on) for pk, (talks, last_on) in told.items()]
    return sorted(team, key=lambda each: (each.last_on, each.talks, str(each.user)), reverse=True)
