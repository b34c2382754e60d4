"""A place to learn: the school contact after the youth's yes, and who signed the agreement."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version
from matching.forms.schooling import SchoolForm, SchoolYesForm, SignForm
from matching.selectors import placements as placement_selectors
from matching.services.work import schooling


@require_http_methods(["GET", "POST"])
def school(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Whom of the school we speak with."""
    row = placement_selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = SchoolForm(request.POST or None, placement=row)
    act = partial(schooling.write, placement=row, by=request.user, on=timezone.localdate())
    if perform(request, form, act):
        return redirect("matching:placement", pk=pk, placement_pk=placement_pk)
    return form_page(request, "matching/school_form.html", form, candidate=row.candidate, placement=row)


@require_POST
def school_act(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """A button: the youth says yes or no to it, or the school was spoken with."""
    row = placement_selectors.placement(request.user, pk, placement_pk)
    given: dict[str, Any] = {"placement": row, "by": request.user, "on": timezone.localdate()}
    version = read_version(request.POST.get("version"))
    what = request.POST.get("what", "")
    if what == "yes":
        attempt(request, SchoolYesForm(request.POST), partial(schooling.hear, **given))
    elif what == "no":
        attempt(request, None, partial(schooling.take_back, version=version, **given), _("It is erased."))
    elif what == "told":
        attempt(request, None, partial(schooling.told, version=version, **given))
    return redirect("matching:placement", pk=pk, placement_pk=placement_pk)


@require_POST
def sign(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Tick who signed."""
    row = placement_selectors.placement(request.user, pk, placement_pk)
    act = partial(schooling.sign, placement=row, by=request.user, on=timezone.localdate())
    attempt(request, SignForm(request.POST), act)
    return redirect("matching:placement", pk=pk, placement_pk=placement_pk)
