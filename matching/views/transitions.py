"""What happens with work of a youth: it begins, it ends, it was kept, or that was recorded by mistake."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.enums import Ending
from candidates.permissions import may_open_sealed
from candidates.services.files import files, states
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform, read_version
from jobmatch.http.returning import way_back
from matching.forms.placements import EndForm, StartForm
from matching.models import Placement
from matching.presentation import telling
from matching.selectors import placements as placement_selectors
from matching.services.work import placements


@require_http_methods(["GET", "POST"])
def start(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Work has begun."""
    today = timezone.localdate()
    row = placement_selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = StartForm(request.POST or None, placement=row, on=today)
    act = partial(placements.start, placement=row, by=request.user, on=today)
    said = _("At work! You will be reminded to ask how it goes.")
    if perform(request, form, act, said, newest=lambda: form.initial["version"]):
        return redirect(way_back(request) or _work(pk, placement_pk))
    return _page(request, "matching/placement_start.html", form, row)


@require_http_methods(["GET", "POST"])
def end(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Work ended, or never began."""
    today = timezone.localdate()
    row = placement_selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = EndForm(request.POST or None, placement=row, on=today)
    act = partial(placements.end, placement=row, by=request.user, on=today)
    said = _("The end is recorded. Look at the file for the next step.")
    if perform(request, form, act, said, newest=lambda: form.initial["version"]):
        hears = may_open_sealed(user=request.user, candidate=row.candidate, on=today)
        if hears and telling.is_told_at_the_end(form.cleaned_data["end_reason"]):
            messages.info(request, telling.door(row.candidate))
        return redirect(way_back(request) or _work(pk, placement_pk))
    return _page(request, "matching/placement_end.html", form, row)


@require_POST
def undo(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Take back a start or an end that was recorded by mistake."""
    row = placement_selectors.placement(request.user, pk, placement_pk)
    version = read_version(request.POST.get("version"))
    act = partial(placements.undo, placement=row, version=version, by=request.user)
    attempt(request, None, partial(act, on=timezone.localdate()))
    return redirect("matching:placement", pk=pk, placement_pk=placement_pk)


@require_POST
def keep(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Work was kept for twelve months and the youth agrees: the best ending that there is."""
    row = placement_selectors.placement(request.user, pk, placement_pk)
    if not request.POST.get("agrees"):
        messages.error(request, _("First ask the youth, and tick that they agree."))
        return redirect("matching:placement", pk=pk, placement_pk=placement_pk)
    act = partial(
        states.end,
        candidate=row.candidate,
        version=read_version(request.POST.get("version")),
        ending=Ending.KEPT_WORK,
        by=request.user,
        on=timezone.localdate(),
    )
    if attempt(request, None, act, _("Twelve months at work. Well done, both of you!")):
        return redirect("candidates:file", pk=pk)
    return redirect("matching:placement", pk=pk, placement_pk=placement_pk)


def _page(request: StaffRequest, template: str, form: VersionForm, row: Placement) -> HttpResponse:
    return form_page(
        request, template, form, candidate=row.candidate, placement=row, back_to=way_back(request)
    )


def _work(pk: str, placement_pk: str) -> str:
    return reverse("matching:placement", kwargs={"pk": pk, "placement_pk": placement_pk})
