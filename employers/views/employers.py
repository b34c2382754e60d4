"""Pages about employers and their sites."""

from datetime import date
from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from employers.enums import Reason
from employers.forms.employers import EmployerForm, SearchForm, SiteForm
from employers.models import Employer
from employers.permissions import may_edit, works_cases
from employers.presentation.demands import AskedLine, demand_lines
from employers.selectors import employers as employer_selectors
from employers.selectors import feeds, register, vacancies
from employers.services import employers
from employers.views.editing import over_newest
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform

PAGE_SIZE = 25
MOST_VACANCIES = 50


@require_GET
def employer_list(request: StaffRequest) -> HttpResponse:
    """The employers that the user may see."""
    form = SearchForm(request.GET)
    form.is_valid()
    rows = employer_selectors.listed(request.user, text=form.cleaned_data.get("text", ""))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "works_cases": works_cases(request.user)}
    return render(
        request, "employers/_employer_rows.html" if request.htmx else "employers/employers.html", context
    )


@require_GET
def employer(request: StaffRequest, pk: str) -> HttpResponse:
    """One employer: sites, workplace facts, occupations in the house, vacancies."""
    row = employer_selectors.employer(request.user, pk)
    today = timezone.localdate()
    open_ones = vacancies.vacancies(request.user).filter(employer=row).open(on=today)
    context = {
        "employer": row,
        "facts": employer_selectors.facts(row, on=today),
        "exceptions": employer_selectors.exceptions(row, on=today),
        "vacancies": open_ones[:MOST_VACANCIES],
        "today": today,
        "may_edit": may_edit(request.user, row),
        "works_cases": works_cases(request.user),
        "demands": _demands(row, on=today),
        "feeds": feeds.of_employer(request.user, row),
        "register": [] if works_cases(request.user) else register.of_employer(request.user, row)[:PAGE_SIZE],
        "reasons": [Reason(code).label for code in row.reasons],
    }
    return render(request, "employers/employer.html", context)


def _demands(row: Employer, *, on: date) -> list[AskedLine]:
    """What may not be asked in the text about the employer, and in the names of its sites."""
    of_sites = [line for site in row.sites.all() for line in demand_lines(site, on=on)]
    return demand_lines(row, on=on) + of_sites


@require_http_methods(["GET", "POST"])
def employer_add(request: StaffRequest) -> HttpResponse:
    """Add an employer."""
    form = EmployerForm(request.POST or None, user=request.user)
    if done := perform(request, form, partial(employers.register, by=request.user)):
        return redirect("employers:employer", pk=done.result.pk)
    return form_page(request, "employers/employer_form.html", form, employer=None)


@require_http_methods(["GET", "POST"])
def employer_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Change an employer; when someone else was first, both versions are shown."""
    row = employer_selectors.employer(request.user, pk)
    form = EmployerForm(request.POST or None, user=request.user, employer=row)
    if perform(request, form, partial(employers.change, employer=row, by=request.user)):
        return redirect("employers:employer", pk=row.pk)

    def again(data: QueryDict) -> EmployerForm:
        return EmployerForm(data, user=request.user, employer=employer_selectors.employer(request.user, pk))

    form, changes = over_newest(form, again)
    return form_page(request, "employers/employer_form.html", form, employer=row, changes=changes)


@require_http_methods(["GET", "POST"])
def site_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Add a site of an employer."""
    row = employer_selectors.employer(request.user, pk)
    form = SiteForm(request.POST or None)
    if perform(request, form, partial(employers.add_site, employer=row, by=request.user)):
        return redirect("employers:employer", pk=row.pk)
    return form_page(request, "employers/site_form.html", form, employer=row, site=None)


@require_http_methods(["GET", "POST"])
def site_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Change a site; when someone else was first, both versions are shown."""
    row = employer_selectors.site(request.user, pk)
    form = SiteForm(request.POST or None, site=row)
    if perform(request, form, partial(employers.change_site, site=row, by=request.user)):
        return redirect("employers:employer", pk=row.employer_id)
    form, changes = over_newest(
        form, lambda data: SiteForm(data, site=employer_selectors.site(request.user, pk))
    )
    context = {"employer": row.employer, "site": row, "changes": changes}
    return form_page(request, "employers/site_form.html", form, **context)
