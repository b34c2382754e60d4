"""The list of other help."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions
from candidates.forms.help.helping import PartnerAddForm, PartnerChangeForm
from candidates.presentation.help.helping import partner_rows
from candidates.selectors.help import helping
from candidates.services.help import partners as partner_services
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform


@require_GET
def partners(request: StaffRequest) -> HttpResponse:
    """Who helps with what."""
    rows = partner_rows(helping.partners(request.user))
    context = {"rows": rows, "may_keep": permissions.may_keep_partners(request.user)}
    return render(request, "candidates/partners.html", context)


@require_http_methods(["GET", "POST"])
def partner_add(request: StaffRequest) -> HttpResponse:
    """Put an organisation on the list."""
    form = PartnerAddForm(request.POST or None, user=request.user)
    if perform(request, form, partial(partner_services.add, by=request.user), _("It is on the list.")):
        return redirect("candidates:partners")
    return form_page(request, "candidates/partner_form.html", form)


@require_http_methods(["GET", "POST"])
def partner_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Change what is on the list of one."""
    partner = helping.partner(request.user, pk)
    form = PartnerChangeForm(request.POST or None, partner=partner)
    done = perform(
        request,
        form,
        partial(partner_services.change, partner=partner, by=request.user),
        _("Saved."),
        newest=lambda: helping.partner(request.user, pk).version,
    )
    if done:
        return redirect("candidates:partners")
    return form_page(request, "candidates/partner_form.html", form, partner=partner)
