"""From a placement toward the dream, and from a vacancy to the youths of the own desk."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.rules import step_marks
from employers.selectors import vacancies
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.returning import way_back
from matching.selectors import placements
from matching.services.ranking import rungs, youths


@require_GET
def rung(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """The next rung: what of the own ranking leads to the dream, at the same employer first."""
    row = placements.placement(request.user, pk, placement_pk)
    found = rungs.next_rungs(placement=row, by=request.user, on=timezone.localdate())
    context = {
        "candidate": row.candidate,
        "placement": row,
        "rungs": found,
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
