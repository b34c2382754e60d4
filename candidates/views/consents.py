"""The youth's yes to keeping workplace needs, and taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates import selectors
from candidates.enums import Purpose
from candidates.forms.sealed import ConsentForm, WithdrawForm
from candidates.services import consents, files
from candidates.wordings import WORDINGS
from jobmatch.taxonomy.choices import in_language


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, pk: str) -> HttpResponse:
    """Read the wording to the youth, and record how the yes was said."""
    candidate = selectors.own_file(request.user, pk, on=timezone.localdate())
    files.look_into(candidate=candidate, by=request.user)
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        consents.give(
            candidate=candidate,
            purpose=Purpose.KEEP_NEEDS,
            manner=form.cleaned_data["manner"],
            by=request.user,
            on=timezone.localdate(),
        )
        return redirect("candidates:edit", pk=pk, part="needs")
    wording = in_language(WORDINGS[consents.CURRENT_WORDING[Purpose.KEEP_NEEDS]])
    context = {"form": form, "candidate": candidate, "wording": wording}
    return render(request, "candidates/consent.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: str) -> HttpResponse:
    """Say what happens, and take the yes back."""
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        manner = form.cleaned_data["manner"]
        consents.withdraw(candidate=candidate, purpose=Purpose.KEEP_NEEDS, manner=manner, by=request.user)
        messages.success(request, _("The workplace needs are erased. Everything else stays as it was."))
        return redirect("candidates:file", pk=pk)
    context = {"form": form, "candidate": candidate}
    return render(request, "candidates/withdraw.html", context, status=422 if form.errors else 200)
