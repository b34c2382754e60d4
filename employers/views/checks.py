"""*To check*: one decision about one vacancy at a time, and after it the next."""

from dataclasses import asdict
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from employers.models import Vacancy
from employers.presentation.demands import AskedLine, demand_lines
from employers.presentation.vacancies import facts_of
from employers.selectors import checks as check_selectors
from employers.selectors import demands, vacancies
from employers.selectors import employers as employer_selectors
from employers.selectors.locating import locate
from employers.services import checks, employers
from jobmatch.accounts.requests import StaffRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import attempt, read_version
from jobmatch.http.identifiers import uuid_or_none

UNDO = "undo_check"
LONGEST_SEARCH = 80


@require_GET
def check(request: StaffRequest) -> HttpResponse:
    """The next decision, with what to choose from."""
    text = request.GET.get("text", "")[:LONGEST_SEARCH].replace("\0", "").strip()
    lang = get_language() or "nl"
    decision = _asked(request, text, lang) or check_selectors.next_decision(
        request.user, after=uuid_or_none(request.GET.get("after", "")), text=text, lang=lang
    )
    context = {
        "decision": decision,
        "facts": facts_of(decision.vacancy)[:4] if decision else [],
        "asked": _asked_line(decision),
        "left": check_selectors.left(request.user),
        "can_undo": bool(request.session.get(UNDO)),
        "text": text,
    }
    return render(request, "employers/_decision.html" if request.htmx else "employers/check.html", context)


@require_POST
def decide(request: StaffRequest, pk: str) -> HttpResponse:
    """Keep one decision and go on to the next."""
    row = vacancies.vacancy(request.user, pk)
    decisions = {
        "demand": _decide_demand,
        "occupation": _decide_occupation,
        "place": _decide_place,
        "employer": _decide_employer,
    }
    part = request.POST.get("part", "")
    decide_part = decisions.get(part, _decide_nothing)
    version = read_version(request.POST.get("version"))
    done = attempt(request, None, partial(decide_part, request, row, version))
    if done is None:
        return _next(request, vacancy=row, part=part)
    request.session[UNDO] = [_kept(step) for step in done.result]
    return _next(request)


@require_POST
def undo(request: StaffRequest) -> HttpResponse:
    """Take the last decision back and show it again."""
    steps = [_step(kept) for kept in request.session.pop(UNDO, [])]
    done = attempt(request, None, partial(checks.take_back, undo=steps, by=request.user))
    if done is None or not steps:
        return _next(request)
    row = vacancies.vacancy(request.user, str(steps[0].vacancy))
    return _next(request, vacancy=row, part=steps[0].part)


def _decide_nothing(request: StaffRequest, row: Vacancy, version: int) -> list[checks.Undo]:
    raise RuleBroken("part", _("This can't be decided here."))


def _decide_demand(request: StaffRequest, row: Vacancy, version: int) -> list[checks.Undo]:
    asked = demands.demand(request.user, request.POST.get("demand", ""))
    choice = request.POST.get("choice", "")
    return checks.decide_demand(
        vacancy=row, version=version, demand=asked, decision=choice, by=request.user, on=timezone.localdate()
    )


def _decide_occupation(request: StaffRequest, row: Vacancy, version: int) -> list[checks.Undo]:
    chosen = request.POST.get("choice", "")
    occupation = check_selectors.occupation(chosen) if chosen else None
    return checks.decide_occupation(vacancy=row, version=version, occupation=occupation, by=request.user)


def _decide_place(request: StaffRequest, row: Vacancy, version: int) -> list[checks.Undo]:
    text = request.POST.get("place", "").strip()
    if not text and "unknown" not in request.POST:
        raise RuleBroken("place", _("Write a postcode or a town."))
    return checks.decide_place(vacancy=row, version=version, place=locate(text), by=request.user)


def _decide_employer(request: StaffRequest, row: Vacancy, version: int) -> list[checks.Undo]:
    alike = list(check_selectors.alike(request.user, row)) if "alike" in request.POST else []
    employer = None
    if name := request.POST.get("name", "").strip():
        employer = employers.register(name=name, by=request.user)
    elif chosen := request.POST.get("choice", ""):
        employer = employer_selectors.employer(request.user, chosen)
    elif "unknown" not in request.POST:
        raise RuleBroken("employer", _("Choose an employer, or write the name of a new one."))
    return checks.decide_employer(
        vacancy=row, version=version, employer=employer, by=request.user, alike=alike
    )


def _asked_line(decision: check_selectors.Decision | None) -> AskedLine | None:
    """The wording that is decided about, with why it may not be asked."""
    if decision is None or decision.demand is None:
        return None
    lines = demand_lines(decision.vacancy, on=timezone.localdate())
    return next((line for line in lines if line.demand == decision.demand), None)


def _asked(request: StaffRequest, text: str, lang: str) -> check_selectors.Decision | None:
    """The decision that the address names, while it is still open."""
    part = request.GET.get("part", "")
    row = check_selectors.open_question(request.user, uuid_or_none(request.GET.get("vacancy", "")), part)
    return check_selectors.decision(request.user, row, part=part, text=text, lang=lang) if row else None


def _next(request: StaffRequest, *, vacancy: Vacancy | None = None, part: str = "") -> HttpResponseRedirect:
    address = reverse("employers:check")
    return redirect(f"{address}?vacancy={vacancy.pk}&part={part}" if vacancy else address)


def _kept(step: checks.Undo) -> dict[str, Any]:
    """A decision as the session keeps it: text only."""
    before = {name: str(value) if isinstance(value, UUID) else value for name, value in step.before.items()}
    return asdict(step) | {"vacancy": str(step.vacancy), "before": before}


def _step(kept: dict[str, Any]) -> checks.Undo:
    before = {
        name: UUID(value) if name.endswith("_id") and value else value
        for name, value in kept["before"].items()
    }
    return checks.Undo(UUID(kept["vacancy"]), kept["version"], kept["part"], before)
