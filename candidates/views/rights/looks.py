"""Who looked, for the privacy officer: at one file, or at all of the municipality."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.presentation.rights import looks as look_presentation
from candidates.selectors.rights import looks, rights
from jobmatch.accounts.requests import StaffRequest

PAGE_SIZE = 40


@require_GET
def who_looked(request: StaffRequest) -> HttpResponse:
    """Everything that happened with files, the newest first, and what stands out of it."""
    odd = looks.unusual(request.user, now=timezone.now())
    context = _page(request, looks.looks(request.user))
    context["odd"] = look_presentation.odd(odd, look_presentation.people_of(odd))
    return render(request, "candidates/looks.html", context)


@require_GET
def who_looked_at(request: StaffRequest, pk: str) -> HttpResponse:
    """Everything that happened with one file, the newest first."""
    candidate = rights.overseen_file(request.user, pk)
    context = {**_page(request, looks.looks_at(candidate)), "candidate": candidate}
    return render(request, "candidates/looks.html", context)


def _page(request: StaffRequest, rows: Any) -> dict[str, Any]:
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    entries = list(page.object_list)
    people = look_presentation.people_in(entries)
    return {"page": page, "looks": look_presentation.looks(entries, people)}
