"""The page on which someone uploads a file of vacancies."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from employers.forms.employers import ImportForm
from employers.imports.limits import MOST_BYTES
from employers.imports.reader import parse
from employers.imports.table import COLUMNS
from employers.models import Employer
from employers.permissions import works_cases
from employers.selectors import checks
from employers.selectors.employers import sends_in_for
from employers.services import imports
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import perform

MOST_SHOWN = 100


@require_http_methods(["GET", "POST"])
def import_page(request: StaffRequest) -> HttpResponse:
    """Upload a file, and read what became of it."""
    is_sent = request.method == "POST"
    sent = (request.POST, request.FILES) if is_sent else (None, None)
    form = ImportForm(*sent, user=request.user)
    done = perform(request, form, partial(_take_in, by=request.user))
    casework = works_cases(request.user)
    context: dict[str, object] = {"works_cases": casework}
    context |= {"form": form, "columns": ", ".join(COLUMNS), "most_shown": MOST_SHOWN}
    if done:
        context |= {"report": done.result, "left": checks.left(request.user) if casework else 0}
    failed = not done.result.taken_in if done else bool(form.errors)
    return render(request, "employers/import.html", context, status=422 if failed else 200)


def _take_in(
    *,
    file: "UploadedFile[bytes]",
    keep_good: bool,
    by: User,
    source: str = "",
    employer: Employer | None = None,
) -> imports.ImportReport:
    """Never more bytes in memory than the cap and one: the reader refuses the rest."""
    own = sends_in_for(by, employer.pk if employer else None)
    parsed = parse(file.read(MOST_BYTES + 1), imports.source_for(own, source))
    return imports.take_in(parsed=parsed, by=by, keep_good=keep_good, own=own, on=timezone.localdate())
