"""One wording in a text: what a jobhunter says of it, and the neutral wording in its place."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from employers.models import Demand
from employers.selectors import demands as demand_selectors
from employers.services import demands, neutral
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, read_version


@require_POST
def demand(request: StaffRequest, pk: str) -> HttpResponse:
    """Talked about, no objection, not talked about after all."""
    row = demand_selectors.demand(request.user, pk)
    decision = request.POST.get("decision", "")
    act = partial(demands.decide, demand=row, decision=decision, by=request.user, on=timezone.localdate())
    attempt(request, None, act)
    return _back(row)


@require_POST
def demand_neutral(request: StaffRequest, pk: str) -> HttpResponse:
    """Take the neutral wording over into the text."""
    row = demand_selectors.demand(request.user, pk)
    version = read_version(request.POST.get("version"))
    act = partial(neutral.take_over, demand=row, version=version, by=request.user, on=timezone.localdate())
    attempt(request, None, act, _("The text is changed."))
    return redirect("employers:check") if request.POST.get("next") == "check" else _back(row)


def _back(row: Demand) -> HttpResponse:
    """To the page of the text."""
    if row.vacancy_id:
        return redirect("employers:vacancy", pk=row.vacancy_id)
    return redirect("employers:employer", pk=row.employer_id or (row.site and row.site.employer_id))
