"""The guided first talk: four chapters, saved as one goes, nothing required."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates import permissions, selectors
from candidates.forms.register import FORMS
from candidates.forms.sealed import ConsentForm
from candidates.forms.talks import HeldForm
from candidates.models import Candidate
from candidates.presentation import consents as words
from candidates.presentation.talks import ASKED_FIRST, Place, Talk, chapters, places
from candidates.selectors.consents import is_live
from candidates.services import consents, files, talks
from candidates.views.parts import attempt, part_form
from jobmatch.errors import RuleBroken
from jobmatch.free_text import ask_about


@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, pk: str) -> HttpResponse:
    """The four chapters with what was told, and the end of the talk, which asks for the next step."""
    today = timezone.localdate()
    candidate = selectors.file(request.user, pk)
    opened = files.read(candidate=candidate, by=request.user, on=today)
    form = HeldForm(request.POST or None, candidate=candidate, on=today)
    if request.method == "POST" and form.is_valid():
        try:
            return _ended(request, candidate, form)
        except RuleBroken as broken:
            form.refuse(broken)
    titles = {part: form.title for part, form in FORMS.items()}
    told = chapters(candidate, opened, _places(request, candidate), live=_live(candidate), titles=titles)
    context = {
        "candidate": candidate,
        "chapters": told,
        "form": form,
        "opened": opened is not None,
        "contact_only": candidate.is_contact_only(today),
        "asks_held": talks.ends_step(candidate) or not candidate.first_talk_on,
    }
    return render(request, "candidates/talk.html", context, status=422 if form.errors else 200)


@require_http_methods(["POST"])
def take_back(request: HttpRequest, pk: str) -> HttpResponse:
    """The talk was marked as held by mistake."""
    try:
        talks.take_back(candidate=selectors.candidate(request.user, pk), by=request.user)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("Taken back: the first talk was not held yet."))
    return redirect("candidates:talk", pk=pk)


@require_http_methods(["GET", "POST"])
def chapter(request: HttpRequest, pk: str, chapter: str) -> HttpResponse:
    """One part of a chapter. Every button saves, then goes on, back or to another chapter."""
    today = timezone.localdate()
    candidate = selectors.candidate(request.user, pk)
    here, live = _place(request, candidate, chapter), _live(candidate)
    at = Talk(here, _to_do(_places(request, candidate), here, live))
    part = at.at[1]
    if part in ASKED_FIRST and part not in live:
        return _ask_first(request, candidate, at)
    if part not in FORMS:
        return redirect(f"{reverse('candidates:consents', kwargs={'pk': pk})}#{part}")
    form = part_form(request, pk, part)
    saved, newest = attempt(request, pk, part, form)
    if saved:
        return redirect(_address(candidate, at, request.POST.get("go", at.on)))
    context = {"form": form, "candidate": form.candidate, "part": part, "newest": newest, "talk": at}
    context["contact_only"] = part != "person" and candidate.is_contact_only(today)
    return render(request, form.template, context, status=422 if form.errors else 200)


def _ended(request: HttpRequest, candidate: Candidate, form: HeldForm) -> HttpResponse:
    talks.finish(candidate=candidate, by=request.user, on=timezone.localdate(), **form.cleaned_data)
    messages.success(request, _("The first talk was held. The next step is in the file."))
    ask_about(request, form)
    return redirect("candidates:file", pk=candidate.pk)


def _ask_first(request: HttpRequest, candidate: Candidate, at: Talk) -> HttpResponse:
    """Some things are asked after a yes; who says no goes on."""
    today, purpose = timezone.localdate(), ASKED_FIRST[at.at[1]]
    files.look_into(candidate=candidate, by=request.user)
    if "go" in request.POST:
        return redirect(_address(candidate, at, request.POST["go"]))
    form = ConsentForm(request.POST or None)
    if form.is_valid():
        try:
            consents.give(
                candidate=candidate,
                purpose=purpose,
                manner=form.cleaned_data["manner"],
                by=request.user,
                on=today,
            )
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            return redirect(_address(candidate, at, "/".join(at.at) if at.at[1] in FORMS else at.on))
    asked = words.allowed_for(purpose, None, on=today)
    context: dict[str, Any] = {"form": form, "candidate": candidate, "asked": asked, "talk": at}
    context["contact_only"] = candidate.is_contact_only(today)
    return render(request, "candidates/talk_consent.html", context, status=422 if form.errors else 200)


def _places(request: HttpRequest, candidate: Candidate) -> tuple[Place, ...]:
    """The parts that this reader fills in, also those whose yes this reader may hear."""
    live, user = _live(candidate), request.user
    closed = {
        part
        for part, purpose in ASKED_FIRST.items()
        if part not in live and not permissions.may_hear_yes(user=user, candidate=candidate, purpose=purpose)
    }
    if not permissions.may_open_sealed(user=user, candidate=candidate, on=timezone.localdate()):
        closed |= {part for part, form in FORMS.items() if form.sealed}
    return places(closed=closed)


def _live(candidate: Candidate) -> set[str]:
    """The parts whose yes was said."""
    on = timezone.localdate()
    return {
        part for part, purpose in ASKED_FIRST.items() if is_live(candidate=candidate, purpose=purpose, on=on)
    }


def _to_do(shown: tuple[Place, ...], here: Place, live: set[str]) -> tuple[Place, ...]:
    """Where the talk goes: not past a question that was answered with yes and asks nothing more."""
    return tuple(place for place in shown if place == here or place[1] in FORMS or place[1] not in live)


def _place(request: HttpRequest, candidate: Candidate, chapter: str) -> Place:
    """The part that the address names, or the first of the chapter."""
    shown = [place for place in _places(request, candidate) if place[0] == chapter]
    asked = (chapter, request.GET.get("part", shown[0][1]))
    if asked not in shown:
        raise Http404
    return asked


def _address(candidate: Candidate, at: Talk, go: str) -> str:
    """The page of a part that this reader may fill in, or the beginning of the talk."""
    if go not in {"/".join(place) for place in at.places}:
        return reverse("candidates:talk", kwargs={"pk": candidate.pk})
    slug, part = go.split("/")
    page = reverse("candidates:talk_chapter", kwargs={"pk": candidate.pk, "chapter": slug})
    return f"{page}?part={part}"
