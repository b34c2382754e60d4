"""How vacancies are put in order, for everybody to read."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matching.presentation.how import how as told
from matching.scorer.v2 import policy


@login_not_required
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """What counts, how much, what never does and what shuts a vacancy, as the policy in force has it."""
    return render(request, "matching/how.html", {"how": told(policy.load())})
