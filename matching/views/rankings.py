"""Pages about a youth's ranking."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import selectors as candidates
from candidates.services import files
from jobmatch.errors import RuleBroken
from matching.forms.weightings import WeightingForm
from matching.presentation import rankings as presentation
from matching.selectors import weightings as shown_weights
from matching.services import rankings, weightings


@require_GET
def ranking(request: HttpRequest, pk: str) -> HttpResponse:
    """The vacancies in order for a youth: ranked, one step away, not now."""
    today = timezone.localdate()
    candidate = candidates.candidate(request.user, pk)
    ranked = rankings.rank_for(candidate=candidate, by=request.user, on=today, today=today)
    name = request.GET.get("list", "ranked")
    if name not in presentation.LISTS:
        name = "ranked"
    page = presentation.page(ranked, name=name, number=request.GET.get("page"), lang=_language())
    context = {
        "candidate": ranked.candidate,
        "sealed_open": ranked.sealed_open,
        "list": name,
        "counts": {each: len(getattr(ranked.ranking, each)) for each in presentation.LISTS},
        "page": page,
    }
    template = "matching/_rows.html" if request.htmx else "matching/ranking.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
def weighting(request: HttpRequest, pk: str) -> HttpResponse:
    """*What matters most to you*: move points between the criteria."""
    candidate = candidates.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form = WeightingForm(request.POST or None, initial=shown_weights.shown(candidate))
    newest: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            weightings.save(
                candidate=candidate,
                version=form.cleaned_data["version"],
                weights=form.weights,
                by=request.user,
            )
            return redirect("matching:ranking", pk=pk)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
            newest = form.over(shown_weights.shown(candidate)) if broken.code == "stale" else []
    context = {"candidate": candidate, "form": form, "newest": newest}
    return render(request, "matching/weighting.html", context, status=422 if form.errors else 200)


@require_POST
def reset_weighting(request: HttpRequest, pk: str) -> HttpResponse:
    """Back to the usual points, from the version that the page showed."""
    candidate = candidates.candidate(request.user, pk)
    text = request.POST.get("version", "")
    version = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    try:
        weightings.reset(candidate=candidate, version=version, by=request.user)
    except RuleBroken as broken:
        messages.error(request, broken.message)
        return redirect("matching:weighting", pk=pk)
    return redirect("matching:ranking", pk=pk)


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"
