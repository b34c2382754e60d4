"""The caseload: who needs me today."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.presentation.files import files as file_presentation
from candidates.selectors.files import files as file_selectors
from jobmatch.accounts.enums import Role
from jobmatch.accounts.requests import StaffRequest

PAGE_SIZE = 50
LONGEST_SEARCH = 80
ENDED = "ended"


@require_GET
def caseload(request: StaffRequest) -> HttpResponse:
    """The files of the user, most urgent next step first; htmx asks for the rows alone."""
    today = timezone.localdate()
    text, desk = request.GET.get("q", "")[:LONGEST_SEARCH].strip(), request.GET.get("desk", "")
    ended = request.GET.get("which") == ENDED
    files = file_selectors.caseload(request.user, text=text, desk=desk, ended=ended)
    page = Paginator(files, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [file_presentation.row(candidate, on=today) for candidate in page.object_list],
        "text": text,
        "desk": desk,
        "ended": ended,
        "coordinates": Role.COORDINATOR in request.user.roles,
    }
    if request.htmx:
        return render(request, "candidates/_rows.html", context)
    context["late"] = file_selectors.overdue_count(request.user, on=today)
    context["desks"] = file_selectors.desks(request.user) if context["coordinates"] else []
    return render(request, "candidates/caseload.html", context)
