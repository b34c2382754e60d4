"""Placements and their check-ins, scoped to the user who asks."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from candidates.models import Candidate
from candidates.permissions import may_hear_youth, may_open_sealed
from candidates.selectors.files import files
from employers.models import Employer, Vacancy
from employers.selectors import vacancies
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.taxonomy.models import Occupation
from matching.models import CheckIn, Placement

MOST_HITS = 12


def of_candidate(candidate: Candidate) -> QuerySet[Placement]:
    """The work of a youth, the newest first; the caller has looked whether the user may see the file."""
    rows = Placement.objects.filter(candidate=candidate)
    return _whole(rows).order_by("-starts_on", "id")


def placement(user: User, pk: str, placement_pk: str) -> Placement:
    """Work that a URL names, of a youth that it names too; 404 when either is not this user's."""
    rows = _whole(Placement.objects.filter(candidate=files.candidate(user, pk)))
    return get_object_or_404(rows, pk=uuid_or_404(placement_pk))


def any_placement(user: User, placement_pk: str) -> Placement:
    """Work of a youth that a URL names by itself."""
    rows = _whole(Placement.objects.filter(candidate__in=files.candidates(user)))
    return get_object_or_404(rows, pk=uuid_or_404(placement_pk))


def heard_placement(user: User, placement_pk: str, *, on: date) -> Placement:
    """Work of a youth whom the user hears; any other is a 404."""
    found = any_placement(user, placement_pk)
    if not may_hear_youth(user=user, candidate=found.candidate, on=on):
        raise Http404
    return found


def check_in(user: User, pk: str, check_in_pk: str) -> CheckIn:
    """A check-in that a URL names, of a youth that it names too."""
    rows = _moments().filter(placement__candidate=files.candidate(user, pk))
    return get_object_or_404(rows, pk=uuid_or_404(check_in_pk))


def any_check_in(user: User, check_in_pk: str) -> CheckIn:
    """A check-in that a URL names by itself."""
    rows = _moments().filter(placement__candidate__in=files.candidates(user))
    return get_object_or_404(rows, pk=uuid_or_404(check_in_pk))


def sealed_check_in(user: User, check_in_pk: str, *, on: date) -> CheckIn:
    """A moment of which the user may read the answer; any other is a 404."""
    found = any_check_in(user, check_in_pk)
    if not may_open_sealed(user=user, candidate=found.placement.candidate, on=on):
        raise Http404
    return found


def open_vacancies(user: User, text: str, *, on: date) -> list[Vacancy]:
    """Open vacancies in which each word of the text is in the title or in the name of the employer."""
    wanted = vacancies.Wanted(text=text.replace("\0", ""))
    return list(vacancies.listed(user, wanted, on=on)[:MOST_HITS])


def employer_named(name: str) -> Employer | None:
    """The one employer with exactly this name, capitals apart."""
    named = Employer.objects.filter(organisation__name__iexact=name.strip()).select_related("organisation")
    found = list(named[:2])
    return found[0] if len(found) == 1 else None


def employer_meant(name: str, vacancy: Vacancy | None) -> dict[str, Any]:
    """`employer` of the vacancy or else with exactly this name; without one `employer_name` as written."""
    known = vacancy.employer if vacancy is not None else None
    employer = known or employer_named(name)
    written = name or (vacancy.employer_text if vacancy is not None else "")
    return {"employer": employer, "employer_name": "" if employer else written[:160]}


def occupation(pk: UUID | None) -> Occupation | None:
    """The occupation that is meant; 404 for one that there is not."""
    return None if pk is None else get_object_or_404(Occupation, pk=pk)


def _whole(rows: QuerySet[Placement]) -> QuerySet[Placement]:
    parts = ["candidate__desk", "candidate__municipality", "vacancy", "employer__organisation", "occupation"]
    return rows.select_related(*parts).prefetch_related("check_ins", "candidate__diplomas")


def _moments() -> QuerySet[CheckIn]:
    return CheckIn.objects.select_related(
        "placement__candidate__desk", "placement__vacancy", "placement__employer__organisation"
    )
