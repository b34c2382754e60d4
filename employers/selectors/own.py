"""What somebody of an employer finds on the own page: what waits for an answer, and the own vacancies.

Nothing of a youth, and no figure that compares. What is only to be read behind a sign-in is added above.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from employers.enums import VacancyState
from employers.models import (
    Conversation,
    Employer,
    EmployerPerson,
    Post,
    Promise,
    Site,
    Vacancy,
    VacancyQuerySet,
)
from employers.selectors.relations import ListState, list_states
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.links.services import Opened

SOON: Final = timedelta(days=14)  # a promise that is due within this time stands on the page
AnyRow = TypeVar("AnyRow", Promise, Vacancy)
SHOWN = (VacancyState.OPEN, VacancyState.DRAFT, VacancyState.FILLED)
MOST = 50


@dataclass(frozen=True, slots=True)
class Jobhunter:
    """Whom an employer calls."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Own:
    """What one employer's own page shows."""

    employer: Employer
    jobhunter: Jobhunter | None
    asking: list[Vacancy]
    workplace: ListState
    promises: list[Promise]
    vacancies: list[Vacancy]

    @property
    def waits(self) -> bool:
        """Whether anything waits for an answer."""
        return bool(self.asking or self.promises or self.workplace.is_due)


def own_page(employers: Iterable[Employer], *, on: date) -> list[Own]:
    """The page of each employer; a person of 40 shops costs the queries of one."""
    rows = list(employers)
    mine = {row.pk for row in rows}
    asked = _each(unanswered(mine))
    promises = _each(
        Promise.objects.open().filter(employer__in=mine, due__lte=on + SOON).order_by("due", "pk")
    )
    vacancies = _each(_shown(mine))
    states, knows = list_states(rows, on=on), _who_know(mine)
    return [
        Own(
            employer=row,
            jobhunter=_jobhunter(knows.get(row.pk)),
            asking=asked[row.pk][:MOST],
            workplace=states[row.pk],
            promises=promises[row.pk][:MOST],
            vacancies=vacancies[row.pk][:MOST],
        )
        for row in rows
    ]


def language_of(person: UUID) -> str:
    """In which language somebody at an employer reads."""
    return EmployerPerson.objects.values_list("language", flat=True).get(pk=person)


def of_user(user: User) -> list[Employer]:
    """The employers for which a contact signs in, by name."""
    rows = Employer.objects.visible_to(user).select_related("organisation")
    return list(rows.order_by("organisation__name", "organisation_id"))


def of_person(person: UUID) -> list[Employer]:
    """The employers where somebody works now, by name."""
    rows = Employer.objects.filter(posts__in=Post.objects.present().filter(person=person))
    return list(rows.select_related("organisation").order_by("organisation__name", "organisation_id"))


def person_of_user(user: User) -> EmployerPerson | None:
    """Who of an employer signs in as this user."""
    return EmployerPerson.objects.filter(user=user).order_by("pk").first()


def person_by_link(opened: Opened | None) -> EmployerPerson | None:
    """Whom a session of a link lets in; None when it is over, or when their sign-in was ended since."""
    if opened is None:
        return None
    return EmployerPerson.objects.let_in(made_at=opened.made_at).filter(pk=opened.person).first()


def employer_of_person(person: UUID, pk: str) -> Employer:
    """One of the employers where somebody works now, or 404."""
    rows = Employer.objects.filter(posts__in=Post.objects.present().filter(person=person))
    return get_object_or_404(rows.select_related("organisation"), pk=uuid_or_404(pk))


def site_of_person(person: UUID, pk: str) -> Site:
    """A site of one of the employers where somebody works now, or 404."""
    rows = Site.objects.filter(employer__posts__in=Post.objects.present().filter(person=person))
    return get_object_or_404(rows.select_related("employer__organisation"), pk=uuid_or_404(pk))


def vacancy_of_person(person: UUID, pk: str) -> Vacancy:
    """A vacancy of an employer where somebody works now, or 404."""
    rows = Vacancy.objects.filter(employer__posts__in=Post.objects.present().filter(person=person))
    return get_object_or_404(rows.select_related("employer__organisation"), pk=uuid_or_404(pk))


def asking(employer: Employer) -> VacancyQuerySet:
    """The vacancies of which we wait to hear whether they are open: also those taken off meanwhile."""
    return unanswered([employer.pk])


def unanswered(employers: Collection[UUID]) -> VacancyQuerySet:
    """As `asking`, of several employers."""
    rows = Vacancy.objects.filter(employer__in=employers).unanswered()
    return rows.order_by("asked_on", "title", "pk")


def who_knows(employer: UUID) -> User | None:
    """Who has a desk and spoke with an employer last, else who wrote its people down."""
    return _who_know([employer]).get(employer)


def _jobhunter(user: User | None) -> Jobhunter | None:
    return Jobhunter(user.name, user.phone, user.email) if user else None


def _who_know(employers: Collection[UUID]) -> dict[UUID, User]:
    """Employer → who knows it, of those whom somebody knows; three queries."""
    spoke = Conversation.objects.filter(
        employer__in=employers, made_by__is_active=True, made_by__desks__isnull=False
    )
    wrote = Post.objects.present().filter(
        employer__in=employers, person__added_by__is_active=True, person__added_by__desks__isnull=False
    )
    found: dict[UUID, UUID] = {}
    writers = wrote.order_by("-person__added_on", "person", "pk").values_list("employer", "person__added_by")
    for employer, user in [*spoke.newest_first().values_list("employer", "made_by"), *writers]:
        found.setdefault(employer, user)
    users = User.objects.in_bulk({*found.values()})
    return {employer: users[user] for employer, user in found.items()}


def _shown(employers: Collection[UUID]) -> VacancyQuerySet:
    """What stands among the own vacancies: not what waits for an answer, nor what was filled unsaid."""
    rows = Vacancy.objects.filter(employer__in=employers, state__in=SHOWN)
    rows = rows.exclude(pk__in=unanswered(employers).order_by().values("pk"))
    rows = rows.filter(~Q(state=VacancyState.FILLED) | Q(confirmed_on__isnull=False))
    return rows.order_by(F("posted_on").desc(nulls_last=True), "pk")


def _each(rows: "QuerySet[AnyRow]") -> "defaultdict[UUID | None, list[AnyRow]]":
    """The rows of each employer, in their order."""
    found: defaultdict[UUID | None, list[AnyRow]] = defaultdict(list)
    for row in rows:
        found[row.employer_id].append(row)
    return found
