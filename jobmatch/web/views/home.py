"""The start page, the language, and every part of the look."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.i18n import set_language as django_set_language

from jobmatch.accounts.requests import StaffRequest
from jobmatch.web import showing
from jobmatch.web.gallery import example_page
from jobmatch.web.welcome import page_of

set_language = login_not_required(require_POST(django_set_language))


@require_GET
def home(request: StaffRequest) -> HttpResponse:
    """Where the work of the signed-in user begins; while a youth looks along, that youth's own page."""
    if youth := showing.shown_to(request):
        return redirect("candidates:file", pk=youth)
    if page := page_of(request.user.roles):
        return redirect(page)
    return render(request, "web/welcome.html")


@login_not_required
@require_http_methods(["GET", "POST"])
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the look on one page; in the demo only."""
    if not settings.DEMO:
        raise Http404
    return example_page(request)
