"""Opening a file, and the one page that shows it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions
from candidates.enums import Purpose
from candidates.forms.casework.steps import DoneForm
from candidates.forms.files.people import NewFileForm
from candidates.presentation.casework import casework
from candidates.presentation.consents import consents
from candidates.presentation.files import doubles as double_presentation
from candidates.presentation.files import files as file_presentation
from candidates.presentation.files.doubles import LikelyInWords
from candidates.selectors.consents.consents import newest_consents
from candidates.selectors.files import files as file_selectors
from candidates.selectors.intake.origins import has_origin
from candidates.services.files import files
from candidates.services.rights import rights
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform


@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """Open a file: a name, a way to reach the youth, and what happens first."""
    today = timezone.localdate()
    form = NewFileForm(request.POST or None, user=request.user, on=today)
    opened = partial(files.open_compared, by=request.user, on=today)
    done = perform(request, form, opened, _("The file is open. Begin with what this youth wishes."))
    if done:
        return redirect("candidates:file", pk=done.result.pk)
    return form_page(request, "candidates/new.html", form, likely=_likely(form, by=request.user))


def _likely(form: NewFileForm, *, by: User) -> LikelyInWords | None:
    """The possible doubles, on the page that asks about them."""
    if not form.asks_about_double:
        return None
    given = form.given()
    described = {name: given[name] for name in ("desk", "key", "first_name", "last_name", "phone", "email")}
    return double_presentation.likely(files.doubles_of(by=by, **described), desk=given["desk"], reader=by)


@require_GET
def file(request: StaffRequest, pk: str) -> HttpResponse:
    """Wishes first, then what the youth can do; the access log knows of the look before it is shown."""
    today = timezone.localdate()
    candidate = file_selectors.file(request.user, pk)
    opened = files.read(candidate=candidate, by=request.user, on=today)
    step = candidate.held_by
    context = {
        "candidate": candidate,
        "shown": file_presentation.shown(candidate, opened, on=today),
        "may_change": opened is not None
        and permissions.may_hear_youth(user=request.user, candidate=candidate, on=today),
        "may_ask_needs": opened is not None
        and permissions.may_hear_yes(user=request.user, candidate=candidate, purpose=Purpose.KEEP_NEEDS),
        "step": step,
        "done": DoneForm(step=step, on=today) if step else None,
        "contact_only": candidate.is_contact_only(today),
        "allowed": consents.allowed(
            newest_consents(candidate),
            on=today,
            purposes=permissions.purposes_seen(user=request.user, candidate=candidate, on=today),
        ),
        "panels": casework.casework_panels(request.user, candidate, on=today),
        "objection": rights.objection_stands(candidate),
        "has_origin": opened is not None and has_origin(candidate),
    }
    return render(request, "candidates/file.html", context)
