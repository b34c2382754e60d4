"""Pages about vacancies."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from employers.enums import VacancyState
from employers.forms.vacancies import FilterForm, VacancyForm
from employers.models import Vacancy
from employers.permissions import may_edit, works_cases
from employers.presentation.demands import demand_lines
from employers.presentation.vacancies import facts_of, helps_most, readings_of, requirements_of
from employers.selectors import checks, feeds, recognitions
from employers.selectors import vacancies as vacancy_selectors
from employers.selectors.employers import own_employer
from employers.selectors.public import public_vacancies
from employers.services import readings, requirements, states, vacancies
from employers.views import public
from employers.views.editing import over_newest
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version
from jobmatch.http.identifiers import uuid_or_none

PAGE_SIZE = 25
TEMPLATE = "employers/vacancy_form.html"


@login_not_required
@require_safe
def vacancy_list(request: StaffRequest) -> HttpResponse:
    """The vacancies of the region, or of the own employer; a visitor gets those for everybody."""
    if not request.user.is_authenticated:
        return public.vacancy_list(request)
    form = FilterForm(request.GET)
    form.is_valid()
    found = {name: form.cleaned_data.get(name) or "" for name in ("text", "employer", "kind", "show")}
    wanted = vacancy_selectors.Wanted(**(found | {"show": found["show"] or vacancy_selectors.OPEN}))
    today = timezone.localdate()
    rows = vacancy_selectors.listed(request.user, wanted, on=today)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "today": today, "works_cases": works_cases(request.user)}
    context["left"] = checks.left(request.user) if context["works_cases"] else 0
    context["feeds_asking"] = feeds.asking(request.user)
    return render(
        request, "employers/_vacancy_rows.html" if request.htmx else "employers/vacancies.html", context
    )


@require_GET
def vacancy(request: StaffRequest, pk: str) -> HttpResponse:
    """One vacancy: everything that a ranking reads, and what is still to ask."""
    row = vacancy_selectors.vacancy(request.user, pk)
    today = timezone.localdate()
    is_in_time = row.closes_on is None or row.closes_on >= today
    is_asked = row.ended_unsaid or (row.state == VacancyState.OPEN and is_in_time)
    context = {
        "vacancy": row,
        "facts": facts_of(row),
        "requirements": requirements_of(row),
        "readings": readings_of(row),
        "demands": demand_lines(row, on=today),
        "age": row.days_old(today),
        "helps": helps_most(row) if may_edit(request.user, row.employer) else "",
        "is_open": is_in_time,
        "offered": requirements.offered(row),
        "may_edit": may_edit(request.user, row.employer),
        "works_cases": works_cases(request.user),
        "may_be_confirmed": may_edit(request.user, row.employer) and bool(row.employer) and is_asked,
        "confirmed_on": row.confirmed_on,
        "is_public": public_vacancies(on=today).filter(pk=row.pk).exists(),
        "training": recognitions.question_of(row, on=today),
        "moves": sorted(states.TRANSITIONS[row.state]),
        "youth": uuid_or_none(request.GET.get("for", "")),
    }
    return render(request, "employers/vacancy.html", context)


@require_http_methods(["GET", "POST"])
def vacancy_add(request: StaffRequest) -> HttpResponse:
    """Post a vacancy."""
    form = VacancyForm(request.POST or None, user=request.user, initial=_start(request))
    act = partial(vacancies.post, by=request.user, on=timezone.localdate())
    if done := perform(request, form, act):
        _say_saved(request, done.result)
        return redirect("employers:vacancy", pk=done.result.pk)
    return form_page(request, TEMPLATE, form, vacancy=None)


@require_http_methods(["GET", "POST"])
def vacancy_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Change a vacancy; when someone else was first, both versions are shown."""
    row = vacancy_selectors.vacancy(request.user, pk)
    form = VacancyForm(request.POST or None, user=request.user, vacancy=row)
    act = partial(vacancies.change, vacancy=row, by=request.user, on=timezone.localdate())
    if done := perform(request, form, act):
        _say_saved(request, done.result)
        return redirect("employers:vacancy", pk=row.pk)

    def again(data: QueryDict) -> VacancyForm:
        return VacancyForm(data, user=request.user, vacancy=vacancy_selectors.vacancy(request.user, pk))

    form, changes = over_newest(form, again)
    return form_page(request, TEMPLATE, form, vacancy=row, changes=changes, helps=helps_most(row))


@require_POST
def vacancy_move(request: StaffRequest, pk: str) -> HttpResponse:
    """Fill, close or reopen a vacancy."""
    row = vacancy_selectors.vacancy(request.user, pk)
    to, version = request.POST.get("to", ""), read_version(request.POST.get("version"))
    act = partial(states.move, vacancy=row, to=to, version=version, by=request.user)
    attempt(request, None, partial(act, on=timezone.localdate()))
    return redirect("employers:vacancy", pk=row.pk)


@require_POST
def vacancy_confirm(request: StaffRequest, pk: str) -> HttpResponse:
    """Say that the employer has it open still."""
    row = vacancy_selectors.vacancy(request.user, pk)
    version = read_version(request.POST.get("version"))
    act = partial(states.confirm, vacancy=row, version=version, on=timezone.localdate(), by=request.user)
    attempt(request, None, act, _("Noted: still open."))
    return redirect("employers:vacancy", pk=row.pk)


@require_POST
def vacancy_law(request: StaffRequest, pk: str) -> HttpResponse:
    """Take over what the law asks for the occupation."""
    row = vacancy_selectors.vacancy(request.user, pk)
    version = read_version(request.POST.get("version"))
    attempt(request, None, partial(requirements.take_over, vacancy=row, version=version, by=request.user))
    return redirect("employers:vacancy", pk=row.pk)


@require_POST
def vacancy_reading(request: StaffRequest, pk: str) -> HttpResponse:
    """Say that what was read from the words holds, or that it does not."""
    row = vacancy_selectors.vacancy(request.user, pk)
    sent = request.POST
    act = partial(
        readings.decide,
        vacancy=row,
        version=read_version(sent.get("version")),
        part=sent.get("part", ""),
        code=sent.get("code", ""),
        holds=sent.get("holds") == "yes",
        by=request.user,
    )
    attempt(request, None, act)
    return redirect("employers:vacancy", pk=row.pk)


def _say_saved(request: StaffRequest, row: Vacancy) -> None:
    """Whether it is open now, or a draft that is offered to nobody yet."""
    if row.state == VacancyState.DRAFT:
        messages.success(request, _("Kept as a draft: nobody is offered it yet."))
    else:
        messages.success(request, _("The vacancy is saved."))


def _start(request: StaffRequest) -> dict[str, object]:
    """A contact of one employer posts for that one; a link on an employer's page names it."""
    own = own_employer(request.user) if not works_cases(request.user) else None
    return {"employer": own.pk if own else request.GET.get("employer"), "openings": 1}
