"""Pages about a youth's ranking."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.models import Candidate
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from employers.selectors import vacancies as vacancy_selectors
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version
from matching.forms.filters import WantedForm
from matching.forms.weightings import WeightingForm
from matching.presentation import doors as door_presentation
from matching.presentation import rankings as presentation
from matching.presentation import sheets
from matching.presentation.rows import Reader, VacancyRow, row_of
from matching.selectors import interests as interest_selectors
from matching.selectors import looks
from matching.selectors import weightings as weighting_selectors
from matching.services.ranking import doors, filtering, rankings, weightings

WANTED = "wanted_vacancies"
MOST_ON_A_SHEET, MOST_DOORS = 30, 3


@require_GET
def ranking(request: StaffRequest, pk: str) -> HttpResponse:
    """The vacancies for a youth: the first page, or one shelf, with only what is wanted."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    last_look = looks.last_look(candidate=candidate, by=request.user, before=today)
    feelings = interest_selectors.feelings(candidate)
    form = WantedForm(_wanted(request, pk), last_look=last_look, feelings=feelings)
    found = rankings.rank_for(candidate=candidate, by=request.user, on=today, today=today)
    wanted = form.wanted()
    ranked = filtering.filtered(found, wanted)
    reader = reader_of(request, last_look=last_look, feelings=feelings)
    names = presentation.shelf_names(reader)
    name = next((shelf for shelf in names if shelf == request.GET.get("list")), None)
    context = {
        "candidate": ranked.candidate,
        "ranked": ranked,
        "list": name or presentation.FIRST,
        "shelf_name": name and names[name],
        "tabs": presentation.tabs(ranked, reader),
        "said_once": presentation.said_once(ranked, reader),
        "form": form,
        "wanted": wanted,
        "decided": Counter(feelings.values()),
        "own_weights": ranked.person.weights is not None,
        "chosen": (),
        "keep_key": uuid4(),
    }
    if name is None:
        opened = doors.of(found)
        context["sections"] = presentation.sections(ranked, opened, reader)
        context["doors"] = door_presentation.bars(opened, lang=reader.lang, most_bars=MOST_DOORS)
    else:
        number = request.GET.get("page")
        context["page"] = presentation.shelf(ranked, name=name, number=number, reader=reader)
    return render(request, "matching/_rows.html" if request.htmx else "matching/ranking.html", context)


@require_GET
def offer(request: StaffRequest, pk: str, vacancy_pk: str) -> HttpResponse:
    """One whole vacancy beside a youth: what the work is, and all that is to say of how it fits."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    vacancy = vacancy_selectors.open_vacancy(request.user, vacancy_pk, on=today)
    ranked = rankings.rank_for(candidate=candidate, by=request.user, on=today, today=today, only=vacancy.pk)
    (row,) = (row for shelf in ranked.ranking.shelves.values() for row in shelf.rows)
    context = {
        "candidate": ranked.candidate,
        "ranked": ranked,
        "vacancy": vacancy,
        "row": row_of(ranked, row, reader_of(request, feelings=interest_selectors.feelings(candidate))),
    }
    return render(request, "matching/offer.html", context)


@require_GET
def sheet(request: StaffRequest, pk: str) -> HttpResponse:
    """Chosen vacancies for home, to print or to put in a message."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    asked = request.GET.getlist("vacancy")[:MOST_ON_A_SHEET]
    chosen = vacancy_selectors.open_ones(request.user, asked, on=timezone.localdate())
    ranked = rankings.rank_for_youth(candidate=candidate, on=timezone.localdate())
    lang = "en" if candidate.message_language == "en" else "nl"
    fits = presentation.fits(ranked, [row.pk for row in chosen], Reader(lang, is_youth=True))
    shown = sheets.sheet(candidate, chosen, fits)
    context = {"candidate": candidate, "sheet": shown, "chosen": chosen, "keep_key": uuid4()}
    return render(request, "matching/sheet.html", context)


@require_http_methods(["GET", "POST"])
def weighting(request: StaffRequest, pk: str) -> HttpResponse:
    """*What matters most to you*: more or less of a criterion, with the first five vacancies beside it."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = WeightingForm(request.POST or None, initial=weighting_selectors.shown(candidate))
    if perform(request, form, partial(weightings.save, candidate=candidate, by=request.user)):
        return redirect("matching:ranking", pk=pk)
    newest = form.over(weighting_selectors.shown(candidate)) if form.is_overtaken else []
    template = "matching/_weights.html" if request.htmx else "matching/weighting.html"
    first = _first_rows(request, candidate, form.weights)
    return form_page(request, template, form, candidate=candidate, newest=newest, first=first)


def _first_rows(
    request: StaffRequest, candidate: Candidate, weights: dict[str, int] | None
) -> list[VacancyRow]:
    """The vacancies that would come first with these points."""
    if weights is None:
        return []
    today = timezone.localdate()
    ranked = rankings.rank_for(candidate=candidate, by=request.user, on=today, today=today, weights=weights)
    return presentation.first_rows(ranked, reader_of(request))


@require_POST
def reset_weighting(request: StaffRequest, pk: str) -> HttpResponse:
    """Back to the usual points, from the version that the page showed."""
    candidate = file_selectors.candidate(request.user, pk)
    version = read_version(request.POST.get("version"))
    act = partial(weightings.reset, candidate=candidate, version=version, by=request.user)
    return redirect("matching:ranking" if attempt(request, None, act) else "matching:weighting", pk=pk)


def _wanted(request: StaffRequest, pk: str) -> QueryDict:
    """What to show, as asked now or else before; it stays as long as the same youth is looked at."""
    if request.GET.get("show") == "all":
        request.session.pop(WANTED, None)
    elif "show" in request.GET:
        asked = {name: request.GET.getlist(name) for name in WantedForm.base_fields if name in request.GET}
        request.session[WANTED] = {"youth": pk, "asked": asked}
    kept = request.session.get(WANTED) or {}
    found = QueryDict(mutable=True)
    for name, values in (kept["asked"] if kept.get("youth") == pk else {}).items():
        found.setlist(name, values)
    return found


def reader_of(
    request: StaffRequest, *, last_look: datetime | None = None, feelings: Mapping[UUID, str] | None = None
) -> Reader:
    """Who reads the page. What came in anew is for who works with the list."""
    lang = "en" if (get_language() or "nl").startswith("en") else "nl"
    is_youth = request.is_shown
    return Reader(lang, is_youth, None if is_youth else last_look, feelings or {})
