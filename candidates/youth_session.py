"""The half hour in which a youth, who has no account, is at the own pages: a cookie, no Django session.

Used by the pages of candidates and by those of apps above it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.services.casework import youth_links
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from jobmatch.links.services import SESSION, Opened

COOKIE = "jm_youth" if settings.LOCAL else "__Secure-jm_youth"  # of one folder, so not __Host-
FOLDER = "/j/"
View = Callable[..., HttpResponse]


class NotOpen(Exception):  # no error: the youth is led to the public page
    """There is no session that opens this page."""


def youth_page(view: View) -> View:
    """A page of a youth: open without signing in; who has no session for it is led to the public page."""

    @login_not_required
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotOpen:
            return redirect("candidates:link_fresh")
        except RuleBroken as broken:
            if broken.code != "erased":
                raise
            return redirect("candidates:link_fresh")

    return page


def candidate_of(request: HttpRequest, *purposes: str) -> tuple[Candidate, Opened]:
    """The youth of this session, when it was opened for one of the purposes; else `NotOpen`.

    *My page* opens everything; any other purpose only the page whose address names its own target as `pk`.
    """
    opened = links.opened(request.COOKIES.get(COOKIE, ""))
    if opened is None or not _opens(request, opened, purposes):
        raise NotOpen
    candidate = Candidate.objects.select_related("desk__user", "municipality").filter(pk=opened.person)
    found = candidate.filter(erased_on__isnull=True).first()
    if found is None:
        raise NotOpen
    return found, opened


def start(response: HttpResponse, session: str) -> HttpResponse:
    """Give the browser the secret of an opened session."""
    response.set_cookie(
        COOKIE,
        session,
        max_age=int(SESSION.total_seconds()),
        path=FOLDER,
        secure=not settings.LOCAL,
        httponly=True,
        samesite="Strict",
    )
    return response


def end(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The session stops working, in this browser and in any that copied its secret."""
    links.end_session(request.COOKIES.get(COOKIE, ""))
    response.delete_cookie(COOKIE, path=FOLDER, samesite="Strict")
    return response


def _opens(request: HttpRequest, opened: Opened, purposes: tuple[str, ...]) -> bool:
    if opened.purpose == LinkPurpose.MINE:
        return True
    return opened.purpose in purposes and youth_links.target_of(opened) == _target_of(request)


def _target_of(request: HttpRequest) -> UUID | None:
    match = request.resolver_match
    try:
        return UUID(match.kwargs["pk"]) if match else None
    except (KeyError, ValueError):
        return None
