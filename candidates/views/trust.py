"""Who works a file: giving it to a colleague, and whom the youth does not want at it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates import selectors
from candidates.forms.trust import BarForm, GiveForm
from candidates.selectors import casework
from candidates.services import assignments, files
from candidates.services import bars as services
from jobmatch.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, pk: str) -> HttpResponse:
    """Hand one file over for good, with all its steps."""
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = GiveForm(request.POST or None, candidate=candidate)
    if form.is_valid():
        try:
            assignments.give(
                candidate=candidate, by=request.user, on=timezone.localdate(), **form.cleaned_data
            )
        except RuleBroken as broken:
            form.refuse(broken)
            form.renew(selectors.candidate(request.user, pk).version)
        else:
            messages.success(request, _("The file is handed over, with its next step."))
            return redirect("candidates:caseload")
    context = {"form": form, "candidate": candidate}
    return render(request, "candidates/give.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def bars(request: HttpRequest, pk: str) -> HttpResponse:
    """Whom the youth does not want at the file; no reason is asked."""
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = BarForm(request.POST or None, candidate=candidate)
    if form.is_valid():
        try:
            services.add(candidate=candidate, user=form.cleaned_data["user"], by=request.user)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("From now on this colleague does not see the file."))
            return redirect("candidates:bars", pk=pk)
    context = {"form": form, "candidate": candidate, "bars": casework.bars(request.user, pk)}
    return render(request, "candidates/bars.html", context, status=422 if form.errors else 200)


@require_POST
def bar_remove(request: HttpRequest, pk: str, bar_pk: str) -> HttpResponse:
    """The youth has no objection any more."""
    bar = casework.bar(request.user, pk, bar_pk)
    try:
        services.remove(bar=bar, by=request.user)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("This colleague can see the file again."))
    return redirect("candidates:bars", pk=pk)
