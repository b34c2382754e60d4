"""In what state a file is, and every way from there."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms.files.states import ways
from candidates.selectors.files import files as file_selectors
from candidates.services.files import after_end, files, moves
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, perform


@require_http_methods(["GET", "POST"])
def state(request: StaffRequest, pk: str) -> HttpResponse:
    """Pause, let rest, end or open again; each says what happens."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    forms = ways(candidate, request.POST or None, by=request.user, on=today)
    sent = next((form for form in forms if form.is_bound), None)
    if sent is not None:
        done = perform(
            request,
            sent,
            partial(moves.move, candidate=candidate, to=sent.to, by=request.user, on=today),
            _("Done. It can be undone from the same page."),
            newest=lambda: file_selectors.candidate(request.user, pk).version,
        )
        if done:
            return redirect("candidates:file", pk=pk)
    elif request.method == "POST":
        messages.error(request, _("That is not possible in the state that this file is in now."))
    context = {"candidate": candidate, "ways": forms}
    return render(request, "candidates/state.html", context, status=422 if request.POST else 200)


@require_POST
def said_seen(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody looked at what the youth said after the file ended."""
    candidate = file_selectors.candidate(request.user, pk)
    act = partial(after_end.seen, candidate=candidate, by=request.user)
    attempt(request, VersionForm(request.POST), act, _("It is off the list of today."))
    return redirect("candidates:file", pk=pk)
