"""*Show to the youth*: the screen turned towards one youth, with everyone else out of sight.

While it is on, the session opens that youth's own pages and a few that name nobody; each other page leads to
the question whether to stop, and the API is closed. The jobhunter answers with a plain POST.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jobmatch.doors.access import API_NAMESPACE
from jobmatch.http.problems import problem

SESSION_KEY = "shown_to"
OWN_PAGES = frozenset({"candidates", "matching"})
TURNS_THE_SCREEN = "web:show"
NAMING_NOBODY = frozenset(
    {
        "web:home",
        "web:set_language",
        "web:stop_showing",
        "web:find_occupations",
        "web:find_skills",
        "account_logout",
        "matching:how",
    }
)


def start(request: HttpRequest, *, candidate: UUID) -> None:
    """Turn the screen towards this youth for the rest of the session, until the jobhunter stops."""
    request.session[SESSION_KEY] = str(candidate)


def stop(request: HttpRequest) -> str:
    """Turn the screen back; the id of the youth who was looking, or nothing."""
    return str(request.session.pop(SESSION_KEY, ""))


def shown_to(request: HttpRequest) -> str:
    """The id of the youth who looks at the screen, or nothing."""
    session = getattr(request, "session", None)
    return session.get(SESSION_KEY, "") if session is not None else ""


def may_be_seen(request: HttpRequest, *, youth: str, kwargs: dict[str, Any]) -> bool:
    """Whether a page may be on the screen while this youth looks at it."""
    match = request.resolver_match
    if match is None:
        return False
    if match.view_name in NAMING_NOBODY:
        return True
    is_about_a_youth = match.namespace in OWN_PAGES or match.view_name == TURNS_THE_SCREEN
    return is_about_a_youth and str(kwargs.get("pk", "")) == youth


class OneYouthOnly:
    """Refuses, while the screen is turned towards a youth, every page that is not about that youth."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        youth = shown_to(request)
        request.is_shown = bool(youth)  # type: ignore[attr-defined]  # as StaffRequest says
        if not youth or may_be_seen(request, youth=youth, kwargs=kwargs):
            return None
        if request.resolver_match is not None and request.resolver_match.namespace == API_NAMESPACE:
            return problem(403, "showing", _("A youth looks at this screen. Stop that first."))
        return redirect("web:stop_showing")
