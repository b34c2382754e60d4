"""The coordinator's first page: load, waiting, what is late, who is away, and whether anyone is lost."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.selectors.files import desks
from candidates.selectors.files import overview as overview_selectors
from candidates.selectors.files.due import Due
from candidates.selectors.rights.rights import forced, forced_openings
from employers.selectors.errands import due_errands
from jobmatch.accounts.requests import StaffRequest
from jobmatch.web.presentation import overview as overview_presentation

MOST_ROWS = 20


@require_GET
def overview(request: StaffRequest) -> HttpResponse:
    """Everything on one page; who waits longest is on top of each list."""
    user, on = request.user, timezone.localdate()
    late = overview_selectors.late_steps(user, on=on)
    late_errands = overview_selectors.late_errands(user, on=on)
    context: dict[str, Any] = {
        "today": on,
        "alarms": [
            overview_presentation.alarm(found)
            for found in overview_selectors.lost_youths(user, on=on)[:MOST_ROWS]
        ],
        "loads": overview_selectors.loads(user, on=on),
        "full": settings.CASELOAD,
        "waiting": overview_selectors.waiting(user, on=on),
        "late_count": late.count(),
        "late": [overview_presentation.late(Due(step), on=on) for step in late[:MOST_ROWS]],
        "late_errand_count": late_errands.count(),
        "late_errands": [
            overview_presentation.late_errand(row, on=on) for row in due_errands(late_errands[:MOST_ROWS])
        ],
        "second_persons": overview_selectors.second_persons(user)[:MOST_ROWS],
        "absences": desks.absences(user),
        "referrals": overview_selectors.referrals_waiting(user),
        "openings": [forced(row, now=timezone.now()) for row in forced_openings(user).unreviewed()],
        "pauses": overview_selectors.ending_pauses(user, on=on)[:MOST_ROWS],
    }
    return render(request, "web/overview.html", context)
