"""What somebody of an employer finds on the own page: what waits for an answer, and the own vacancies.

Nothing of a youth, and no figure that compares. What is only to be read behind a sign-in is added above.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import F, Q
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
from employers.selectors.relations import ListState, list_state
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404

SOON: Final = timedelta(days=14)  # a promise that is due within this time stands on the page
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
    """The page of each employer."""
    return [_own(employer, on=on) for employer in employers]


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
    return Vacancy.objects.filter(employer=employer).unanswered().order_by("asked_on", "title", "pk")


def jobhunter_of(employer: Employer) -> Jobhunter | None:
    """Name and telephone of who knows an employer; none while nobody does."""
    user = who_knows(employer.pk)
    return Jobhunter(user.name, user.phone, user.email) if user else None


def who_knows(employer: UUID) -> User | None:
    """Who has a desk and spoke with an employer last, else who wrote its people down."""
    at_a_desk = {"is_active": True, "desks__isnull": False}
    spoke = Conversation.objects.filter(
        employer=employer, **{f"made_by__{name}": value for name, value in at_a_desk.items()}
    )
    talk = spoke.newest_first().select_related("made_by").first()
    if talk is not None:
        return talk.made_by
    wrote = EmployerPerson.objects.filter(
        posts__in=Post.objects.present().filter(employer=employer),
        **{f"added_by__{name}": value for name, value in at_a_desk.items()},
    )
    writer = wrote.order_by("-added_on", "pk").select_related("added_by").first()
    return writer.added_by if writer else None


def _own(employer: Employer, *, on: date) -> Own:
    promises = Promise.objects.open().filter(employer=employer, due__lte=on + SOON).order_by("due", "pk")
    asked = list(asking(employer)[:MOST])
    rows = Vacancy.objects.filter(employer=employer, state__in=SHOWN).exclude(
        pk__in=[row.pk for row in asked]
    )
    rows = rows.filter(~Q(state=VacancyState.FILLED) | Q(confirmed_on__isnull=False))
    rows = rows.order_by(F("posted_on").desc(nulls_last=True), "pk")
    return Own(
        employer=employer,
        jobhunter=jobhunter_of(employer),
        asking=asked,
        workplace=list_state(employer, on=on),
        promises=list(promises[:MOST]),
        vacancies=list(rows[:MOST]),
    )
