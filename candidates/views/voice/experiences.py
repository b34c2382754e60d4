"""What a youth went through: heard, kept, and what is done with it. For who hears the youth alone."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import permissions
from candidates.enums import Purpose, Road
from candidates.forms.voice.voice import TELLING, DeedForm, FeelingForm, TalkingNoteForm, TellForm
from candidates.models import Experience
from candidates.presentation.voice import voice as voice_presentation
from candidates.selectors.files import files as file_selectors
from candidates.selectors.voice import voice
from candidates.services.files import files
from candidates.services.voice import experiences, reports
from candidates.services.voice.experiences import Heard
from candidates.services.voice.kept_reports import UNDER_WAY
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform

GO_ON = "verder"  # in the address while the small steps follow each other


@require_GET
def experience_list(request: StaffRequest, pk: str) -> HttpResponse:
    """All that was told. Without a yes to keep it, the question comes first."""
    today = timezone.localdate()
    candidate = file_selectors.own_file(request.user, pk, on=today)
    if permissions.may_hear_experience(user=request.user, candidate=candidate, on=today):
        heard = experiences.read(candidate=candidate, by=request.user, on=today)
        context = {"candidate": candidate, "rows": voice_presentation.shown(heard), "is_asked": True}
    elif permissions.is_assigned(user=request.user, candidate=candidate):
        return redirect("candidates:consent", pk=pk, purpose=Purpose.KEEP_EXPERIENCE)
    else:
        context = {"candidate": candidate, "rows": [], "is_asked": False}
    files.look_into(candidate=candidate, by=request.user)
    return render(request, "candidates/experiences.html", context)


@require_http_methods(["GET", "POST"])
def experience_add(request: StaffRequest, pk: str) -> HttpResponse:
    """The first small step: the own words. They are kept at once, so nothing is told twice.

    What was told elsewhere is carried in, and kept when it was read and is sent.
    """
    today = timezone.localdate()
    candidate = voice.heard_youth(request.user, pk, on=today)
    form = TellForm.carrying(request.POST["carried"]) if "carried" in request.POST else None
    form = form or TellForm(request.POST or None)
    add = partial(experiences.add, candidate=candidate, by=request.user, on=today)
    done = perform(request, form, add, _("Kept, and locked away."))
    if done:
        return _on_to("where", done.result)
    files.look_into(candidate=candidate, by=request.user)
    context = {"candidate": candidate, "steps": _steps(), "current": 1, "goes_on": True}
    return form_page(request, "candidates/experience_form.html", form, **context)


@require_GET
def experience(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """One experience: the own words first, then what the youth wants, and how far that is."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    heard = experiences.read_one(experience=found, by=request.user, on=today)
    written = reports.read(experience=found, by=request.user, on=today)
    employer = heard.told.employer
    context = {
        "candidate": found.candidate,
        "shown": voice_presentation.shown([heard])[0],
        "reports": [(each, voice_presentation.state(each)) for each in written],
        "may_report": heard.told.road == Road.REPORT
        and not any(each.report.state in UNDER_WAY for each in written),
        "may_write": permissions.may_hear_youth(user=request.user, candidate=found.candidate, on=today),
        "is_left_out": found.candidate.exclusions.filter(organisation=employer).exists(),
    }
    return render(request, "candidates/experience.html", context)


@require_http_methods(["GET", "POST"])
def experience_edit(request: StaffRequest, pk: str, experience_pk: str, telling: str) -> HttpResponse:
    """One small step of the telling; the steps follow each other, or are changed one at a time."""
    heard = _heard(request, pk, experience_pk)
    form = TELLING[telling](request.POST or None, told=heard.told, version=heard.experience.version)
    goes_on = GO_ON in request.GET
    if perform(request, form, _change(request, heard)):
        return _after(request, heard, telling)
    at = list(TELLING).index(telling)
    context = {
        "candidate": heard.experience.candidate,
        "experience": heard.experience,
        "steps": _steps() if goes_on else [],
        "current": at + 1,
        "goes_on": goes_on and at + 1 < len(TELLING),
    }
    return form_page(request, form.template, form, **context)


@require_http_methods(["GET", "POST"])
def talking_note(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """What the youth wants to say in a talk with someone in between; written together."""
    heard = _heard(request, pk, experience_pk)
    candidate = heard.experience.candidate
    form = TalkingNoteForm(
        request.POST or None,
        told=heard.told,
        version=heard.experience.version,
        proposed=voice_presentation.note_for(candidate, heard.told),
    )
    if perform(request, form, _change(request, heard), _("Saved.")):
        return redirect("candidates:talking_note_sheet", pk=pk, experience_pk=experience_pk)
    context = {"candidate": candidate, "experience": heard.experience}
    return form_page(request, "candidates/talking_note.html", form, **context)


@require_GET
def talking_note_sheet(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """The talking note on paper, for the youth to hold on to."""
    heard = _heard(request, pk, experience_pk)
    candidate = heard.experience.candidate
    note = heard.told.talking_note or voice_presentation.note_for(candidate, heard.told)
    context = {"candidate": candidate, "experience": heard.experience, "note": note}
    return render(request, "candidates/talking_note_sheet.html", context)


@require_http_methods(["GET", "POST"])
def deed_add(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """What was done on the road, and what came of it."""
    heard = _heard(request, pk, experience_pk)
    first = {"version": heard.experience.version, "happened_on": timezone.localdate()}
    return _noted(request, heard, DeedForm(request.POST or None, initial=first), experiences.note_deed)


@require_http_methods(["GET", "POST"])
def feeling_add(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """How it feels now, and when to ask again."""
    heard = _heard(request, pk, experience_pk)
    first = {"version": heard.experience.version}
    return _noted(request, heard, FeelingForm(request.POST or None, initial=first), experiences.note_feeling)


@require_POST
def leave_out(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """Not that employer again; the list of employers to leave out holds no reason."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    leave = partial(experiences.leave_out, experience=found, by=request.user, on=today)
    said = _("Vacancies of this employer stay out of the list. No reason is kept with it.")
    attempt(request, None, leave, said)
    return redirect("candidates:experience", pk=pk, experience_pk=experience_pk)


@require_http_methods(["GET", "POST"])
def experience_erase(request: StaffRequest, pk: str, experience_pk: str) -> HttpResponse:
    """The youth wants it gone; it says what goes, then erases it."""
    today = timezone.localdate()
    heard = _heard(request, pk, experience_pk)
    if request.method == "POST":
        erase = partial(experiences.erase, experience=heard.experience, by=request.user, on=today)
        attempt(request, VersionForm(request.POST), erase, _("It is erased."))
        return redirect("candidates:experiences", pk=pk)
    context = {"candidate": heard.experience.candidate, "experience": heard.experience}
    return render(request, "candidates/experience_erase.html", context)


@require_GET
def employer_talks(request: StaffRequest) -> HttpResponse:
    """With which employers the coordinator may want to talk this month; most of the time with none."""
    employers = voice.employer_talks(request.user, on=timezone.localdate())
    return render(request, "candidates/employer_talks.html", {"employers": employers})


def _heard(request: StaffRequest, pk: str, experience_pk: str) -> Heard:
    """The experience in the open; the log knows of it before anything is shown."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    return experiences.read_one(experience=found, by=request.user, on=today)


def _change(request: StaffRequest, heard: Heard) -> Callable[..., Experience]:
    return partial(experiences.change, experience=heard.experience, by=request.user, on=timezone.localdate())


def _after(request: StaffRequest, heard: Heard, telling: str) -> HttpResponse:
    """The next small step while they follow each other, else the page of the experience."""
    row, order = heard.experience, list(TELLING)
    following = order[order.index(telling) + 1 :][:1]
    if GO_ON in request.GET and following and "stop" not in request.POST:
        return _on_to(following[0], row)
    messages.success(request, _("Saved."))
    return redirect("candidates:experience", pk=row.candidate_id, experience_pk=row.pk)


def _on_to(telling: str, row: Experience) -> HttpResponse:
    """To a small step, after which the next follows."""
    names = {"pk": row.candidate_id, "experience_pk": row.pk, "telling": telling}
    return redirect(reverse("candidates:experience_edit", kwargs=names, query={GO_ON: 1}))


def _noted(
    request: StaffRequest, heard: Heard, form: DeedForm | FeelingForm, note: Callable[..., Experience]
) -> HttpResponse:
    """A form that adds one line to an experience."""
    row = heard.experience
    act = partial(note, experience=row, by=request.user, on=timezone.localdate())
    if perform(request, form, act, _("Written down.")):
        return redirect("candidates:experience", pk=row.candidate_id, experience_pk=row.pk)
    context = {"candidate": row.candidate, "experience": row}
    return form_page(request, "candidates/experience_line.html", form, **context)


def _steps() -> list[str | Promise]:
    return [form.title for form in TELLING.values()]
