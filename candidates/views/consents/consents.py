"""What the youth allows, a purpose at a time: the yes, and taking it back."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions
from candidates.enums import Purpose
from candidates.forms.files.sealed import ConsentForm, ReferrerConsentForm, WithdrawForm
from candidates.models import Candidate
from candidates.presentation.consents import consents as consent_presentation
from candidates.selectors.consents.consents import heard_file, newest_consents, seen_file
from candidates.selectors.consents.referrers import referrals_of
from candidates.selectors.files import files as file_selectors
from candidates.services.consents import consents
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform
from jobmatch.http.returning import way_back


@require_GET
def consents_of(request: StaffRequest, pk: str) -> HttpResponse:
    """Every purpose: what was said, which text was read out, and how to change it."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    today = timezone.localdate()
    purposes = permissions.purposes_seen(user=request.user, candidate=candidate, on=today)
    allowed = consent_presentation.allowed(newest_consents(candidate), on=today, purposes=purposes)
    may_ask = [
        purpose
        for purpose in Purpose.values
        if permissions.may_hear_yes(user=request.user, candidate=candidate, purpose=purpose)
    ]
    context = {
        "candidate": candidate,
        "groups": consent_presentation.grouped(allowed),
        "may_ask": may_ask,
        "nobody_referred": Purpose.TELL_REFERRER in may_ask and not referrals_of(candidate).exists(),
    }
    return render(request, "candidates/consents.html", context)


@require_http_methods(["GET", "POST"])
def consent(request: StaffRequest, pk: str, purpose: str) -> HttpResponse:
    """Read the wording to the youth, and record how the yes was said."""
    today = timezone.localdate()
    candidate = heard_file(request.user, pk, purpose)
    files.look_into(candidate=candidate, by=request.user)
    form = _form(request, candidate, purpose)
    give = partial(consents.give, candidate=candidate, purpose=purpose, by=request.user, on=today)
    if perform(request, form, give):
        back = way_back(request)
        return redirect(back) if back else _after(candidate, purpose)
    is_witness = not permissions.is_assigned(user=request.user, candidate=candidate)
    asked = consent_presentation.allowed_for(purpose, None, on=today)
    context = {"candidate": candidate, "is_witness": is_witness, "asked": asked}
    return form_page(request, "candidates/consent.html", form, **context)


def _form(request: StaffRequest, candidate: Candidate, purpose: str) -> ConsentForm:
    """The form of the yes; that of telling a referrer names who referred this youth."""
    data = request.POST or None
    if purpose != Purpose.TELL_REFERRER:
        return ConsentForm(data)
    today = timezone.localdate()
    referred = consents.who_referred(candidate=candidate, by=request.user, on=today)
    return ReferrerConsentForm(data, referred=referred)


@require_http_methods(["GET", "POST"])
def withdraw(request: StaffRequest, pk: str, purpose: str) -> HttpResponse:
    """Say what happens, and take the yes back."""
    today = timezone.localdate()
    candidate = seen_file(request.user, pk, purpose, on=today)
    files.look_into(candidate=candidate, by=request.user)
    form = WithdrawForm(request.POST or None)
    act = partial(consents.withdraw, candidate=candidate, purpose=purpose, by=request.user, on=today)
    if perform(request, form, act, str(consent_presentation.WITHDRAWN[purpose])):
        return redirect("candidates:consents", pk=pk)
    context = {
        "submit": consent_presentation.BUTTONS[purpose],
        "happens": consent_presentation.WITHDRAWALS[purpose],
    }
    return form_page(request, "candidates/withdraw.html", form, candidate=candidate, **context)


def _after(candidate: Candidate, purpose: str) -> HttpResponse:
    """A yes to keeping something is followed by the page where it is told."""
    if purpose == Purpose.KEEP_NEEDS:
        return redirect("candidates:edit", pk=candidate.pk, part="needs")
    if purpose == Purpose.KEEP_EXPERIENCE:
        return redirect("candidates:experiences", pk=candidate.pk)
    return redirect("candidates:consents", pk=candidate.pk)
