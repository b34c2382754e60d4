"""A report to the anti-discrimination office: written together, said yes to, sent, stopped, answered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.forms.voice import OfficeForm, PaperForm, ProgressForm, YesForm
from candidates.presentation import voice as words
from candidates.selectors import voice
from candidates.services import report_rows, reports
from candidates.views.acts import attempt
from jobmatch.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def report_add(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """Choose the office; then there is a first text in two versions."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    offices = [(str(each.pk), str(each)) for each in report_rows.offices()]
    form = OfficeForm(request.POST or None, offices=offices)
    if form.is_valid():
        try:
            made = reports.draft(experience=found, office=form.chosen, by=request.user, on=today)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            return redirect("candidates:report", pk=pk, report_pk=made.pk)
    context = {"candidate": found.candidate, "experience": found, "form": form, "any": bool(offices)}
    return render(request, "candidates/report_add.html", context, status=422 if form.errors else 200)


@require_GET
def report(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """How far it is, both versions, and what can be done now."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    written = reports.read_one(report=found, by=request.user, on=today)
    context = {
        "candidate": found.experience.candidate,
        "written": written,
        "report": found,
        "state": words.state(written),
        "code": words.state_of(written),
        "versions": words.versions(written),
        "progress": ProgressForm(initial={"version": found.version}),
    }
    return render(request, "candidates/report.html", context)


@require_http_methods(["GET", "POST"])
def report_edit(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """Other words; a yes that was said before is void then."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    written = reports.read_one(report=found, by=request.user, on=today)
    first = {"version": found.version, "named": written.paper.named, "anonymous": written.paper.anonymous}
    form = PaperForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            reports.edit(report=found, by=request.user, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("Saved. Now the youth reads it and says yes or no."))
            return redirect("candidates:report", pk=pk, report_pk=report_pk)
    context = {"candidate": found.experience.candidate, "report": found, "form": form}
    return render(request, "candidates/report_edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def report_read(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """The exact words on the jobhunter's screen, for the youth who sits beside it and decides."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    if request.method == "POST":
        attempt(
            request,
            lambda choice, digest: reports.approve(
                report=found, choice=choice, digest=digest, by=request.user, on=today
            ),
            _("The youth said yes to exactly these words."),
            YesForm(request.POST),
        )
        return redirect("candidates:report", pk=pk, report_pk=report_pk)
    written = reports.read_one(report=found, by=request.user, on=today)
    context = {
        "candidate": found.experience.candidate,
        "report": found,
        "code": words.state_of(written),
        "versions": words.versions(written),
    }
    return render(request, "candidates/report_read.html", context)


@require_POST
def report_link(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """Send the youth a link to the same words, to decide alone."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    try:
        sent = reports.send_link(report=found, by=request.user, on=today)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        said = _("The youth gets a link at the safe channel, within the safe hours.")
        none = _("No link was sent: first agree on a word together, and ask whether you may send messages.")
        (messages.success if sent else messages.error)(request, said if sent else none)
    return redirect("candidates:report", pk=pk, report_pk=report_pk)


@require_POST
def report_send(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """The jobhunter's act: from now it is on its way."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    attempt(
        request,
        lambda version: reports.send(report=found, version=version, by=request.user, on=today),
        _("It is on its way. For an hour it can still be stopped."),
    )
    return redirect("candidates:report", pk=pk, report_pk=report_pk)


@require_POST
def report_stop(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """The youth does not want it after all."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)
    try:
        reports.stop(report=found, by=request.user, on=today)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("Stopped. Nothing was sent."))
    return redirect("candidates:report", pk=pk, report_pk=report_pk)


@require_POST
def report_progress(request: HttpRequest, pk: str, report_pk: str) -> HttpResponse:
    """What the office said; or what it found, which ends it."""
    today = timezone.localdate()
    found = voice.report(request.user, pk, report_pk, on=today)

    def note(*, version: int, text: str, is_outcome: bool) -> None:
        given = {"report": found, "version": version, "by": request.user, "on": today}
        if is_outcome:
            reports.answer(**given, outcome=text)
        else:
            reports.note_progress(**given, text=text)

    attempt(request, note, _("Written down."), ProgressForm(request.POST))
    return redirect("candidates:report", pk=pk, report_pk=report_pk)
