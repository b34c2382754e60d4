"""What happens with work of a youth: it begins, it ends, it was kept, or that was recorded by mistake."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.enums import Ending
from candidates.services import files, states
from jobmatch.errors import RuleBroken
from jobmatch.returning import way_back
from matching.forms.placements import EndForm, StartForm
from matching.selectors import placements as selectors
from matching.services import placements


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Work has begun."""
    today = timezone.localdate()
    row = selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = StartForm(request.POST or None, placement=row, on=today)
    if form.is_valid():
        try:
            placements.start(placement=row, by=request.user, on=today, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("At work! You will be reminded to ask how it goes."))
            return redirect(way_back(request) or _work(pk, placement_pk))
    context = {"candidate": row.candidate, "placement": row, "form": form, "back_to": way_back(request)}
    return render(request, "matching/placement_start.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Work ended, or never began."""
    today = timezone.localdate()
    row = selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = EndForm(request.POST or None, placement=row, on=today)
    if form.is_valid():
        given = form.cleaned_data
        given["reason"] = given.pop("end_reason")
        try:
            placements.end(placement=row, by=request.user, on=today, **given)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("The end is recorded. Look at the file for the next step."))
            return redirect(way_back(request) or _work(pk, placement_pk))
    context = {"candidate": row.candidate, "placement": row, "form": form, "back_to": way_back(request)}
    return render(request, "matching/placement_end.html", context, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Take back a start or an end that was recorded by mistake."""
    row = selectors.placement(request.user, pk, placement_pk)
    try:
        placements.undo(placement=row, version=version_of(request), by=request.user, on=timezone.localdate())
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return redirect("matching:placement", pk=pk, placement_pk=placement_pk)


@require_POST
def keep(request: HttpRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Work was kept for twelve months and the youth agrees: the best ending that there is."""
    row = selectors.placement(request.user, pk, placement_pk)
    if not request.POST.get("agrees"):
        messages.error(request, _("First ask the youth, and tick that they agree."))
        return redirect("matching:placement", pk=pk, placement_pk=placement_pk)
    try:
        states.end(
            candidate=row.candidate,
            version=version_of(request),
            ending=Ending.KEPT_WORK,
            by=request.user,
            on=timezone.localdate(),
        )
    except RuleBroken as broken:
        messages.error(request, broken.message)
        return redirect("matching:placement", pk=pk, placement_pk=placement_pk)
    messages.success(request, _("Twelve months at work. Well done, both of you!"))
    return redirect("candidates:file", pk=pk)


def _work(pk: str, placement_pk: str) -> str:
    return reverse("matching:placement", kwargs={"pk": pk, "placement_pk": placement_pk})


def version_of(request: HttpRequest) -> int:
    """The version that the page showed; 0, which no row has, for what is no number."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
