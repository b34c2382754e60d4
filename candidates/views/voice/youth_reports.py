"""The page on which a youth reads the exact words of a report, and decides alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates.enums import LinkPurpose
from candidates.forms.voice.voice import YesForm
from candidates.models import Report
from candidates.presentation.voice import voice as voice_presentation
from candidates.selectors.voice import voice
from candidates.services.voice import reports
from candidates.youth_session import candidate_of, youth_page
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken


@youth_page
@require_http_methods(["GET", "POST"])
def my_report(request: HttpRequest, pk: str) -> HttpResponse:
    """Yes with the name, yes without it, or stop; the words are those that will be sent."""
    today = timezone.localdate()
    candidate, _opened = candidate_of(request, LinkPurpose.REPORT)
    found = voice.own_report(candidate, pk, on=today)
    youth = audit.youth(candidate.pk)
    if request.method == "POST":
        _decide(request, found, youth)
        return redirect("candidates:my_report", pk=pk)
    written = reports.read_one(report=found, by=youth, on=today)
    context = {
        "report": found,
        "written": written,
        "code": voice_presentation.state_of(written),
        "versions": voice_presentation.versions(written),
        "away": voice_presentation.away(candidate, on=today),
    }
    return render(request, "candidates/my_report.html", context)


def _decide(request: HttpRequest, report: Report, youth: Any) -> None:
    """The button that the youth pressed; what is neither a yes nor a stop changes nothing."""
    today, form = timezone.localdate(), YesForm(request.POST)
    try:
        if "stop" in request.POST:
            reports.stop(report=report, by=youth, on=today)
            messages.success(request, _("Stopped. Nothing was sent."))
        elif form.is_valid():
            reports.approve(report=report, by=youth, on=today, **form.cleaned_data)
            messages.success(request, _("You said yes to exactly these words."))
    except RuleBroken as broken:
        messages.error(request, broken.message)
