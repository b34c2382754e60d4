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
from employers.models import Employer, EmployerPerson
from employers.own_session import linked_page
from employers.selectors import own
from jobmatch.accounts.requests import StaffRequest
from matching.models import Introduction
from matching.selectors import coming, proposals

TEMPLATE = "web/own_page.html"


@require_GET
def own_page(request: StaffRequest) -> HttpResponse:
    """Where somebody of an employer begins after signing in."""
    person = own.person_of_user(request.user)
    return _page(request, own.of_user(request.user), linked=False, person=person, named=True)


@linked_page
@require_GET
def by_link(request: HttpRequest) -> HttpResponse:
    """The own page by a link: without what takes a sign-in."""
    person, opened = own_session.person_of(request)
    employers = own.of_person(person.pk)
    proposed = proposals.of_person(person.pk, now=timezone.now())
    return _page(request, employers, linked=True, person=person, named=opened.is_proved, proposed=proposed)


def _page(
    request: HttpRequest,
    employers: Iterable[Employer],
    *,
    linked: bool,
    person: EmployerPerson | None,
    named: bool,
    proposed: Iterable[Introduction] = (),
) -> HttpResponse:
    today, now = timezone.localdate(), timezone.now()
    rows = [
        {
            "own": row,
            "coming": coming.of_employer(row.employer.pk, person, now=now, named=named),
            "to_say": coming.to_say(row.employer.pk, person, now=now) if person and linked else [],
            "check_ins": coming.check_ins_of(row.employer.pk, person, on=today) if person and linked else [],
        }
        for row in own.own_page(employers, on=today)
    ]
    layout = "employers/own_base.html" if linked else "base.html"
    context = {"rows": rows, "today": today, "linked": linked, "named": named, "layout": layout}
    context["proposed"] = proposed
    return render(request, TEMPLATE, context)
