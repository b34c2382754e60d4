"""The pages of a youth, opened with a one-time link and a word: short, plain, without scripts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.enums import ConsentManner, LinkPurpose, Outcome, Purpose
from candidates.models import Agreement, Candidate
from candidates.presentation.casework import youth as youth_presentation
from candidates.presentation.consents import consents as consent_presentation
from candidates.presentation.rights import looks as look_presentation
from candidates.selectors.casework import youth
from candidates.selectors.consents.consents import newest_consents
from candidates.selectors.consents.referrers import Referred, referred
from candidates.services.casework import agreements as agreement_services
from candidates.services.consents import consents as consent_services
from candidates.services.consents import referrers as referrer_services
from candidates.services.files import openers
from candidates.youth_session import candidate_of, end, youth_page
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import VersionForm


@youth_page
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What a youth may see and do here."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    waiting = [row for row in youth.own_agreements(candidate) if row.confirmed_on is None]
    return render(request, "candidates/mine.html", {"candidate": candidate, "waiting": len(waiting)})


@youth_page
@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """What is agreed and open."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    context = {"candidate": candidate, "agreements": youth.own_agreements(candidate)}
    return render(request, "candidates/my_agreements.html", context)


@youth_page
@require_http_methods(["GET", "POST"])
def agreement(request: HttpRequest, pk: str) -> HttpResponse:
    """Say yes to one agreement, or that it is not right."""
    candidate, opened = candidate_of(request, LinkPurpose.AGREEMENT)
    row = youth.own_agreement(candidate, pk)
    if request.method == "POST":
        _answer(request, row)
        return redirect("candidates:my_agreement", pk=pk)
    context = {"candidate": candidate, "agreement": row, "is_mine": opened.purpose == LinkPurpose.MINE}
    return render(request, "candidates/my_agreement.html", context)


@youth_page
@require_GET
def consents(request: HttpRequest) -> HttpResponse:
    """Every purpose: what the youth said, and what was read out."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    allowed = consent_presentation.allowed(newest_consents(candidate), on=timezone.localdate())
    context = {
        "groups": consent_presentation.grouped(allowed),
        "referred": referred(candidate, on=timezone.localdate()),
    }
    return render(request, "candidates/my_consents.html", context)


@youth_page
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Take a yes back; give one where nobody has to be there. It says first what happens."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    today = timezone.localdate()
    allowed = consent_presentation.allowed_for(purpose, newest_consents(candidate).get(purpose), on=today)
    by_whom = referred(candidate, on=today) if purpose == Purpose.TELL_REFERRER else []
    if request.method == "POST" and "referral" in request.POST:
        return _tell_one(request, candidate, by_whom)
    if purpose == Purpose.TELL_REFERRER and not (allowed.is_live or by_whom):
        return redirect("candidates:my_consents")
    says_yes = request.POST.get("answer") == "yes"
    was_said = request.method == "POST" and says_yes == allowed.is_live  # sent twice, or kept open
    if was_said or not (allowed.is_live or allowed.given_alone):
        return redirect("candidates:my_consents")
    if request.method == "GET":
        happens = youth_presentation.WITHDRAWALS[purpose]
        context = {"allowed": allowed, "happens": happens, "referred": by_whom}
        return render(request, "candidates/my_consent.html", context)
    if allowed.is_live:
        return _stop(request, candidate, purpose)
    return _allow(request, candidate, purpose)


@youth_page
@require_GET
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at the file, and when."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    context = {
        "candidate": candidate,
        "openers": openers.people_of(candidate, on=timezone.localdate()),
        "looks": look_presentation.for_youth(candidate),
    }
    return render(request, "candidates/my_looks.html", context)


def _stop(request: HttpRequest, candidate: Candidate, purpose: str) -> HttpResponse:
    """The yes is taken back; without messages the page closes too."""
    by, today = audit.youth(candidate.pk), timezone.localdate()
    consent_services.withdraw(
        candidate=candidate, purpose=purpose, manner=ConsentManner.LINK, by=by, on=today
    )
    if purpose == Purpose.MESSAGE_ME:
        return end(request, render(request, "candidates/my_messages_stopped.html"))
    messages.success(request, _("You stopped it. We do that from now on."))
    return redirect("candidates:my_consents")


def _tell_one(request: HttpRequest, candidate: Candidate, by_whom: list[Referred]) -> HttpResponse:
    """A yes or a no to one who referred this youth; sent twice, it is said once."""
    asked = request.POST["referral"]
    found = next((each.referral for each in by_whom if str(each.referral) == asked), None)
    if found is None:
        raise Http404
    is_yes = request.POST.get("answer") == "yes"
    by, today = audit.youth(candidate.pk), timezone.localdate()
    try:
        if referrer_services.answer(candidate=candidate, referral=found, is_yes=is_yes, by=by, on=today):
            thanks = _("Thank you. You can stop this here at any time.")
            messages.success(request, thanks if is_yes else _("You stopped it. We do that from now on."))
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
    return redirect("candidates:my_consents")


def _allow(request: HttpRequest, candidate: Candidate, purpose: str) -> HttpResponse:
    by, today = audit.youth(candidate.pk), timezone.localdate()
    try:
        consent_services.give(
            candidate=candidate, purpose=purpose, manner=ConsentManner.LINK, by=by, on=today
        )
        messages.success(request, _("Thank you. You can stop this here at any time."))
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
    return redirect("candidates:my_consents")


def _answer(request: HttpRequest, agreement: Agreement) -> None:
    """A yes is to the words that were read; sent twice, it is one yes. What was settled needs no answer."""
    by, today = audit.youth(agreement.candidate_id), timezone.localdate()
    said = request.POST.get("answer")
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        if said == "no":
            agreement_services.doubt(agreement=agreement, by=by, on=today)
            messages.success(request, _("Thank you for telling. Your jobhunter calls you about it."))
        elif said == "yes" and agreement.confirmed_on is None:
            agreement_services.confirm(agreement=agreement, version=version, by=by, on=today)
            messages.success(request, _("Thank you. It is agreed."))
    except RuleBroken:
        agreement.refresh_from_db(fields=["confirmed_on", "outcome"])
        if agreement.confirmed_on is None and agreement.outcome == Outcome.OPEN:
            messages.error(request, _("The words were changed meanwhile. Read them, then say yes or no."))
