"""Erasing a file at the youth's request: the privacy officer's act."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from candidates.enums import Right, RightState
from candidates.models import RightsRequest
from candidates.selectors import rights
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from matching.forms.erasures import EraseForm
from matching.services import erasure


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: str) -> HttpResponse:
    """Say what goes and what stays; then it goes."""
    row = _erasure(request.user, pk)
    form = EraseForm(request.POST or None, version=row.version)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            erasure.carry_out(request=row, version=version, by=request.user, on=timezone.localdate())
        except RuleBroken as broken:
            form.add_error(None, broken.message)
            form.renew(_erasure(request.user, pk).version)
        else:
            messages.success(request, _("The file is erased. Tell the youth."))
            return redirect("candidates:rights")
    context = {"form": form, "asked": row, "candidate": row.candidate}
    return render(request, "matching/erase.html", context, status=422 if form.errors else 200)


def _erasure(user: User, pk: str) -> RightsRequest:
    """An open request for erasure, for the privacy officer; any other is a 404."""
    row = rights.request_for(user, pk)
    if row.right != Right.ERASURE or row.state != RightState.OPEN:
        raise Http404
    return row
