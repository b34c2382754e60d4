"""What will go, and when: said a month before."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.presentation.rights.terms import shown
from candidates.selectors.rights import terms as terms_selectors
from jobmatch.accounts.requests import StaffRequest


@require_GET
def terms(request: StaffRequest) -> HttpResponse:
    """Files that go by themselves, and those that somebody has to decide about; names for who sees files."""
    return render(
        request, "candidates/terms.html", shown(terms_selectors.going(request.user, on=timezone.localdate()))
    )
