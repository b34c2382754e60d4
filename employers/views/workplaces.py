"""How it is to work somewhere: the list as the employer answers it, what was seen there, and many at once."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from functools import partial

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from employers.forms.workplaces import FactsForm, FactsOfManyForm, SeenForm, place_name
from employers.models import Employer, Site, Vacancy
from employers.permissions import works_cases
from employers.selectors import employers as employer_selectors
from employers.selectors import vacancies
from employers.selectors.workplaces import Workplaces, chain_of, places_of
from employers.services import facts
from employers.templatetags.employers import place
from employers.views.editing import over_newest
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform


@require_http_methods(["GET", "POST"])
def employer_facts(request: StaffRequest, pk: str) -> HttpResponse:
    """Answer the whole list of workplace facts for an employer."""
    row = employer_selectors.employer(request.user, pk)
    return _facts(request, row, None)


@require_http_methods(["GET", "POST"])
def site_facts(request: StaffRequest, pk: str) -> HttpResponse:
    """Answer the list for one site, where it differs from the employer."""
    site = employer_selectors.site(request.user, pk)
    return _facts(request, site.employer, site)


@require_http_methods(["GET", "POST"])
def employer_seen(request: StaffRequest, pk: str) -> HttpResponse:
    """Tick what one sees at an employer."""
    return _seen(request, employer_selectors.employer(request.user, pk), None)


@require_http_methods(["GET", "POST"])
def site_seen(request: StaffRequest, pk: str) -> HttpResponse:
    """Tick what one sees at one site."""
    site = employer_selectors.site(request.user, pk)
    return _seen(request, site.employer, site)


@require_http_methods(["GET", "POST"])
def facts_of_many(request: StaffRequest, pk: str) -> HttpResponse:
    """What is otherwise at which site, and the same answer for many of them at once."""
    today = timezone.localdate()
    row = employer_selectors.employer(request.user, pk)
    chain = chain_of(request.user, row)
    places = places_of(chain)
    form = FactsOfManyForm(request.POST or None, employer=row, places=places)
    act = partial(facts.answer_many, employer=row, by=request.user, on=today)
    if perform(request, form, act, _("The answers are saved. They hold for a year.")):
        return redirect("employers:facts_of_many", pk=row.pk)
    known = Workplaces([shop.pk for shop in chain], on=today)
    form, changes = over_newest(
        form,
        lambda data: FactsOfManyForm(
            data, employer=employer_selectors.employer(request.user, pk), places=places
        ),
    )
    context = {"employer": row, "changes": changes, "lines": _lines(known, row, places)}
    return form_page(request, "employers/facts_of_many.html", form, **context)


@require_GET
def vacancies_csv(request: StaffRequest, pk: str) -> HttpResponse:
    """The open vacancies of an employer and its shops, site by site, for a spreadsheet."""
    row = employer_selectors.employer(request.user, pk)
    shops = [shop.pk for shop in chain_of(request.user, row)]
    rows = vacancies.vacancies(request.user).filter(employer__in=shops).open(on=timezone.localdate())
    ordered = rows.order_by("employer__organisation__name", "employer", "site__name", "title", "pk")
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([list(COLUMNS), *map(_cells, ordered)])
    headers = {"Content-Disposition": 'attachment; filename="vacatures.csv"'}
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _facts(request: StaffRequest, row: Employer, site: Site | None) -> HttpResponse:
    today = timezone.localdate()
    form = _facts_form(request.POST or None, row, site, on=today)
    act = partial(facts.answer, employer=row, site=site, by=request.user, on=today)
    if perform(request, form, act, _("The answers are saved. They hold for a year.")):
        return redirect("employers:employer", pk=row.pk)

    def again(data: QueryDict) -> FactsForm:
        return _facts_form(data, employer_selectors.employer(request.user, str(row.pk)), site, on=today)

    form, changes = over_newest(form, again)
    context = {"employer": row, "site": site, "changes": changes, "works_cases": works_cases(request.user)}
    return form_page(request, "employers/facts_form.html", form, **context)


def _facts_form(data: QueryDict | None, row: Employer, site: Site | None, *, on: date) -> FactsForm:
    rows = employer_selectors.facts(row, on=on, site=site)
    return FactsForm(data, rows=rows, version=row.version, for_site=site is not None)


def _seen(request: StaffRequest, row: Employer, site: Site | None) -> HttpResponse:
    today = timezone.localdate()
    form = SeenForm(request.POST or None, rows=employer_selectors.facts(row, on=today, site=site))
    act = partial(facts.saw, employer=row, site=site, by=request.user, on=today)
    if perform(request, form, act, _("Written down what you saw.")):
        return redirect("employers:relation", pk=row.pk)
    return form_page(request, "employers/seen_form.html", form, employer=row, site=site)


Line = tuple[str, str, list[tuple[str, str]]]


def _lines(known: Workplaces, row: Employer, places: list[facts.Place]) -> list[Line]:
    """Each question with what holds for the employer, and where it is otherwise."""
    at = [(place_name(row, *each), employer_selectors.rows_at(known, *each)) for each in places]
    return [
        (
            general.question,
            general.word,
            [(name, rows[number].word) for name, rows in at if rows[number].state != general.state],
        )
        for number, general in enumerate(employer_selectors.rows_at(known, row))
    ]


# The headings are those that our own import reads, so that the file can come back.
COLUMNS = (
    *("werkgever", "vestiging", "titel", "bron", "kenmerk", "stand", "soort", "beroep", "postcode", "plaats"),
    *("uren min", "uren max", "loon min", "loon max", "loon per", "aantal"),
    *("geplaatst op", "reageren tot", "start op"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cells(row: Vacancy) -> Iterator[str]:
    values = (
        *(row.employer, row.site, row.title, row.source, row.identifier, row.get_state_display()),
        *(row.get_kind_display(), row.occupation),
        *(row.site.postcode if row.site else row.postcode, place(row)),
        *(row.hours_min, row.hours_max, row.pay_min, row.pay_max, row.get_pay_period_display()),
        *(row.openings, row.posted_on, row.closes_on, row.starts_on),
    )
    for value in values:
        text = "" if value is None else str(value)
        yield f"'{text}" if text.startswith(FORMULA) else text  # a spreadsheet calculates nothing of it
