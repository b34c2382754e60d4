"""Erasing a file at the youth's request: the privacy officer's act."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates.enums import Right, RightState
from candidates.models import RightsRequest
from candidates.selectors.rights import rights
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform
from matching.forms.erasures import EraseForm
from matching.services.rights import erasure


@require_http_methods(["GET", "POST"])
def erase(request: StaffRequest, pk: str) -> HttpResponse:
    """Say what goes and what stays; then it goes."""
    row = _erasure(request.user, pk)
    form = EraseForm(request.POST or None, version=row.version)
    act = partial(erasure.carry_out, request=row, by=request.user, on=timezone.localdate())
    said = _("The file is erased. Tell the youth.")
    if perform(request, form, act, said, newest=lambda: _erasure(request.user, pk).version):
        return redirect("candidates:rights")
    return form_page(request, "matching/erase.html", form, asked=row, candidate=row.candidate)


def _erasure(user: User, pk: str) -> RightsRequest:
    """An open request for erasure, for the privacy officer; any other is a 404."""
    row = rights.request_for(user, pk)
    if row.right != Right.ERASURE or row.state != RightState.OPEN:
        raise Http404
    return row
