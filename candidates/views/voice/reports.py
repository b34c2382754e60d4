"""A report to the anti-discrimination office: written together, said yes to, sent, stopped, answered."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.forms.voice.voice import OfficeForm, PaperForm, ProgressForm, YesForm
from candidates.presentation.casework.links import leaves_words
from candidates.presentation.voice import voice as voice_presentation
from candidates.selectors.voice import voice
from candidates.services.voice import reports, sent_reports
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform


@require_http_methods(["GET", "POST"])
def report_add(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """Choose the office; then there is a first text in two versions."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    offices = [(str(each.pk), str(each)) for each in reports.offices()]
    form = OfficeForm(request.POST or None, offices=offices)
    done = perform(request, form, partial(reports.draft, experience=found, by=request.user, on=today))
    if done:
        return redirect("candidates:report", pk=pk, report_pk=done.result.pk)
    context = {"candidate": found.candidate, "experience": found, "any": bool(offices)}
    return form_page(request, "candidates/report_add.html", form, **context)


@require_GET
def report(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """How far it is, both versions, and what can be done now."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    written = reports.read_one(report=found, by=request.user, on=today)
    context = {
        "candidate": found.candidate,
        "written": written,
        "report": found,
        "state": voice_presentation.state(written),
        "code": voice_presentation.state_of(written),
        "versions": voice_presentation.versions(written),
        "progress": ProgressForm(initial={"version": found.version}),
    }
    return render(request, "candidates/report.html", context)


@require_http_methods(["GET", "POST"])
def report_edit(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """Other words; a yes that was said before is void then."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    written = reports.read_one(report=found, by=request.user, on=today)
    first = {"version": found.version, "named": written.paper.named, "anonymous": written.paper.anonymous}
    form = PaperForm(request.POST or None, initial=first)
    edit = partial(reports.edit, report=found, by=request.user, on=today)
    if perform(request, form, edit, _("Saved. Now the youth reads it and says yes or no.")):
        return redirect("candidates:report", pk=pk, report_pk=report_pk)
    context = {"candidate": found.candidate, "report": found}
    return form_page(request, "candidates/report_edit.html", form, **context)


@require_http_methods(["GET", "POST"])
def report_read(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """The exact words on the jobhunter's screen, for the youth who sits beside it and decides."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    if request.method == "POST":
        approve = partial(reports.approve, report=found, by=request.user, on=today)
        attempt(request, YesForm(request.POST), approve, _("The youth said yes to exactly these words."))
        return redirect("candidates:report", pk=pk, report_pk=report_pk)
    written = reports.read_one(report=found, by=request.user, on=today)
    context = {
        "candidate": found.candidate,
        "report": found,
        "code": voice_presentation.state_of(written),
        "versions": voice_presentation.versions(written),
    }
    return render(request, "candidates/report_read.html", context)


@require_POST
def report_link(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """Send the youth a link to the same words, to decide alone."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    done = attempt(request, None, partial(reports.send_link, report=found, by=request.user, on=today))
    if done and done.result is not None:
        messages.success(request, leaves_words(found.candidate, done.result))
    elif done:
        none = _("No link was sent: first agree on a word together, and ask whether you may send messages.")
        messages.error(request, none)
    return redirect("candidates:report", pk=pk, report_pk=report_pk)


@require_POST
def report_send(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """The jobhunter's act: from now it is on its way."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    send = partial(reports.send, report=found, by=request.user, on=today)
    said = _("It is on its way. For an hour it can still be stopped.")
    attempt(request, VersionForm(request.POST), send, said)
    return redirect("candidates:report", pk=pk, report_pk=report_pk)


@require_POST
def report_stop(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """The youth does not want it after all."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    stop = partial(reports.stop, report=found, by=request.user, on=today)
    attempt(request, None, stop, _("Stopped. Nothing was sent."))
    return redirect("candidates:report", pk=pk, report_pk=report_pk)


@require_POST
def report_progress(request: StaffRequest, pk: str, report_pk: str) -> HttpResponse:
    """What the office said; or what it found, which ends it."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)

    def note(*, version: int, text: str, is_outcome: bool) -> None:
        by = request.user
        if is_outcome:
            sent_reports.answer(report=found, version=version, outcome=text, by=by, on=today)
        else:
            sent_reports.note_progress(report=found, version=version, text=text, by=by, on=today)

    attempt(request, ProgressForm(request.POST), note, _("Written down."))
    return redirect("candidates:report", pk=pk, report_pk=report_pk)
