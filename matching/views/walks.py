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
from matching.forms.introductions import CameForm, WalkForm
from matching.selectors import introductions as selectors
from matching.services.introductions import meetings


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, pk: str) -> HttpResponse:
    """Plan that a youth walks along: on which promise, when, and with which name."""
    today = timezone.localdate()
    candidate = selectors.heard_youth(request.user, pk, on=today)
    files.look_into(candidate=candidate, by=request.user)
    form = WalkForm(request.POST or None, promises=selectors.promises())
    act = partial(meetings.walk_along, candidate=candidate, by=request.user, on=today)
    if perform(request, form, act, _("Planned. The employer hears how many come.")):
        return redirect("matching:introductions_of", pk=pk)
    return form_page(request, "matching/walk_form.html", form, candidate=candidate)


@require_POST
def came(request: StaffRequest, pk: str, meeting_pk: str) -> HttpResponse:
    """What became of it."""
    row = selectors.meeting(request.user, pk, meeting_pk)
    form = CameForm(request.POST, meeting=row)
    act = partial(meetings.came, meeting=row, by=request.user, on=timezone.localdate())
    attempt(request, form, act, _("Written down."))
    return redirect("matching:introductions_of", pk=pk)
