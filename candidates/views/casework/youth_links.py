"""The doors to the pages of a youth: the link with its word, and asking for a fresh link.

Reading a page spends nothing and says nothing: it is the same for every address, known or not.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates import youth_session
from candidates.enums import LinkPurpose
from candidates.forms.casework.youth import FreshLinkForm, LinkWordForm
from candidates.selectors.casework.youth import language_of
from candidates.services.casework import fresh_links, youth_links
from candidates.views.casework import limits
from jobmatch.http.beat import answer_at_once
from jobmatch.links import services as links
from jobmatch.links.services import Opened

PAGE_OF = {
    LinkPurpose.MINE: "candidates:mine",
    LinkPurpose.AGREEMENT: "candidates:my_agreement",
    LinkPurpose.CHECK_IN: "matching:my_check_in",
    LinkPurpose.REPORT: "candidates:my_report",
}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for the word. The right one, by POST, spends the link and opens its page for half an hour."""
    if request.method != "POST":
        return _door(request, status=200)
    if not limits.allows(request, limits.WORD):
        return _door(
            request, status=429, refusal=_("Too many tries from here. Wait a while, or call your jobhunter.")
        )
    form = LinkWordForm(request.POST)
    session = youth_links.open_up(secret=secret, word=form.cleaned_data["word"]) if form.is_valid() else None
    opened = links.opened(session) if session else None
    if session is None or opened is None:
        refusal = _("This does not open. The word is not right, or the link does not work any more.")
        return _door(request, status=422, refusal=refusal)
    return youth_session.start(_in_own_language(request, opened), session)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def fresh(request: HttpRequest) -> HttpResponse:
    """Ask for a fresh link. The answer is the same for every address, also for one that asks too often."""
    form = FreshLinkForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "candidates/link_fresh.html", {"form": form}, status=422 if form.errors else 200
        )
    address = form.cleaned_data["address"]
    if not limits.allows(request, limits.FRESH_LINK_HERE):
        answer_at_once(request)  # from here too much was asked, whatever the address
    elif limits.allows(request, limits.FRESH_LINK, key=fresh_links.plain_address(address) or address):
        fresh_links.ask(address=address)
    return render(request, "candidates/link_asked.html")


@login_not_required
@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """The youth is done; the next one at this phone sees nothing."""
    return youth_session.end(request, redirect("candidates:link_fresh"))


def _door(request: HttpRequest, *, status: int, refusal: str = "") -> HttpResponse:
    return render(
        request, "candidates/link.html", {"form": LinkWordForm(), "refusal": refusal}, status=status
    )


def _in_own_language(request: HttpRequest, opened: Opened) -> HttpResponse:
    """To the page of the purpose, in the language of the youth's messages unless one was chosen here."""
    target = youth_links.target_of(opened)
    named = {"pk": target} if target else {}
    response = redirect(reverse(PAGE_OF[LinkPurpose(opened.purpose)], kwargs=named))
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language_of(opened.person),
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
