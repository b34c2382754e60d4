"""Reads of vacancies, scoped to the user who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.shortcuts import get_object_or_404

from employers.enums import VacancyState
from employers.models import Vacancy, VacancyQuerySet
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404, uuid_or_none

WITH = ("employer__organisation", "occupation", "town", "site__town")
OPEN, TO_CHECK, ALL = "open", "to_check", "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the list looks for; empty means everything."""

    text: str = ""
    employer: str = ""
    kind: str = ""
    show: str = OPEN


def vacancies(user: User) -> VacancyQuerySet:
    """The vacancies that the user may see, newest first, with what every list shows."""
    rows = Vacancy.objects.visible_to(user).select_related(*WITH)
    return rows.order_by("-posted_on", "id")


def open_vacancy(user: User, pk: str, *, on: date) -> Vacancy:
    """One vacancy that is open on a date, with everything that its page shows, or 404."""
    rows = vacancies(user).open(on=on).prefetch_related("skills__skill", "languages", "licences")
    return get_object_or_404(rows, pk=uuid_or_404(pk))


def open_ones(user: User, pks: Iterable[str], *, on: date) -> list[Vacancy]:
    """Of these vacancies those that are open on a date and that the user may see, in the order given."""
    asked = [pk for pk in map(uuid_or_none, dict.fromkeys(pks)) if pk is not None]
    found = vacancies(user).open(on=on).in_bulk(asked)
    return [found[pk] for pk in asked if pk in found]


def listed(user: User, wanted: Wanted, *, on: date) -> VacancyQuerySet:
    """The list; `text` is looked for in the title and in the labels of the occupation."""
    rows = _shown(vacancies(user), wanted.show, on)
    for word in wanted.text.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(occupation__label_nl__icontains=word)
            | Q(occupation__label_en__icontains=word)
        )
    for word in wanted.employer.split():
        rows = rows.filter(
            Q(employer__organisation__name__icontains=word)
            | Q(employer__isnull=True, employer_text__icontains=word)
        )
    return rows.filter(kind=wanted.kind) if wanted.kind else rows


def _shown(rows: VacancyQuerySet, show: str, on: date) -> VacancyQuerySet:
    if show == OPEN:
        return rows.open(on=on)
    if show == TO_CHECK:
        return rows.to_check()
    return rows.filter(state=show) if show in VacancyState.values else rows


def vacancy(user: User, pk: str) -> Vacancy:
    """One vacancy with everything that its page shows, or 404."""
    rows = vacancies(user).prefetch_related("skills__skill", "languages", "licences", "demands__decided_by")
    rows = rows.select_related(*WITH, "contact")
    return get_object_or_404(rows, pk=uuid_or_404(pk))
