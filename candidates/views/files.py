"""Opening a file, and the one page that shows it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions, presentation, selectors
from candidates.forms.people import NewFileForm
from candidates.forms.steps import DoneForm
from candidates.presentation import casework
from candidates.presentation import consents as words
from candidates.selectors.consents import newest_consents
from candidates.selectors.origins import has_origin
from candidates.services import files, rights
from jobmatch.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a file: a name, a way to reach the youth, and what happens first."""
    today = timezone.localdate()
    form = NewFileForm(request.POST or None, user=request.user, on=today)
    if form.is_valid():
        try:
            candidate = form.save(by=request.user, on=today)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("The file is open. Begin with what this youth wishes."))
            return redirect("candidates:file", pk=candidate.pk)
    return render(request, "candidates/new.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
def file(request: HttpRequest, pk: str) -> HttpResponse:
    """Wishes first, then what the youth can do; the access log knows of the look before it is shown."""
    today = timezone.localdate()
    candidate = selectors.file(request.user, pk)
    opened = files.read(candidate=candidate, by=request.user, on=today)
    step = candidate.held_by
    context = {
        "candidate": candidate,
        "shown": presentation.shown(candidate, opened, on=today),
        "step": step,
        "done": DoneForm(step=step, on=today) if step else None,
        "contact_only": candidate.is_contact_only(today),
        "allowed": words.allowed(
            newest_consents(candidate),
            on=today,
            purposes=permissions.purposes_seen(user=request.user, candidate=candidate, on=today),
        ),
        "around": casework.around(request.user, candidate, on=today),
        "objection": rights.objection_stands(candidate),
        "has_origin": opened is not None and has_origin(candidate),
    }
    return render(request, "candidates/file.html", context)
