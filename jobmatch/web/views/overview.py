"""The coordinator's first page: load, waiting, what is late, who is away, and whether anyone is lost."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates import selectors
from candidates.selectors import Due
from candidates.selectors.rights.rights import forced, forced_openings
from jobmatch.accounts.requests import StaffRequest
from jobmatch.web.presentation import overview as words

MOST_ROWS = 20


@require_GET
def overview(request: StaffRequest) -> HttpResponse:
    """Everything on one page; who waits longest is on top of each list."""
    user, on = request.user, timezone.localdate()
    late = selectors.late_steps(user, on=on)
    context: dict[str, Any] = {
        "today": on,
        "alarms": [words.alarm(found) for found in selectors.lost_youths(user, on=on)[:MOST_ROWS]],
        "loads": selectors.loads(user, on=on),
        "full": settings.CASELOAD,
        "waiting": selectors.waiting(user, on=on),
        "late_count": late.count(),
        "late": [words.late(Due(step), on=on) for step in late[:MOST_ROWS]],
        "second_persons": selectors.second_persons(user)[:MOST_ROWS],
        "absences": selectors.absences(user),
        "referrals": selectors.referrals_waiting(user),
        "openings": [forced(row, now=timezone.now()) for row in forced_openings(user).unreviewed()],
        "pauses": selectors.ending_pauses(user, on=on)[:MOST_ROWS],
    }
    return render(request, "web/overview.html", context)
