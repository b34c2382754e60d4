"""The page on which someone uploads a file of vacancies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from employers.forms.employers import ImportForm
from employers.imports.limits import MOST_BYTES
from employers.imports.reader import parse
from employers.imports.table import COLUMNS
from employers.selectors import checks
from employers.services import imports
from jobmatch.errors import RuleBroken

MOST_SHOWN = 100


@require_http_methods(["GET", "POST"])
def import_page(request: HttpRequest) -> HttpResponse:
    """Upload a file, and read what became of it."""
    is_sent = request.method == "POST"
    form = ImportForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    context = {"form": form, "columns": ", ".join(COLUMNS), "most_shown": MOST_SHOWN}
    if form.is_valid():
        try:
            context["report"] = _take_in(request, form)
            context["left"] = checks.left(request.user)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
    report = context.get("report")
    failed = bool(form.errors) or (report is not None and not report.taken_in)
    return render(request, "employers/import.html", context, status=422 if failed else 200)


def _take_in(request: HttpRequest, form: ImportForm) -> imports.ImportReport:
    """Never more bytes in memory than the cap and one: the reader refuses the rest."""
    data = form.cleaned_data["file"].read(MOST_BYTES + 1)
    parsed = parse(data, form.cleaned_data["source"])
    return imports.take_in(parsed=parsed, by=request.user, keep_good=form.cleaned_data["keep_good"])
