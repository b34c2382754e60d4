"""Rankings that were kept: the list with the button to keep one, and one of them opened."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.permissions import may_open_sealed
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt
from matching.forms.kept import KeepForm
from matching.presentation import kept as presentation
from matching.selectors import kept as selectors
from matching.services.ranking import kept


@require_http_methods(["GET", "POST"])
def listed(request: StaffRequest, pk: str) -> HttpResponse:
    """Which rankings were kept, when and why; the button beside a ranking posts here."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    if request.method == "POST":
        act = partial(kept.keep, candidate=candidate, by=request.user, on=today)
        attempt(request, KeepForm(request.POST), act, _("The ranking is kept."))
        return redirect("matching:kept_rankings", pk=pk)
    files.look_into(candidate=candidate, by=request.user)
    context = {
        "candidate": candidate,
        "rows": selectors.of_candidate(candidate),
        "may_open": may_open_sealed(user=request.user, candidate=candidate, on=today),
    }
    return render(request, "matching/kept_rankings.html", context)


@require_GET
def one(request: StaffRequest, pk: str, kept_pk: str) -> HttpResponse:
    """One kept ranking as it was, and whether it comes out the same when it is worked out again."""
    today = timezone.localdate()
    row = selectors.kept_ranking(request.user, pk, kept_pk, on=today)
    opened = kept.read(kept=row, by=request.user, on=today)
    context = {
        "candidate": row.candidate,
        "kept": row,
        "opened": opened,
        "sections": presentation.sections(opened),
        "worked_out": kept.work_out(row.policy, opened),
    }
    return render(request, "matching/kept_ranking.html", context)
