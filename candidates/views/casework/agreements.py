"""Agreements: who does what by when, said yes to by both, kept or not on both sides."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.enums import Doer, Outcome
from candidates.forms.casework.agreements import AgreementChangeForm, AgreementForm, OutcomeForm
from candidates.models import Agreement
from candidates.presentation.casework import casework as casework_presentation
from candidates.presentation.casework import sheets
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.casework import agreements, youth_links
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform
from jobmatch.http.lengths import longest


@require_GET
def agreement_list(request: StaffRequest, pk: str) -> HttpResponse:
    """What is open, what both sides promised, and how it ended."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    found = list(casework.agreements(request.user, pk))
    settled = [each for each in found if each.outcome != Outcome.OPEN]
    rows = casework_presentation.agreement_rows(
        [each for each in found if each.outcome == Outcome.OPEN], on=today
    )
    sides = [(doer.label, [row for row in rows if row.agreement.doer == doer]) for doer in Doer]
    context = {"candidate": candidate, "sides": sides, "any": bool(rows), "settled": settled[::-1]}
    context["is_reached"] = youth_links.can_send(candidate=candidate, on=today)
    return render(request, "candidates/agreements.html", context)


@require_http_methods(["GET", "POST"])
def agreement_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Write down one agreement; the address may bring the beginning of its sentence."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    begun = request.GET.get("sentence", "")[: longest(Agreement, "sentence")]
    form = AgreementForm(request.POST or None, initial={"sentence": begun})
    make = partial(agreements.make, candidate=candidate, by=request.user, on=today)
    if perform(request, form, make, _("The agreement is written down.")):
        return redirect("candidates:agreements", pk=pk)
    return form_page(request, "candidates/agreement_form.html", form, candidate=candidate, is_new=True)


@require_http_methods(["GET", "POST"])
def agreement_edit(request: StaffRequest, pk: str, agreement_pk: str) -> HttpResponse:
    """Say it better, or move its day."""
    today = timezone.localdate()
    agreement = casework.agreement(request.user, pk, agreement_pk)
    files.look_into(candidate=agreement.candidate, by=request.user)
    form = AgreementChangeForm(request.POST or None, agreement=agreement)
    done = perform(
        request,
        form,
        partial(agreements.change, agreement=agreement, by=request.user, on=today),
        _("Saved. Other words need a new yes of both."),
        newest=lambda: casework.agreement(request.user, pk, agreement_pk).version,
    )
    if done:
        return redirect("candidates:agreements", pk=pk)
    context = {"candidate": agreement.candidate, "is_new": False}
    return form_page(request, "candidates/agreement_form.html", form, **context)


@require_POST
def agreement_confirm(request: StaffRequest, pk: str, agreement_pk: str) -> HttpResponse:
    """Youth and jobhunter said yes to an agreement, face to face."""
    agreement = casework.agreement(request.user, pk, agreement_pk)
    confirm = partial(agreements.confirm, agreement=agreement, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), confirm, _("Both said yes to it."))
    return redirect("candidates:agreements", pk=pk)


@require_POST
def agreement_settle(request: StaffRequest, pk: str, agreement_pk: str) -> HttpResponse:
    """Kept, not kept, or no longer needed."""
    agreement = casework.agreement(request.user, pk, agreement_pk)
    settle = partial(agreements.settle, agreement=agreement, by=request.user, on=timezone.localdate())
    attempt(request, OutcomeForm(request.POST), settle, _("Saved. You can put it back."))
    return redirect("candidates:agreements", pk=pk)


@require_POST
def agreement_reopen(request: StaffRequest, pk: str, agreement_pk: str) -> HttpResponse:
    """Put a settled agreement back."""
    agreement = casework.agreement(request.user, pk, agreement_pk)
    reopen = partial(agreements.reopen, agreement=agreement, by=request.user)
    attempt(request, VersionForm(request.POST), reopen, _("The agreement is open again."))
    return redirect("candidates:agreements", pk=pk)


@require_GET
def agreement_sheet(request: StaffRequest, pk: str) -> HttpResponse:
    """The open agreements on paper, in the language of the youth's messages."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    sheet = sheets.sheet(candidate, casework.agreements(request.user, pk), on=timezone.localdate())
    context = {"candidate": candidate, "sheet": sheet, "text": sheets.text(sheet)}
    return render(request, "candidates/agreement_sheet.html", context)


@require_GET
def agreement_text(request: StaffRequest, pk: str) -> HttpResponse:
    """The open agreements as plain text, to put in a message."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    sheet = sheets.sheet(candidate, casework.agreements(request.user, pk), on=timezone.localdate())
    answer = HttpResponse(sheets.text(sheet), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{sheet.file_name}"'
    return answer
