"""In what state a file is, and every way from there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates import selectors
from candidates.forms.states import ways
from candidates.services import files, moves
from jobmatch.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def state(request: HttpRequest, pk: str) -> HttpResponse:
    """Pause, let rest, end or open again; each says what happens."""
    today = timezone.localdate()
    candidate = selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    forms = ways(candidate, request.POST or None, by=request.user, on=today)
    sent = next((form for form in forms if form.is_bound), None)
    if sent is not None and sent.is_valid():
        try:
            moves.move(candidate=candidate, to=sent.to, by=request.user, on=today, **sent.cleaned_data)
        except RuleBroken as broken:
            sent.refuse(broken)
            sent.renew(selectors.candidate(request.user, pk).version)
        else:
            messages.success(request, _("Done. It can be undone from the same page."))
            return redirect("candidates:file", pk=pk)
    elif request.method == "POST" and sent is None:
        messages.error(request, _("That is not possible in the state that this file is in now."))
    context = {"candidate": candidate, "ways": forms}
    return render(request, "candidates/state.html", context, status=422 if request.POST else 200)
