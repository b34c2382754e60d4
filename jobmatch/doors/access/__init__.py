"""Which role may call which page and which operation of the API, and on whose objects. Closed by default.

A page or operation that is in neither table is refused, and fails tests/jobmatch/doors/test_access.py. A
wrong role is answered with 403 before any object is looked up; someone else's, a malformed and an absent
object all with the same bare 404, which the selectors raise.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from jobmatch.doors.access.operations import OPERATIONS
from jobmatch.doors.access.pages import PAGES
from jobmatch.doors.access.rules import Objects, Rule

__all__ = [
    "API_NAMESPACE",
    "OPERATIONS",
    "PAGES",
    "DeclaredAccess",
    "Objects",
    "Rule",
    "may_call",
    "operation_of",
]

API_NAMESPACE = "api"
API_PREFIX = "api/v1"


def operation_of(request: HttpRequest) -> str:
    """The operation as the OpenAPI document writes it, such as `GET /candidates/{pk}`."""
    match = request.resolver_match
    route = match.route if match else ""
    path = route.removeprefix(API_PREFIX).replace("<str:", "<").replace("<", "{").replace(">", "}")
    return f"{request.method} {path}"


def may_call(user: Any, rule: Rule | None) -> bool:
    """Has the user a role that the rule admits? What is not declared admits nobody."""
    if rule is None:
        return False
    if rule.public or (rule.visitors and not user.is_authenticated):
        return True
    return bool(user.is_authenticated and user.roles & rule.roles)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 403 page: the same bytes for everyone."""
    return HttpResponse(render_to_string("403.html"), status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The 404 page: says nothing of what was asked, so that 'not yours' and 'not there' look alike."""
    return HttpResponse(render_to_string("404.html"), status=404)


class DeclaredAccess:
    """Refuses every page whose rule is missing or does not admit the user; the API checks its own table."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is None:
            return refused(request)
        if match.namespace == API_NAMESPACE and match.view_name not in PAGES:
            return None  # jobmatch.api: every operation passes its `auth` first
        return None if may_call(request.user, PAGES.get(match.view_name)) else refused(request)
