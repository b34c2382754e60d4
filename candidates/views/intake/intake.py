"""Pages of a coordinator: what was referred to the municipality, and the decision about each."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from candidates.enums import ReferrerStatus, ReturnReason
from candidates.forms.intake.referrals import AcceptForm, DecisionForm, JoinForm, ReturnForm
from candidates.models import Referral
from candidates.presentation.files import doubles as double_presentation
from candidates.presentation.intake import referrals as referral_presentation
from candidates.selectors.intake import referrals as referral_selectors
from candidates.services.intake import referrals
from candidates.services.intake.referral_details import Details, known_by
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import perform

LONGEST_SEARCH = 80


@require_GET
def intake(request: StaffRequest) -> HttpResponse:
    """What waits, longest waiting first."""
    today = timezone.localdate()
    rows = [
        referral_presentation.waiting(referral, on=today)
        for referral in referral_selectors.waiting(request.user)
    ]
    return render(request, "candidates/intake.html", {"rows": rows})


@require_GET
def one(request: StaffRequest, pk: str) -> HttpResponse:
    """What the referrer told, files that may be of the same youth, and the three decisions."""
    return _page(request, referral_selectors.one_waiting(request.user, pk))


@require_POST
def accept(request: StaffRequest, pk: str) -> HttpResponse:
    """Open a file at the chosen desk."""

    def act(**given: Any) -> str:
        candidate = referrals.accept(**given, by=request.user, on=timezone.localdate())
        return _("%(desk)s has the file now. The first talk is planned.") % {"desk": candidate.desk}

    return _decide(request, pk, "accept", act)


@require_POST
def give_back(request: StaffRequest, pk: str) -> HttpResponse:
    """Return it with a reason, after what the referrer will read was shown: the details are gone then."""
    form = ReturnForm(request.POST, referral=Referral())
    if form.is_valid() and not form.cleaned_data["sure"]:
        return _ask_once_more(request, pk, form.cleaned_data["reason"])

    def act(**given: Any) -> str:
        referrals.give_back(**given, by=request.user, on=timezone.localdate())
        return _("The referral went back. The referrer reads why.")

    return _decide(request, pk, "back", act)


@require_POST
def join(request: StaffRequest, pk: str) -> HttpResponse:
    """Keep it with a file that is there."""

    def act(**given: Any) -> str:
        candidate = referrals.join(**given, by=request.user, on=timezone.localdate())
        return _("The referral is with the file of %(name)s. A step to call is planned.") % {
            "name": candidate
        }

    return _decide(request, pk, "join", act)


def _ask_once_more(request: StaffRequest, pk: str, reason: str) -> HttpResponse:
    """What the referrer will read, before anything is erased; nothing is done yet."""
    if referral_selectors.is_decided(request.user, pk):
        return _decided_already(request)
    referral = referral_selectors.one_waiting(request.user, pk)
    details = referrals.open_details(referral=referral, by=request.user)
    context = {
        "referral": referral,
        "told": referral_presentation.details_in_words(details),
        "reason": ReturnReason(reason),
        "status": ReferrerStatus.RETURNED,
    }
    return render(request, "candidates/intake_return.html", context)


def _decided_already(request: StaffRequest) -> HttpResponse:
    messages.info(request, _("This referral was decided already."))
    return redirect("candidates:intake")


def _decide(request: StaffRequest, pk: str, decision: str, act: Callable[..., str]) -> HttpResponse:
    """One of the forms of the page was sent: do it, or show the page again with what is not right."""
    if referral_selectors.is_decided(request.user, pk):
        return _decided_already(request)
    referral = referral_selectors.one_waiting(request.user, pk)
    details = referrals.open_details(referral=referral, by=request.user)
    forms = _forms(request, referral, details, sent=decision)
    done = perform(request, forms[decision], partial(act, referral=referral))
    if done:
        messages.success(request, done.result)
        return redirect("candidates:intake")
    return render(request, "candidates/intake_one.html", _context(referral, details, forms), status=422)


def _page(request: StaffRequest, referral: Referral) -> HttpResponse:
    details = referrals.open_details(referral=referral, by=request.user)
    forms = _forms(request, referral, details)
    return render(request, "candidates/intake_one.html", _context(referral, details, forms))


def _context(referral: Referral, details: Details, forms: dict[str, Any]) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "referral": referral,
        "waiting": referral_presentation.waiting(referral, on=today),
        "told": referral_presentation.details_in_words(details),
        **forms,
    }


def _forms(request: StaffRequest, referral: Referral, details: Details, *, sent: str = "") -> dict[str, Any]:
    caseloads = referral_selectors.caseloads(referral)
    suggested = referral_selectors.suggested(referral, caseloads)
    text = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
    doubles = referral_selectors.doubles(request.user, referral, known_by(details))
    files = {double.candidate.pk: double_presentation.double(double) for double in doubles}
    named = referral_selectors.named(request.user, referral, text)
    files.update({row.pk: double_presentation.file(row) for row in named if row.pk not in files})
    kinds: dict[str, tuple[type[DecisionForm], dict[str, Any]]] = {
        "accept": (AcceptForm, {"caseloads": caseloads, "suggested": suggested}),
        "back": (ReturnForm, {}),
        "join": (JoinForm, {"files": files}),
    }
    forms = {
        name: kind(request.POST if name == sent else None, referral=referral, auto_id=f"{name}_%s", **more)
        for name, (kind, more) in kinds.items()
    }
    return {**forms, "suggested": suggested, "doubles": doubles, "text": text, "files": files}
