"""Pages about vacancies."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from employers.forms.vacancies import FilterForm, VacancyForm
from employers.models import Vacancy
from employers.permissions import may_edit, works_cases
from employers.presentation import changes_between, facts_of, requirements_of
from employers.selectors import checks as check_selectors
from employers.selectors import vacancies as selectors
from employers.services import requirements, states, vacancies
from jobmatch.errors import RuleBroken

PAGE_SIZE = 25


@require_GET
def vacancy_list(request: HttpRequest) -> HttpResponse:
    """The vacancies of the region, or of the own employer, with filters."""
    form = FilterForm(request.GET)
    form.is_valid()
    found = {name: form.cleaned_data.get(name) or "" for name in ("text", "employer", "kind", "show")}
    wanted = selectors.Wanted(**(found | {"show": found["show"] or selectors.OPEN}))
    today = timezone.localdate()
    rows = selectors.listed(request.user, wanted, on=today)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "today": today, "works_cases": works_cases(request.user)}
    context["left"] = check_selectors.left(request.user) if context["works_cases"] else 0
    return render(
        request, "employers/_vacancy_rows.html" if request.htmx else "employers/vacancies.html", context
    )


@require_GET
def vacancy(request: HttpRequest, pk: str) -> HttpResponse:
    """One vacancy: everything that a ranking reads, and what is still to ask."""
    row = selectors.vacancy(request.user, pk)
    today = timezone.localdate()
    context = {
        "vacancy": row,
        "facts": facts_of(row),
        "requirements": requirements_of(row),
        "age": row.days_old(today),
        "is_open": row.closes_on is None or row.closes_on >= today,
        "offered": requirements.offered(row),
        "may_edit": may_edit(request.user, row.employer),
        "moves": sorted(states.TRANSITIONS[row.state]),
    }
    return render(request, "employers/vacancy.html", context)


@require_http_methods(["GET", "POST"])
def vacancy_add(request: HttpRequest) -> HttpResponse:
    """Post a vacancy."""
    form = VacancyForm(request.POST or None, user=request.user, initial=_start(request))
    if not form.is_looking_up and form.is_valid():
        try:
            row = vacancies.post(by=request.user, on=timezone.localdate(), **form.values())
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            messages.success(request, _("The vacancy is saved."))
            return redirect("employers:vacancy", pk=row.pk)
    return _form_page(request, form, {"vacancy": None})


@require_http_methods(["GET", "POST"])
def vacancy_edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Change a vacancy; when someone else was first, both versions are shown."""
    row = selectors.vacancy(request.user, pk)
    form = VacancyForm(request.POST or None, user=request.user, vacancy=row)
    context: dict[str, Any] = {"vacancy": row}
    if not form.is_looking_up and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            vacancies.change(vacancy=row, version=version, by=request.user, **form.values())
        except RuleBroken as broken:
            form.add_error(None, broken.message)
            if broken.code == "stale":
                form, context["changes"] = _against_newest(request, pk, form)
        else:
            messages.success(request, _("The vacancy is saved."))
            return redirect("employers:vacancy", pk=row.pk)
    return _form_page(request, form, context)


def _against_newest(request: HttpRequest, pk: str, form: Form) -> tuple[Form, list[tuple[str, str, str]]]:
    """The same form over the newest version, so that saving again is a choice; and what differs."""
    newest = selectors.vacancy(request.user, pk)
    data = request.POST.copy()
    data["version"] = str(newest.version)
    again = VacancyForm(data, user=request.user, vacancy=newest)
    again.errors.update(form.errors)
    return again, changes_between(again)


@require_POST
def vacancy_move(request: HttpRequest, pk: str) -> HttpResponse:
    """Fill, close or reopen a vacancy."""
    row = selectors.vacancy(request.user, pk)
    try:
        _move(row, request)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return redirect("employers:vacancy", pk=row.pk)


def _move(row: Vacancy, request: HttpRequest) -> None:
    version = _number(request.POST.get("version"))
    match request.POST.get("to"):
        case "filled":
            states.fill(vacancy=row, version=version, by=request.user)
        case "closed":
            states.close(vacancy=row, version=version, by=request.user)
        case _:
            states.reopen(vacancy=row, version=version, on=timezone.localdate(), by=request.user)


@require_POST
def vacancy_law(request: HttpRequest, pk: str) -> HttpResponse:
    """Take over what the law asks for the occupation."""
    row = selectors.vacancy(request.user, pk)
    try:
        requirements.take_over(vacancy=row, version=_number(request.POST.get("version")), by=request.user)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    return redirect("employers:vacancy", pk=row.pk)


def _start(request: HttpRequest) -> dict[str, Any]:
    """A contact of one employer posts for that one; a link on an employer's page names it."""
    own = vacancies.own_employer_of(request.user) if not works_cases(request.user) else None
    return {"employer": own.pk if own else request.GET.get("employer"), "openings": 1}


def _form_page(request: HttpRequest, form: VacancyForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound and form.errors and not form.is_looking_up else 200
    return render(request, "employers/vacancy_form.html", {"form": form, **context}, status=status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
