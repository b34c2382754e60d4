"""What changed in a file and when, and how the youth came to us."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.enums import ConsentManner
from candidates.presentation.files import history as history_presentation
from candidates.presentation.files.history import CHANGES
from candidates.selectors.files import files as file_selectors
from candidates.selectors.files.history import changes, names
from candidates.services.files import files
from candidates.services.intake import origins
from jobmatch.accounts.requests import StaffRequest

PAGE_SIZE = 50


@require_GET
def history(request: StaffRequest, pk: str) -> HttpResponse:
    """Every change with who made it, the newest first; who only looked is not shown."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    rows = changes(request.user, pk, events=CHANGES, on=timezone.localdate())
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    entries = list(page.object_list)
    people = names(entry.actor for entry in entries)
    context = {"candidate": candidate, "page": page, "changes": history_presentation.history(entries, people)}
    return render(request, "candidates/history.html", context)


@require_GET
def origin(request: StaffRequest, pk: str) -> HttpResponse:
    """Who referred this youth, what they wanted then, how they agreed: sealed, so each look is in the log."""
    today = timezone.localdate()
    candidate = file_selectors.own_file(request.user, pk, on=today)
    entries = origins.read(candidate=candidate, by=request.user, on=today)
    told = [(entry, ConsentManner(entry.details.manner).label) for entry in entries]
    return render(request, "candidates/origin.html", {"candidate": candidate, "told": told})
