"""The pages of a youth, opened with a one-time link and a word: short, plain, without scripts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from candidates.enums import LinkPurpose
from candidates.youth_session import candidate_of, youth_page


@youth_page
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What a youth may do here."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    return render(request, "candidates/mine.html", {"candidate": candidate})
