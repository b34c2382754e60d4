"""Reads of what is known of workplaces as training companies, scoped to the user who asks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from employers.models import Employer, Recognition, RegisterLook, Site, Vacancy
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be asked about a place to learn a trade; `answer` is 'yes', 'no', 'old' or 'unknown'."""

    answer: str
    rows: list[Recognition]
    site: Site | None


def recognitions(site: Site) -> QuerySet[Recognition]:
    """What is known of one workplace, by qualification."""
    return Recognition.objects.filter(site=site).select_related("checked_by").order_by("name", "id")


def of_course(employer: UUID | None, course: str) -> list[Recognition]:
    """What is known of the workplaces of an employer for one course (its crebo), with the day of the look."""
    if employer is None or not course:
        return []
    rows = Recognition.objects.filter(site__employer=employer, qualification=course)
    return [*rows.select_related("site").order_by("site__name", "id")]


def recognition(user: User, pk: str) -> Recognition:
    """One qualification at a workplace of an employer that the user may see, or 404."""
    rows = Recognition.objects.filter(site__employer__in=Employer.objects.visible_to(user))
    return get_object_or_404(rows.select_related("site__employer__organisation"), pk=uuid_or_404(pk))


def look_of(site: Site) -> RegisterLook | None:
    """When the register was asked about a workplace, and what it said."""
    return RegisterLook.objects.filter(site=site).first()


def question_of(vacancy: Vacancy, *, on: date) -> Question | None:
    """Whether the workplace of a vacancy is recognised, where someone learns a trade; it closes nothing.

    A vacancy without a site is answered by any site of its employer.
    """
    if not vacancy.is_training:
        return None
    here = {"site": vacancy.site} if vacancy.site else {"site__employer": vacancy.employer_id}
    rows = list(Recognition.objects.filter(**here).order_by("name", "id")) if vacancy.employer_id else []
    sites = list(Site.objects.filter(employer=vacancy.employer_id)[:2]) if vacancy.employer_id else []
    site = vacancy.site or (sites[0] if len(sites) == 1 else None)
    return Question(_answer(rows, on), [row for row in rows if row.is_recognised], site)


def _answer(rows: list[Recognition], on: date) -> str:
    said = [row for row in rows if row.is_recognised]
    if any(not row.is_expired(on) for row in said):
        return "yes"
    return "old" if said else "no" if rows else "unknown"
