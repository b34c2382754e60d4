"""The half hour in which somebody of an employer is at the own page without signing in: a cookie.

Used by the pages of employers and by those of apps above: what shows a name asks `is_proved` besides.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from employers.models import EmployerPerson
from employers.selectors import own
from jobmatch.audit import services as audit
from jobmatch.audit.services import Actor
from jobmatch.links import services as links
from jobmatch.links.models import Audience
from jobmatch.links.services import SESSION, Opened

COOKIE: Final = "jm_employer" if settings.LOCAL else "__Secure-jm_employer"  # of one folder, so not __Host-
FOLDER: Final = "/w/"
View = Callable[..., HttpResponse]


class NotOpen(Exception):  # no error: who comes is led to the public page
    """There is no session that opens this page."""


def linked_page(view: View) -> View:
    """A page of somebody at an employer: open without signing in, in the half hour of an own link."""

    @login_not_required
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotOpen:
            return redirect("employers:own_closed")

    return page


def person_of(request: HttpRequest) -> tuple[EmployerPerson, Opened]:
    """Whose session this is; else `NotOpen`."""
    opened = links.opened(request.COOKIES.get(COOKIE, ""), audience=Audience.EMPLOYER)
    person = own.person_by_link(opened)
    if opened is None or person is None:
        raise NotOpen
    return person, opened


def doer(person: EmployerPerson) -> Actor:
    """Who acts, for the services and the access log."""
    return audit.employer_person(person.pk)


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
