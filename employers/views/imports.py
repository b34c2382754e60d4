"""The page on which someone uploads a file of vacancies."""

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from employers.forms.employers import ImportForm
from employers.imports.limits import MOST_BYTES
from employers.imports.reader import parse
from employers.imports.table import COLUMNS
from employers.selectors import checks
from employers.services import imports
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import perform

MOST_SHOWN = 100


@require_http_methods(["GET", "POST"])
def import_page(request: StaffRequest) -> HttpResponse:
    """Upload a file, and read what became of it."""
    is_sent = request.method == "POST"
    form = ImportForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    done = perform(request, form, partial(_take_in, by=request.user))
    context = {"form": form, "columns": ", ".join(COLUMNS), "most_shown": MOST_SHOWN}
    if done:
        context |= {"report": done.result, "left": checks.left(request.user)}
    failed = not done.result.taken_in if done else bool(form.errors)
    return render(request, "employers/import.html", context, status=422 if failed else 200)


def _take_in(*, file: "UploadedFile[bytes]", source: str, keep_good: bool, by: User) -> imports.ImportReport:
    """Never more bytes in memory than the cap and one: the reader refuses the rest."""
    parsed = parse(file.read(MOST_BYTES + 1), source)
    return imports.take_in(parsed=parsed, by=by, keep_good=keep_good)
