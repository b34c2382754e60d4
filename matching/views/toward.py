"""Toward the dream: the route, what opens doors, what follows a placement; and the own desk for a vacancy."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from candidates.rules import step_marks
from candidates.selectors.files import files as file_selectors
from employers.selectors import employers, vacancies
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.returning import way_back
from matching.presentation import doors as door_presentation
from matching.presentation import route as route_presentation
from matching.selectors import placements
from matching.services.ranking import doors as door_services
from matching.services.ranking import reach, rungs, youths
from matching.services.ranking import route as route_services


@require_GET
def route(request: StaffRequest, pk: str) -> HttpResponse:
    """The way from now to the dream, as a picture and in words; a part of a page gets the picture."""
    candidate = file_selectors.candidate(request.user, pk)
    found = route_services.for_staff(candidate=candidate, by=request.user, on=timezone.localdate())
    context = {
        "candidate": found.ranked.candidate,
        "route": route_presentation.shown(found, lang=language(), to_youth=request.is_shown),
        "sealed_open": found.ranked.sealed_open,
    }
    template = "matching/_route_short.html" if request.htmx else "matching/route.html"
    return render(request, template, context)


@require_GET
def doors(request: StaffRequest, pk: str) -> HttpResponse:
    """What opens doors for this youth, each with how it begins."""
    candidate = file_selectors.candidate(request.user, pk)
    found = door_services.for_candidate(candidate=candidate, by=request.user, on=timezone.localdate())
    context = {
        "candidate": found.candidate,
        "bars": door_presentation.bars(found.doors, lang=language(), to_youth=request.is_shown),
        "sealed_open": found.sealed_open,
    }
    return render(request, "matching/doors.html", context)


@require_GET
def rung(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """The next step after this work: what leads to the dream, at the same employer first."""
    row = placements.placement(request.user, pk, placement_pk)
    found = rungs.next_rungs(placement=row, by=request.user, on=timezone.localdate())
    whole, lang, is_shown = found.route, language(), request.is_shown
    context = {
        "candidate": row.candidate,
        "placement": row,
        "rungs": found,
        "here": [route_presentation.stone(whole, each, lang=lang, to_youth=is_shown) for each in found.here],
        "elsewhere": [
            route_presentation.stone(whole, each, lang=lang, to_youth=is_shown) for each in found.elsewhere
        ],
        "step": row.candidate.steps.open().filter(mark=step_marks.rung(row.pk), primary_for=None).first(),
        "back_to": way_back(request),
    }
    return render(request, "matching/rung.html", context)


@require_GET
def for_vacancy(request: StaffRequest, pk: str) -> HttpResponse:
    """The youths of the own desk who have this vacancy among the first of their own list."""
    today = timezone.localdate()
    vacancy = vacancies.vacancy(request.user, pk)
    found = youths.for_vacancy(vacancy=vacancy, by=request.user, on=today)
    return render(request, "matching/youths.html", {"vacancy": vacancy, "youths": found, "today": today})


@require_GET
def requirements(request: StaffRequest, pk: str) -> HttpResponse:
    """Which requirement this employer could drop, and for how many of the own desk the work would open."""
    vacancy = vacancies.vacancy(request.user, pk)
    found = door_services.for_vacancy(vacancy=vacancy, by=request.user, on=timezone.localdate())
    context = {"vacancy": vacancy, "rows": door_presentation.dropped(found)}
    return render(request, "matching/requirements.html", context)


@require_GET
def employer_reach(request: StaffRequest, pk: str) -> HttpResponse:
    """For how many of the own desk this employer could be something; a part of a page gets the line."""
    row = employers.employer(request.user, pk)
    count = reach.at_employer(employer=row, by=request.user, on=timezone.localdate())
    context = {"employer": row, "count": door_presentation.around(count)}
    template = "matching/_reach.html" if request.htmx else "matching/reach.html"
    return render(request, template, context)


def language() -> str:
    """The language of this page, for words that come from the scorer."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"
