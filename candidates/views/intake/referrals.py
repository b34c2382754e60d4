"""Pages of a referrer: the own referrals, a new one, and a list of a school."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.forms.intake.referrals import FileForm, GoodLinesForm, ListForm, ReferralForm
from candidates.presentation.intake import referrals as referral_presentation
from candidates.rules import referral_rows
from candidates.selectors.intake import referrals
from candidates.services.intake.referrals import Received
from jobmatch.accounts.requests import StaffRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import form_page
from jobmatch.wording.free_text import ask_about


@require_GET
def own(request: StaffRequest) -> HttpResponse:
    """What the user referred, and what may be known of it."""
    context = {
        "referrals": referrals.own(request.user, on=timezone.localdate()),
        "sends_lists": referrals.schools(request.user).exists(),
    }
    return render(request, "candidates/referrals.html", context)


@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Refer one youth; what was typed stays when something is not right."""
    form = ReferralForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            received = form.save(by=request.user, on=timezone.localdate())
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _thanks(received))
            ask_about(request, form)
            return redirect("candidates:referrals")
    return form_page(request, "candidates/referral_new.html", form)


@require_http_methods(["GET", "POST"])
def send_list(request: StaffRequest) -> HttpResponse:
    """Take in a list of a school. One with a fault is answered by line; a tap takes its good lines."""
    _require_school(request)
    form = _list_form(request)
    context: dict[str, Any] = {"columns": referral_presentation.columns(), "most": referral_rows.MOST_ROWS}
    status = 200
    if form.is_valid():
        try:
            text = form.text()
            report = form.save(text, by=request.user, on=timezone.localdate())
        except referral_rows.NotAList as error:
            form.refuse_list(referral_presentation.not_a_list(error))
        else:
            context["report"] = referral_presentation.list_report(report)
            if not report.taken_in:
                context["kept"] = {"lines": text, **{name: row.pk for name, row in form.sender().items()}}
                status = 422
            form = FileForm(user=request.user)  # for the mended list, or another one
    status = 422 if form.errors else status
    return render(request, "candidates/referral_list.html", {"form": form, **context}, status=status)


def _list_form(request: StaffRequest) -> ListForm:
    if request.method != "POST":
        return FileForm(user=request.user)
    kind = GoodLinesForm if "lines" in request.POST else FileForm
    return kind(request.POST, request.FILES, user=request.user)


@require_GET
def list_template(request: StaffRequest) -> HttpResponse:
    """The empty list to fill in."""
    _require_school(request)
    body = referral_rows.template(get_language() or "nl")
    name = _("list-of-youths.csv")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


def _require_school(request: StaffRequest) -> None:
    if not referrals.schools(request.user).exists():
        raise PermissionDenied


def _thanks(received: Received) -> str:
    if received.is_new:
        return _("Thank you. We received it, and the municipality gets in touch with the youth.")
    words = _("You referred this youth on %(date)s already. What you wrote now is with it.")
    return words % {"date": received.referral.received_on.strftime("%d-%m-%Y")}
