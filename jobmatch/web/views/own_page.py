"""The employer's own page: what each app has for somebody of an employer, put together.

To add to it from above (proposals, *who comes when*): a selector there, its rows in `_page`. What shows a
name only behind a sign-in, or where `opened.is_proved`.
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from employers import own_session
from employers.models import Employer
from employers.own_session import linked_page
from employers.selectors import own
from jobmatch.accounts.requests import StaffRequest

TEMPLATE = "web/own_page.html"


@require_GET
def own_page(request: StaffRequest) -> HttpResponse:
    """Where somebody of an employer begins after signing in."""
    return _page(request, own.of_user(request.user), linked=False)


@linked_page
@require_GET
def by_link(request: HttpRequest) -> HttpResponse:
    """The own page by a link: without what takes a sign-in."""
    person, _opened = own_session.person_of(request)
    return _page(request, own.of_person(person.pk), linked=True)


def _page(request: HttpRequest, employers: Iterable[Employer], *, linked: bool) -> HttpResponse:
    today = timezone.localdate()
    rows = own.own_page(employers, on=today)
    layout = "employers/own_base.html" if linked else "base.html"
    return render(request, TEMPLATE, {"rows": rows, "today": today, "linked": linked, "layout": layout})
