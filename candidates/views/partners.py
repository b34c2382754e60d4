"""The list of other help."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates import permissions
from candidates.forms.helping import PartnerAddForm, PartnerChangeForm
from candidates.presentation.helping import partner_rows
from candidates.selectors import helping
from candidates.services import partners as services
from jobmatch.errors import RuleBroken


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """Who helps with what."""
    context = {"rows": partner_rows(helping.partners(request.user))}
    context["may_keep"] = permissions.may_keep_partners(request.user)
    return render(request, "candidates/partners.html", context)


@require_http_methods(["GET", "POST"])
def partner_add(request: HttpRequest) -> HttpResponse:
    """Put an organisation on the list."""
    form = PartnerAddForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            services.add(by=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            messages.success(request, _("It is on the list."))
            return redirect("candidates:partners")
    return render(request, "candidates/partner_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def partner_edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Change what is on the list of one."""
    partner = helping.partner(request.user, pk)
    form = PartnerChangeForm(request.POST or None, partner=partner)
    if form.is_valid():
        try:
            services.change(partner=partner, by=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
            form.renew(helping.partner(request.user, pk).version)
        else:
            messages.success(request, _("Saved."))
            return redirect("candidates:partners")
    context = {"form": form, "partner": partner}
    return render(request, "candidates/partner_form.html", context, status=422 if form.errors else 200)
