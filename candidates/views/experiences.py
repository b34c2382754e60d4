"""What a youth went through: heard, kept, and what is done with it. For who hears the youth alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import permissions, selectors
from candidates.enums import Purpose
from candidates.forms.voice import (
    TELLING,
    DeedForm,
    FeelingForm,
    PartOfTelling,
    TalkingNoteForm,
    TellForm,
)
from candidates.models import Experience
from candidates.presentation import voice as words
from candidates.selectors import voice
from candidates.services import experiences, files, reports
from candidates.services.experiences import Heard
from candidates.views.acts import attempt
from jobmatch.errors import RuleBroken

GO_ON = "verder"  # in the address while the small steps follow each other


@require_GET
def experience_list(request: HttpRequest, pk: str) -> HttpResponse:
    """All that was told. Without a yes to keep it, the question comes first."""
    today = timezone.localdate()
    candidate = selectors.own_file(request.user, pk, on=today)
    if permissions.may_hear_experience(user=request.user, candidate=candidate, on=today):
        heard = experiences.read(candidate=candidate, by=request.user, on=today)
        context = {"candidate": candidate, "rows": words.shown(heard), "is_asked": True}
    elif permissions.is_assigned(user=request.user, candidate=candidate):
        return redirect("candidates:consent", pk=pk, purpose=Purpose.KEEP_EXPERIENCE)
    else:
        context = {"candidate": candidate, "rows": [], "is_asked": False}
    files.look_into(candidate=candidate, by=request.user)
    return render(request, "candidates/experiences.html", context)


@require_http_methods(["GET", "POST"])
def experience_add(request: HttpRequest, pk: str) -> HttpResponse:
    """The first small step: the own words. They are kept at once, so nothing is told twice."""
    today = timezone.localdate()
    candidate = voice.heard_youth(request.user, pk, on=today)
    form = TellForm(request.POST or None)
    if form.is_valid():
        try:
            made = experiences.add(candidate=candidate, by=request.user, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("Kept, and locked away."))
            return _on_to("where", made)
    files.look_into(candidate=candidate, by=request.user)
    context = {"candidate": candidate, "form": form, "steps": _steps(), "current": 1, "goes_on": True}
    return render(request, "candidates/experience_form.html", context, status=422 if form.errors else 200)


@require_GET
def experience(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """One experience: the own words first, then what the youth wants, and how far that is."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    heard = experiences.read_one(experience=found, by=request.user, on=today)
    written = reports.read(experience=found, by=request.user, on=today)
    employer = heard.told.employer
    context = {
        "candidate": found.candidate,
        "shown": words.shown([heard])[0],
        "reports": [(each, words.state(each)) for each in written],
        "may_write": permissions.may_agree_word(user=request.user, candidate=found.candidate, on=today),
        "is_left_out": found.candidate.exclusions.filter(organisation=employer).exists(),
    }
    return render(request, "candidates/experience.html", context)


@require_http_methods(["GET", "POST"])
def experience_edit(request: HttpRequest, pk: str, experience_pk: str, telling: str) -> HttpResponse:
    """One small step of the telling; the steps follow each other, or are changed one at a time."""
    heard = _heard(request, pk, experience_pk)
    form = TELLING[telling](request.POST or None, told=heard.told, version=heard.experience.version)
    goes_on = GO_ON in request.GET
    if form.is_valid() and not form.looks_up and _saved(request, heard, form):
        return _after(request, heard, telling)
    at = list(TELLING).index(telling)
    context = {
        "candidate": heard.experience.candidate,
        "experience": heard.experience,
        "form": form,
        "steps": _steps() if goes_on else [],
        "current": at + 1,
        "goes_on": goes_on and at + 1 < len(TELLING),
    }
    template = getattr(form, "template", "candidates/experience_form.html")
    is_wrong = form.errors and not form.looks_up
    return render(request, template, context, status=422 if is_wrong else 200)


@require_http_methods(["GET", "POST"])
def talking_note(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """What the youth wants to say in a talk with someone in between; written together."""
    heard = _heard(request, pk, experience_pk)
    candidate = heard.experience.candidate
    form = TalkingNoteForm(
        request.POST or None,
        told=heard.told,
        version=heard.experience.version,
        proposed=words.note_for(candidate, heard.told),
    )
    if form.is_valid() and _saved(request, heard, form):
        messages.success(request, _("Saved."))
        return redirect("candidates:talking_note_sheet", pk=pk, experience_pk=experience_pk)
    context = {"candidate": candidate, "experience": heard.experience, "form": form}
    return render(request, "candidates/talking_note.html", context, status=422 if form.errors else 200)


@require_GET
def talking_note_sheet(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """The same on paper, for the youth to hold on to."""
    heard = _heard(request, pk, experience_pk)
    candidate = heard.experience.candidate
    note = heard.told.talking_note or words.note_for(candidate, heard.told)
    context = {"candidate": candidate, "experience": heard.experience, "note": note}
    return render(request, "candidates/talking_note_sheet.html", context)


@require_http_methods(["GET", "POST"])
def deed_add(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """What was done on the road, and what came of it."""
    first = {"happened_on": timezone.localdate()}
    return _noted(request, pk, experience_pk, DeedForm, experiences.note_deed, first)


@require_http_methods(["GET", "POST"])
def feeling_add(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """How it feels now, and when to ask again."""
    return _noted(request, pk, experience_pk, FeelingForm, experiences.note_feeling, {})


@require_POST
def leave_out(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """Not that employer again; the list of employers to leave out holds no reason."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    try:
        experiences.leave_out(experience=found, by=request.user, on=today)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        said = _("Vacancies of this employer stay out of the list. No reason is kept with it.")
        messages.success(request, said)
    return redirect("candidates:experience", pk=pk, experience_pk=experience_pk)


@require_http_methods(["GET", "POST"])
def experience_erase(request: HttpRequest, pk: str, experience_pk: str) -> HttpResponse:
    """The youth wants it gone; it says what goes, then erases it."""
    today = timezone.localdate()
    heard = _heard(request, pk, experience_pk)
    if request.method == "POST":
        attempt(
            request,
            lambda version: experiences.erase(
                experience=heard.experience, version=version, by=request.user, on=today
            ),
            _("It is erased."),
        )
        return redirect("candidates:experiences", pk=pk)
    context = {"candidate": heard.experience.candidate, "experience": heard.experience}
    return render(request, "candidates/experience_erase.html", context)


@require_GET
def employer_talks(request: HttpRequest) -> HttpResponse:
    """With which employers the coordinator may want to talk this month; most of the time with none."""
    employers = voice.employer_talks(request.user, on=timezone.localdate())
    return render(request, "candidates/employer_talks.html", {"employers": employers})


def _heard(request: HttpRequest, pk: str, experience_pk: str) -> Heard:
    """The experience in the open; the log knows of it before anything is shown."""
    today = timezone.localdate()
    found = voice.experience(request.user, pk, experience_pk, on=today)
    return experiences.read_one(experience=found, by=request.user, on=today)


def _saved(request: HttpRequest, heard: Heard, form: PartOfTelling) -> bool:
    try:
        experiences.change(
            experience=heard.experience, by=request.user, on=timezone.localdate(), **form.given()
        )
    except RuleBroken as broken:
        form.refuse(broken)
        return False
    return True


def _after(request: HttpRequest, heard: Heard, telling: str) -> HttpResponse:
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
    request: HttpRequest, pk: str, experience_pk: str, kind: Any, note: Any, first: dict[str, Any]
) -> HttpResponse:
    """A form that adds one line to an experience."""
    heard = _heard(request, pk, experience_pk)
    row = heard.experience
    form = kind(request.POST or None, initial={"version": row.version, **first})
    if form.is_valid():
        try:
            note(experience=row, by=request.user, on=timezone.localdate(), **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("Written down."))
            return redirect("candidates:experience", pk=pk, experience_pk=experience_pk)
    context = {"candidate": row.candidate, "experience": row, "form": form}
    return render(request, "candidates/experience_line.html", context, status=422 if form.errors else 200)


def _steps() -> list[Any]:
    return [form.title for form in TELLING.values()]
