"""Who works a file: giving it to a colleague, and whom the youth does not want at it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms.files.trust import BarForm, GiveForm
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.files import assignments, files
from candidates.services.files import bars as bar_services
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform


@require_http_methods(["GET", "POST"])
def give(request: StaffRequest, pk: str) -> HttpResponse:
    """Hand one file over for good, with all its steps."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = GiveForm(request.POST or None, candidate=candidate)
    done = perform(
        request,
        form,
        partial(assignments.give, candidate=candidate, by=request.user, on=timezone.localdate()),
        _("The file is handed over, with its next step."),
        newest=lambda: file_selectors.candidate(request.user, pk).version,
    )
    if done:
        return redirect("candidates:caseload")
    return form_page(request, "candidates/give.html", form, candidate=candidate)


@require_http_methods(["GET", "POST"])
def bars(request: StaffRequest, pk: str) -> HttpResponse:
    """Whom the youth does not want at the file; no reason is asked."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = BarForm(request.POST or None, candidate=candidate)
    add = partial(bar_services.add, candidate=candidate, by=request.user)
    done = perform(request, form, add, _("From now on this colleague does not see the file."))
    if done:
        is_oneself = done.result.user_id == request.user.pk
        return redirect("candidates:caseload") if is_oneself else redirect("candidates:bars", pk=pk)
    context = {"candidate": candidate, "bars": casework.bars(request.user, pk)}
    return form_page(request, "candidates/bars.html", form, **context)


@require_POST
def bar_remove(request: StaffRequest, pk: str, bar_pk: str) -> HttpResponse:
    """The youth has no objection any more."""
    bar = casework.bar(request.user, pk, bar_pk)
    remove = partial(bar_services.remove, bar=bar, by=request.user)
    attempt(request, None, remove, _("This colleague can see the file again."))
    return redirect("candidates:bars", pk=pk)
