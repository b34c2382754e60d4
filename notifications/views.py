"""The own choice of mails, and for an admin what did not arrive."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform
from jobmatch.http.identifiers import uuid_or_404
from notifications import selectors
from notifications.forms import PreferenceForm
from notifications.services import failures
from notifications.services import preferences as preference_services


@require_http_methods(["GET", "POST"])
def preferences(request: StaffRequest) -> HttpResponse:
    """Which mails the user wants."""
    chosen = selectors.preference_of(request.user)
    form = PreferenceForm(request.POST or None, user=request.user, preference=chosen)
    if perform(
        request,
        form,
        partial(preference_services.choose, by=request.user),
        _("Your choice of mails was saved."),
    ):
        return redirect("accounts:profile")
    return form_page(request, "notifications/preferences.html", form)


@require_GET
def not_arrived(request: StaffRequest) -> HttpResponse:
    """Mails to users that did not arrive."""
    rows = selectors.not_arrived_at_users(request.user)
    return render(request, "notifications/not_arrived.html", {"failed": rows})


@require_POST
def settle(request: StaffRequest, pk: str) -> HttpResponse:
    """Take one off that list."""
    row = get_object_or_404(selectors.not_arrived_at_users(request.user), pk=uuid_or_404(pk))
    failures.settle(message=row, by=request.user)
    return redirect("notifications:not_arrived")
