"""The whole picture: everything that is kept of a youth, to read together or on paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates import permissions
from candidates.presentation.consents import consents
from candidates.presentation.rights import picture as picture_presentation
from candidates.selectors.consents.consents import newest_consents
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest


@require_GET
def picture(request: StaffRequest, pk: str) -> HttpResponse:
    """What is kept, who may see it, what went to whom; what is sealed only for who opens it."""
    today = timezone.localdate()
    candidate = file_selectors.file(request.user, pk)
    opened = files.read(candidate=candidate, by=request.user, on=today)
    purposes = permissions.purposes_seen(user=request.user, candidate=candidate, on=today)
    allowed = consents.allowed(newest_consents(candidate), on=today, purposes=purposes)
    context = {
        "candidate": candidate,
        "picture": picture_presentation.picture(candidate, opened, allowed),
        "today": today,
    }
    context["may_open"] = opened is not None
    return render(request, "candidates/picture.html", context)
