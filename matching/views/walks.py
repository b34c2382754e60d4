"""A day on which a youth walks along at an employer, on a promise, without a vacancy."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform
from jobmatch.http.identifiers import uuid_or_none
from matching.forms.introductions import CameForm, WalkForm
from matching.selectors import introductions as selectors
from matching.services.introductions import meetings, walking


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, pk: str) -> HttpResponse:
    """Plan that a youth walks along: on which promise, when, and with which name."""
    today = timezone.localdate()
    candidate = selectors.heard_youth(request.user, pk, on=today)
    files.look_into(candidate=candidate, by=request.user)
    named = uuid_or_none(request.GET.get("site", ""))
    site = selectors.site_meant(named) if named else None
    form = WalkForm(request.POST or None, promises=selectors.promises(), site=site)
    act = partial(meetings.walk_along, candidate=candidate, by=request.user, on=today)
    if perform(request, form, act, _("Planned. The employer hears how many come.")):
        return redirect("matching:introductions_of", pk=pk)
    return form_page(request, "matching/walk_form.html", form, candidate=candidate, site=site)


@require_POST
def propose(request: StaffRequest, pk: str, meeting_pk: str) -> HttpResponse:
    """After the day: a proposal for a vacancy of that employer, written in one tap."""
    row = selectors.walk(request.user, pk, meeting_pk)
    asked = uuid_or_none(request.POST.get("vacancy", ""))
    vacancy = selectors.vacancy_meant(asked) if asked else None
    act = partial(walking.propose, meeting=row, vacancy=vacancy, by=request.user, on=timezone.localdate())
    done = attempt(request, None, act)
    if done:
        return redirect("matching:introduction", pk=pk, introduction_pk=done.result.pk)
    return redirect("matching:introductions_of", pk=pk)


@require_POST
def came(request: StaffRequest, pk: str, meeting_pk: str) -> HttpResponse:
    """What became of it."""
    row = selectors.walk(request.user, pk, meeting_pk)
    form = CameForm(request.POST, meeting=row)
    act = partial(meetings.came, meeting=row, by=request.user, on=timezone.localdate())
    attempt(request, form, act, _("Written down."))
    return redirect("matching:introductions_of", pk=pk)
