"""The own page of an employer: the door of a link, and what one tap answers, with and without signing in.

Reading the door spends nothing and says nothing: it is the same for every address, known or not.
"""

from collections.abc import Callable
from functools import partial, wraps

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers import own_session
from employers.forms.workplaces import FactsForm
from employers.models import EmployerPerson, Vacancy
from employers.own_session import NotOpen, View, linked_page
from employers.selectors import employers as employer_selectors
from employers.selectors import own
from employers.selectors import vacancies as vacancy_selectors
from employers.services import asking, call_me, facts, sign_ins
from employers.services.facts import Place
from employers.views.editing import over_newest
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version
from jobmatch.http.returning import way_back
from jobmatch.links import services as links
from jobmatch.links.models import Audience
from jobmatch.links.services import Opened
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

# Many people of one company share an address.
RATES = {"own_door": "60/10m/ip,600/d/ip"}
HOLDS, FILLED = "open", "filled"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, secret: str) -> HttpResponse:
    """One button. Pressed, it opens the page for half an hour; the link opens again as long as it lasts."""
    if request.method != "POST":
        return render(request, "employers/own_door.html")
    if ratelimit.consume(request, app="employers", action="own_door", config=RATES) is None:
        refusal = _("Too many tries from here. Wait a while, or call your jobhunter.")
        return render(request, "employers/own_door.html", {"refusal": refusal}, status=429)
    session = sign_ins.open_up(secret=secret)
    opened = links.opened(session, audience=Audience.EMPLOYER) if session else None
    if session is None or opened is None:
        return closed(request, status=422)
    response = own_session.start(_first_page(opened), session)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            own.language_of(opened.person),
            secure=settings.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


def _first_page(opened: Opened) -> HttpResponse:
    """Where a link leads: to what it is about, else to the own page."""
    if opened.purpose == sign_ins.PROPOSAL and opened.target is not None:
        return redirect("matching:linked_proposal", pk=opened.target)
    return redirect("web:linked_page")


@login_not_required
@require_http_methods(["GET", "HEAD"])
def closed(request: HttpRequest, *, status: int = 200) -> HttpResponse:
    """Where one lands without a link that opens: how to get in."""
    return render(request, "employers/own_closed.html", status=status)


@linked_page
@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """Somebody is done; the next one at this phone sees nothing."""
    return own_session.end(request, redirect("employers:own_closed"))


@linked_page
@require_http_methods(["GET", "POST"])
def linked_code(request: HttpRequest) -> HttpResponse:
    """The second code, sent to the same mailbox: only what is typed from there opens names.

    It leads back to the page that asked for it.
    """
    _person, opened = own_session.person_of(request)
    session = request.COOKIES.get(own_session.COOKIE, "")
    code = request.POST.get("code", "").strip()
    if opened.is_proved or (code and links.prove(session=session, code=code)):
        return redirect(way_back(request) or "web:linked_page")
    if code:
        messages.error(request, _("That code is not right, or is too old. Ask for a new one."))
    elif request.method == "POST":
        if sign_ins.send_code(session=session):
            messages.success(request, _("A code is on its way to your mailbox."))
        else:
            messages.error(request, _("No code can be sent now. Wait a minute, or call your jobhunter."))
    return render(request, "employers/own_code.html")


@linked_page
@require_POST
def linked_answer(request: HttpRequest, pk: str) -> HttpResponse:
    """*Still open* or *filled*, by link."""
    person, _opened = own_session.person_of(request)
    row = own.vacancy_of_person(person.pk, pk)
    act = partial(asking.answer, vacancy=row, by=own_session.doer(person), on=timezone.localdate())
    _answer(request, act)
    return redirect("web:linked_page")


@linked_page
@require_POST
def linked_call(request: HttpRequest, pk: str) -> HttpResponse:
    """*Call me*, by link."""
    person, _opened = own_session.person_of(request)
    row = own.employer_of_person(person.pk, pk)
    act = partial(call_me.ask, employer=row, by=own_session.doer(person), on=timezone.localdate())
    attempt(request, None, act, _("Noted. You will be called."))
    return redirect("web:linked_page")


def _keeps_answers(view: View) -> View:
    """A list that is sent after the half hour comes back with its answers, to send again; nothing opens."""

    @wraps(view)
    def page(request: HttpRequest, pk: str) -> HttpResponse:
        try:
            return view(request, pk)
        except NotOpen:
            names = ("version", *WORKPLACE_ITEMS)
            told = {name: request.POST[name] for name in names if name in request.POST}
            if not told:
                raise
            return render(request, "employers/own_over.html", {"told": told}, status=422)

    return page


@linked_page
@require_http_methods(["GET", "POST"])
@_keeps_answers
def linked_list(request: HttpRequest, pk: str) -> HttpResponse:
    """The workplace list of an employer, answered whole, by link."""
    person, _opened = own_session.person_of(request)
    return _list(request, person, lambda: (own.employer_of_person(person.pk, pk), None))


@linked_page
@require_http_methods(["GET", "POST"])
@_keeps_answers
def linked_site_list(request: HttpRequest, pk: str) -> HttpResponse:
    """The workplace list of one site, where it differs, by link."""
    person, _opened = own_session.person_of(request)

    def place() -> Place:
        site = own.site_of_person(person.pk, pk)
        return site.employer, site

    return _list(request, person, place)


def _list(request: HttpRequest, person: EmployerPerson, place: Callable[[], Place]) -> HttpResponse:
    today = timezone.localdate()
    row, site = place()

    def form_for(data: QueryDict | None) -> FactsForm:
        rows, newest = employer_selectors.facts(row, on=today, site=site), place()[0].version
        return FactsForm(data, rows=rows, version=newest, for_site=site is not None)

    form = form_for(request.POST or None)
    act = partial(facts.answer, employer=row, site=site, by=own_session.doer(person), on=today)
    if perform(request, form, act, _("The answers are saved. They hold for a year.")):
        return redirect("web:linked_page")
    form, changes = over_newest(form, form_for)
    return form_page(request, "employers/own_list.html", form, employer=row, site=site, changes=changes)


@require_POST
def answer(request: StaffRequest, pk: str) -> HttpResponse:
    """*Still open* or *filled*, by who signed in."""
    row = vacancy_selectors.vacancy(request.user, pk)
    _answer(request, partial(asking.answer, vacancy=row, by=request.user, on=timezone.localdate()))
    return redirect("web:own_page")


@require_POST
def call(request: StaffRequest, pk: str) -> HttpResponse:
    """*Call me*, by who signed in."""
    row = employer_selectors.employer(request.user, pk)
    act = partial(call_me.ask, employer=row, by=request.user, on=timezone.localdate())
    attempt(request, None, act, _("Noted. You will be called."))
    return redirect("web:own_page")


def _answer(request: HttpRequest, act: "partial[Vacancy]") -> None:
    said = {HOLDS: _("Noted: still open."), FILLED: _("Noted: filled.")}
    told = request.POST.get("answer", "")
    if told in said:
        version = read_version(request.POST.get("version"))
        attempt(request, None, partial(act, version=version, holds=told == HOLDS), said[told])
