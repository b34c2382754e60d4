"""The guided first talk: four chapters, saved as one goes, nothing required."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates import permissions
from candidates.forms.casework.talks import HeldForm
from candidates.forms.files.sealed import ConsentForm
from candidates.forms.register import FORMS
from candidates.models import Candidate
from candidates.presentation.casework.talks import ASKED_FIRST, Place, Talk, chapters, places
from candidates.presentation.consents import consents as consent_presentation
from candidates.selectors.consents.consents import is_live
from candidates.selectors.files import files as file_selectors
from candidates.services.casework import talks
from candidates.services.consents import consents
from candidates.services.files import files
from candidates.views.files.parts import part_form, save_part
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform


@require_http_methods(["GET", "POST"])
def talk(request: StaffRequest, pk: str) -> HttpResponse:
    """The four chapters with what was told, and the end of the talk, which asks for the next step."""
    today = timezone.localdate()
    candidate = file_selectors.file(request.user, pk)
    opened = files.read(candidate=candidate, by=request.user, on=today)
    form = HeldForm(request.POST or None, candidate=candidate, on=today)
    finish = partial(talks.finish, candidate=candidate, by=request.user, on=today)
    if perform(request, form, finish, _("The first talk was held. The next step is in the file.")):
        return redirect("candidates:file", pk=candidate.pk)
    titles = {part: form.title for part, form in FORMS.items()}
    told = chapters(candidate, opened, _places(request, candidate), live=_live(candidate), titles=titles)
    context = {
        "candidate": candidate,
        "chapters": told,
        "opened": opened is not None,
        "contact_only": candidate.is_contact_only(today),
        "asks_held": talks.ends_step(candidate) or not candidate.first_talk_on,
    }
    return form_page(request, "candidates/talk.html", form, **context)


@require_http_methods(["POST"])
def take_back(request: StaffRequest, pk: str) -> HttpResponse:
    """The talk was marked as held by mistake."""
    take_back = partial(
        talks.take_back, candidate=file_selectors.candidate(request.user, pk), by=request.user
    )
    attempt(request, None, take_back, _("Taken back: the first talk was not held yet."))
    return redirect("candidates:talk", pk=pk)


@require_http_methods(["GET", "POST"])
def chapter(request: StaffRequest, pk: str, chapter: str) -> HttpResponse:
    """One part of a chapter. Every button saves, then goes on, back or to another chapter."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    here, live = _place(request, candidate, chapter), _live(candidate)
    at = Talk(here, _to_do(_places(request, candidate), here, live))
    part = at.at[1]
    if part in ASKED_FIRST and part not in live:
        return _ask_first(request, candidate, at)
    if part not in FORMS:
        return redirect(f"{reverse('candidates:consents', kwargs={'pk': pk})}#{part}")
    form = part_form(request, pk, part)
    saved, newest = save_part(request, pk, part, form)
    if saved:
        return redirect(_address(candidate, at, request.POST.get("go", at.on)))
    context = {"candidate": form.candidate, "part": part, "newest": newest, "talk": at}
    context["contact_only"] = part != "person" and candidate.is_contact_only(today)
    return form_page(request, form.template, form, **context)


def _ask_first(request: StaffRequest, candidate: Candidate, at: Talk) -> HttpResponse:
    """Some things are asked after a yes; who says no goes on."""
    today, purpose = timezone.localdate(), ASKED_FIRST[at.at[1]]
    files.look_into(candidate=candidate, by=request.user)
    if "go" in request.POST:
        return redirect(_address(candidate, at, request.POST["go"]))
    form = ConsentForm(request.POST or None)
    give = partial(consents.give, candidate=candidate, purpose=purpose, by=request.user, on=today)
    if perform(request, form, give):
        return redirect(_address(candidate, at, "/".join(at.at) if at.at[1] in FORMS else at.on))
    asked = consent_presentation.allowed_for(purpose, None, on=today)
    context = {"candidate": candidate, "asked": asked, "talk": at}
    context["contact_only"] = candidate.is_contact_only(today)
    return form_page(request, "candidates/talk_consent.html", form, **context)


def _places(request: StaffRequest, candidate: Candidate) -> tuple[Place, ...]:
    """The parts that this reader fills in, also those whose yes this reader may hear."""
    live, user = _live(candidate), request.user
    closed = {
        part
        for part, purpose in ASKED_FIRST.items()
        if part not in live and not permissions.may_hear_yes(user=user, candidate=candidate, purpose=purpose)
    }
    if not permissions.may_hear_youth(user=user, candidate=candidate, on=timezone.localdate()):
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


def _place(request: StaffRequest, candidate: Candidate, chapter: str) -> Place:
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
