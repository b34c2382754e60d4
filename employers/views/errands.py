"""What has to be done with employers: a list, and each to change, to give or to finish."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from employers.forms.errands import ErrandChangeForm, ErrandForm, ErrandGiveForm
from employers.selectors import employers as employer_selectors
from employers.selectors.errands import DueErrand, due_errands
from employers.services import errands
from jobmatch.accounts import selectors
from jobmatch.accounts.requests import StaffRequest
from jobmatch.accounts.services import errands as desk_errands
from jobmatch.http.acting import VersionForm, attempt, form_page, perform
from jobmatch.http.returning import way_back

PAGE_SIZE = 50


@require_GET
def errand_list(request: StaffRequest) -> HttpResponse:
    """What lies at the own desks; with `?all=1` at all desks of the municipality."""
    everyone = bool(request.GET.get("all"))
    found = selectors.errands(request.user).open() if everyone else selectors.own_errands(request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": due_errands(page.object_list), "everyone": everyone}
    return render(request, "employers/errands.html", {**context, "today": timezone.localdate()})


@require_http_methods(["GET", "POST"])
def errand_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Something to do with this employer."""
    row = employer_selectors.employer(request.user, pk)
    form = ErrandForm(request.POST or None)
    make = partial(errands.make, employer=row, by=request.user, on=timezone.localdate())
    if perform(request, form, make, _("It is on your list.")):
        return redirect("employers:relation", pk=row.pk)
    return form_page(request, "employers/errand_form.html", form, employer=row, errand=None)


@require_http_methods(["GET", "POST"])
def errand_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Say better what has to be done, or move it."""
    errand = selectors.errand(request.user, pk)
    form = ErrandChangeForm(request.POST or None, errand=errand)
    change = partial(errands.change, errand=errand, by=request.user, on=timezone.localdate())
    newest = partial(_version, request, pk)
    if perform(request, form, change, _("Saved."), newest=newest):
        return redirect(_back(request, due_errands([errand])[0]))
    return form_page(request, "employers/errand_form.html", form, due=due_errands([errand])[0], errand=errand)


@require_http_methods(["GET", "POST"])
def errand_give(request: StaffRequest, pk: str) -> HttpResponse:
    """Give it to a colleague or to the shared desk."""
    errand = selectors.errand(request.user, pk)
    form = ErrandGiveForm(request.POST or None, errand=errand, user=request.user)
    give = partial(desk_errands.transfer, errand=errand, by=request.user)
    if perform(request, form, give, _("Your colleague has it now."), newest=partial(_version, request, pk)):
        return redirect(_back(request, due_errands([errand])[0]))
    return form_page(request, "employers/errand_give.html", form, due=due_errands([errand])[0])


@require_POST
def errand_done(request: StaffRequest, pk: str) -> HttpResponse:
    """Say that an errand is done."""
    errand = selectors.errand(request.user, pk)
    finish = partial(desk_errands.finish, errand=errand, by=request.user, on=timezone.localdate())
    attempt(request, VersionForm(request.POST), finish, _("Well done."))
    return redirect(_back(request, due_errands([errand])[0]))


def _version(request: StaffRequest, pk: str) -> int:
    return selectors.errand(request.user, pk).version


def _back(request: StaffRequest, due: DueErrand) -> str:
    return way_back(request) or (due.page if due.employer else reverse("employers:errands"))
