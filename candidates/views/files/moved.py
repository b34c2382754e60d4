"""Addresses of pages about a youth that were English once."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candidates.selectors.files import files as file_selectors
from jobmatch.accounts.requests import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
def moved(request: StaffRequest, pk: str, to: str, **names: str) -> HttpResponse:
    """To the new address, with what was asked; what was typed in a form goes along."""
    file_selectors.candidate(request.user, pk)
    return _lead(request, to, {"pk": pk, **names})


@require_http_methods(["GET", "HEAD", "POST"])
def moved_telling(request: StaffRequest, pk: str, to: str, **names: str) -> HttpResponse:
    """To the new address of what was told, for who may open that."""
    file_selectors.own_file(request.user, pk, on=timezone.localdate())
    return _lead(request, to, {"pk": pk, **names})


def _lead(request: StaffRequest, to: str, names: dict[str, str]) -> HttpResponse:
    address, query = reverse(to, kwargs=names), request.META["QUERY_STRING"]
    address = f"{address}?{query}" if query else address
    return HttpResponsePermanentRedirect(address, preserve_request=request.method == "POST")
