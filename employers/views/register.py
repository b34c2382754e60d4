"""The register: what employers asked that may not be asked, and the card with which one talks about it."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from employers.forms.register import CameOfForm, DiscussForm, RegisterForm, ReplyForm
from employers.permissions import works_cases
from employers.presentation.demands import card_of_demand, card_of_entry
from employers.selectors import demands as demand_selectors
from employers.selectors import employers as employer_selectors
from employers.selectors import register as register_selectors
from employers.services import register
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform

PAGE_SIZE = 30


@require_GET
def register_list(request: StaffRequest) -> HttpResponse:
    """Everything that employers asked, what nobody talked about yet on top."""
    rows = register_selectors.entries(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "employers/register.html", {"page": page, "with_employer": True})


@require_GET
def register_entry(request: StaffRequest, pk: str) -> HttpResponse:
    """One entry: to a jobhunter with the card for the talk, to the employer as it was talked about."""
    row = register_selectors.entry(request.user, pk)
    context = {"entry": row, "card": card_of_entry(row), "works_cases": works_cases(request.user)}
    return render(request, "employers/register_entry.html", context)


@require_http_methods(["GET", "POST"])
def register_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Write down what an employer asked by word, or in a mail."""
    today = timezone.localdate()
    row = employer_selectors.employer(request.user, pk)
    form = RegisterForm(request.POST or None, employer=row, on=today)
    enter = partial(register.enter, employer=row, by=request.user, on=today)
    if done := perform(request, form, enter, _("It is in the register.")):
        return redirect("employers:register_entry", pk=done.result.pk)
    return form_page(request, "employers/register_form.html", form, employer=row)


@require_POST
def demand_register(request: StaffRequest, pk: str) -> HttpResponse:
    """Words in a text into the register, in one tap."""
    row = demand_selectors.demand(request.user, pk)
    enter = partial(register.enter_demand, demand=row, by=request.user, on=timezone.localdate())
    if done := attempt(request, None, enter, _("It is in the register.")):
        return redirect("employers:register_entry", pk=done.result.pk)
    return redirect("employers:demand_card", pk=row.pk)


@require_GET
def demand_card(request: StaffRequest, pk: str) -> HttpResponse:
    """How to talk with an employer about words in a text; on one sheet."""
    row = demand_selectors.demand(request.user, pk)
    card = card_of_demand(row, on=timezone.localdate())
    return render(request, "employers/demand_card.html", {"demand": row, "card": card})


@require_http_methods(["GET", "POST"])
def register_discuss(request: StaffRequest, pk: str) -> HttpResponse:
    """Say what we answered; from then on the employer reads it."""
    row = register_selectors.entry(request.user, pk)
    form = DiscussForm(request.POST or None, entry=row)
    discuss = partial(register.discuss, entry=row, by=request.user, on=timezone.localdate())
    if perform(request, form, discuss, _("Written down."), newest=partial(_version, request, pk)):
        return redirect("employers:register_entry", pk=row.pk)
    return form_page(request, "employers/register_discuss.html", form, entry=row, card=card_of_entry(row))


@require_POST
def register_settle(request: StaffRequest, pk: str) -> HttpResponse:
    """Say what came of it."""
    row = register_selectors.entry(request.user, pk)
    settle = partial(register.settle, entry=row, by=request.user, on=timezone.localdate())
    attempt(request, CameOfForm(request.POST), settle, _("Written down."))
    return redirect("employers:register_entry", pk=row.pk)


@require_http_methods(["GET", "POST"])
def register_reply(request: StaffRequest, pk: str) -> HttpResponse:
    """What the employer says of it."""
    row = register_selectors.entry(request.user, pk)
    form = ReplyForm(request.POST or None, entry=row)
    reply = partial(register.reply, entry=row, by=request.user, on=timezone.localdate())
    if perform(request, form, reply, _("Thank you. We read it."), newest=partial(_version, request, pk)):
        return redirect("employers:register_entry", pk=row.pk)
    return form_page(request, "employers/register_reply.html", form, entry=row)


@require_POST
def register_remove(request: StaffRequest, pk: str) -> HttpResponse:
    """Take back what was written down by mistake."""
    row = register_selectors.entry(request.user, pk)
    remove = partial(register.take_back, entry=row, by=request.user, on=timezone.localdate())
    if attempt(request, VersionForm(request.POST), remove, _("Taken back.")):
        return redirect("employers:relation", pk=row.employer_id)
    return redirect("employers:register_entry", pk=row.pk)


def _version(request: StaffRequest, pk: str) -> int:
    return register_selectors.entry(request.user, pk).version
