"""The start page, the language, looking together with a youth, and looking up a label."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language as django_set_language

from candidates import selectors as candidates
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.taxonomy.selectors import Hit, search_occupations, search_skills
from jobmatch.web import showing
from jobmatch.web.gallery import example_page
from jobmatch.web.welcome import page_of

LONGEST_SEARCH = 80

set_language = login_not_required(require_POST(django_set_language))


@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """Where the work of the signed-in user begins; while a youth looks along, that youth's own page."""
    if youth := showing.shown_to(request):
        return redirect("candidates:file", pk=youth)
    if page := page_of(request.user.roles):
        return redirect(page)
    return render(request, "web/welcome.html")


@require_POST
def show(request: StaffRequest, pk: str) -> HttpResponse:
    """Turn the screen towards a youth whose file the user may see."""
    candidate = get_object_or_404(candidates.candidates(request.user), pk=uuid_or_404(pk))
    showing.start(request, candidate=candidate.pk)
    return redirect("candidates:file", pk=candidate.pk)


@require_http_methods(["GET", "POST"])
def stop_showing(request: StaffRequest) -> HttpResponse:
    """Ask the jobhunter whether to turn the screen back, and do it."""
    youth = showing.shown_to(request)
    if not youth:
        return redirect("web:home")
    if request.method == "POST":
        showing.stop(request)
        return redirect("candidates:file", pk=youth)
    return render(request, "web/stop_showing.html", {"youth": youth})


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


@login_not_required
@require_http_methods(["GET", "POST"])
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the look on one page; in the demo only."""
    if not settings.DEMO:
        raise Http404
    return example_page(request)
