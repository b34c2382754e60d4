"""Break-glass: opening what is sealed by force, and judging that somebody did."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions
from candidates.forms.rights.rights import ForceForm, VerdictForm
from candidates.selectors.files import files as file_selectors
from candidates.selectors.rights import rights
from candidates.services.files import files
from candidates.services.rights import forced_openings as forced_opening_services
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform


@require_http_methods(["GET", "POST"])
def force(request: StaffRequest, pk: str) -> HttpResponse:
    """Say why it can't wait; then what is sealed is open for an hour, and somebody else looks at that."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = ForceForm(request.POST or None)
    act = partial(forced_opening_services.force, candidate=candidate, by=request.user, on=today)
    said = _("It is open for an hour. The youth is told, and somebody else judges it.")
    if perform(request, form, act, said):
        return redirect("candidates:file", pk=pk)
    is_open = permissions.may_open_sealed(user=request.user, candidate=candidate, on=today)
    return form_page(request, "candidates/force.html", form, candidate=candidate, is_open=is_open)


@require_GET
def forced_openings(request: StaffRequest) -> HttpResponse:
    """What was opened by force: what waits to be judged, then the rest."""
    now = timezone.now()
    openings = [rights.forced(row, now=now) for row in rights.forced_openings(request.user)]
    return render(request, "candidates/forced_openings.html", {"openings": openings})


@require_http_methods(["GET", "POST"])
def forced_opening(request: StaffRequest, pk: str) -> HttpResponse:
    """Read why, and judge."""
    opening = rights.forced_opening(request.user, pk)
    reason = forced_opening_services.read_reason(opening=opening, by=request.user)
    form = VerdictForm(request.POST or None, version=opening.version)
    done = perform(
        request,
        form,
        partial(forced_opening_services.judge, opening=opening, by=request.user),
        _("Your judgement is recorded."),
        newest=lambda: rights.forced_opening(request.user, pk).version,
    )
    if done:
        return redirect("candidates:forced_openings")
    overseen = opening.candidate.municipality_id
    context = {
        "forced": rights.forced(opening, now=timezone.now()),
        "reason": reason,
        "may_judge": permissions.may_judge(user=request.user, opening=opening),
        "sees_file": rights.sees_file(request.user, opening.candidate),
        "sees_looks": permissions.is_privacy_officer_of(user=request.user, municipality=overseen),
    }
    return form_page(request, "candidates/forced_opening.html", form, **context)
