"""Break-glass: opening what is sealed by force, and judging that somebody did."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions, selectors
from candidates.forms.rights import ForceForm, VerdictForm
from candidates.presentation import rights as words
from candidates.selectors import rights as found
from candidates.services import files
from candidates.services import forced_openings as services
from jobmatch.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def force(request: HttpRequest, pk: str) -> HttpResponse:
    """Say why it can't wait; then what is sealed is open for an hour, and somebody else looks at that."""
    today = timezone.localdate()
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = ForceForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            services.force(candidate=candidate, reason=reason, by=request.user, on=today)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(
                request, _("It is open for an hour. The youth is told, and somebody else judges it.")
            )
            return redirect("candidates:file", pk=pk)
    is_open = permissions.may_open_sealed(user=request.user, candidate=candidate, on=today)
    context = {"form": form, "candidate": candidate, "is_open": is_open}
    return render(request, "candidates/force.html", context, status=422 if form.errors else 200)


@require_GET
def forced_openings(request: HttpRequest) -> HttpResponse:
    """What was opened by force: what waits to be judged, then the rest."""
    now = timezone.now()
    openings = [words.forced(row, now=now) for row in found.forced_openings(request.user)]
    return render(request, "candidates/forced_openings.html", {"openings": openings})


@require_http_methods(["GET", "POST"])
def forced_opening(request: HttpRequest, pk: str) -> HttpResponse:
    """Read why, and judge."""
    opening = found.forced_opening(request.user, pk)
    reason = services.read_reason(opening=opening, by=request.user)
    form = VerdictForm(request.POST or None, version=opening.version)
    if form.is_valid():
        try:
            services.judge(opening=opening, by=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
            form.renew(found.forced_opening(request.user, pk).version)
        else:
            messages.success(request, _("Your judgement is recorded."))
            return redirect("candidates:forced_openings")
    context = {"forced": words.forced(opening, now=timezone.now()), "reason": reason, "form": form}
    context["may_judge"] = permissions.may_judge(user=request.user, opening=opening)
    context["sees_file"] = found.sees_file(request.user, opening.candidate)
    context["sees_looks"] = permissions.is_privacy_officer_of(
        user=request.user, municipality=opening.candidate.municipality_id
    )
    return render(request, "candidates/forced_opening.html", context, status=422 if form.errors else 200)
