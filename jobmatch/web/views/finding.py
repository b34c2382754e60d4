"""Looking up a label of an occupation or a skill, as choices for a form."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from jobmatch.taxonomy.selectors import Hit, search_occupations, search_skills

LONGEST_SEARCH = 80


def _found(request: HttpRequest, search: Callable[..., list[Hit]]) -> HttpResponse:
    text = request.GET.get(f"find_{request.GET.get('name', '')}", "")[:LONGEST_SEARCH].strip()
    found = {
        "hits": search(text, lang=get_language()) if text else [],
        "text": text,
        "name": request.GET.get("name", "")[:LONGEST_SEARCH],
        "many": request.GET.get("many") == "1",
    }
    return render(request, "components/_hits.html", found)


@require_GET
def find_occupations(request: HttpRequest) -> HttpResponse:
    """Occupations whose label is like what was typed, as choices for a form."""
    return _found(request, search_occupations)


@require_GET
def find_skills(request: HttpRequest) -> HttpResponse:
    """Skills whose label is like what was typed, as choices for a form."""
    return _found(request, search_skills)
