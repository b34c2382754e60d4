"""Pages about a youth's ranking."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version
from matching.forms.weightings import WeightingForm
from matching.presentation import rankings as ranking_presentation
from matching.selectors import weightings as weighting_selectors
from matching.services.ranking import rankings, weightings


@require_GET
def ranking(request: StaffRequest, pk: str) -> HttpResponse:
    """The vacancies in order for a youth: ranked, one step away, not now."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    ranked = rankings.rank_for(candidate=candidate, by=request.user, on=today, today=today)
    name = request.GET.get("list", "ranked")
    if name not in ranking_presentation.LISTS:
        name = "ranked"
    page = ranking_presentation.page(ranked, name=name, number=request.GET.get("page"), lang=_language())
    context = {
        "candidate": ranked.candidate,
        "sealed_open": ranked.sealed_open,
        "list": name,
        "counts": {each: len(getattr(ranked.ranking, each)) for each in ranking_presentation.LISTS},
        "page": page,
    }
    template = "matching/_rows.html" if request.htmx else "matching/ranking.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
def weighting(request: StaffRequest, pk: str) -> HttpResponse:
    """*What matters most to you*: move points between the criteria."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = WeightingForm(request.POST or None, initial=weighting_selectors.shown(candidate))
    if perform(request, form, partial(weightings.save, candidate=candidate, by=request.user)):
        return redirect("matching:ranking", pk=pk)
    newest = form.over(weighting_selectors.shown(candidate)) if form.is_overtaken else []
    return form_page(request, "matching/weighting.html", form, candidate=candidate, newest=newest)


@require_POST
def reset_weighting(request: StaffRequest, pk: str) -> HttpResponse:
    """Back to the usual points, from the version that the page showed."""
    candidate = file_selectors.candidate(request.user, pk)
    version = read_version(request.POST.get("version"))
    act = partial(weightings.reset, candidate=candidate, version=version, by=request.user)
    return redirect("matching:ranking" if attempt(request, None, act) else "matching:weighting", pk=pk)


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"
