"""Who is away, who stands in, and who takes over for good: for the coordinator."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from candidates.forms.files.desks import AwayForm, DeskTransferForm
from candidates.selectors.files import desks
from candidates.services.files import absences
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform


@require_http_methods(["GET", "POST"])
def away(request: StaffRequest) -> HttpResponse:
    """Who is away now, and one more: all steps of the desk move to who stands in."""
    form = AwayForm(request.POST or None, user=request.user)
    done = perform(request, form, partial(absences.begin, by=request.user, on=timezone.localdate()))
    if done:
        words = {"stand_in": done.result.stand_in, "desk": done.result.desk}
        messages.success(request, _("%(stand_in)s stands in for %(desk)s from now on.") % words)
        return redirect("candidates:absences")
    found = desks.absences(request.user)
    return form_page(request, "candidates/absences.html", form, absences=found)


@require_POST
def back(request: StaffRequest, pk: str) -> HttpResponse:
    """Someone is back: the steps return."""
    absence = desks.absence(request.user, pk)
    finish = partial(absences.finish, absence=absence, by=request.user, on=timezone.localdate())
    attempt(request, None, finish, _("%(desk)s is back, and so are the steps.") % {"desk": absence.desk})
    return redirect("candidates:absences")


@require_http_methods(["GET", "POST"])
def desk_transfer(request: StaffRequest) -> HttpResponse:
    """Everything of a desk goes to another one, in one act."""
    form = DeskTransferForm(request.POST or None, user=request.user)
    done = perform(request, form, partial(absences.leave, by=request.user, on=timezone.localdate()))
    if done:
        count = done.result
        moved = ngettext("%(count)s file moved.", "%(count)s files moved.", count) % {"count": count}
        messages.success(request, moved)
        return redirect("web:overview")
    return form_page(request, "candidates/desk_transfer.html", form)
