"""The copy of everything about a youth: for the youth by the own link, or from the own jobhunter."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from candidates import permissions
from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.selectors.files import files
from candidates.youth_session import candidate_of, youth_page
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.audit import services as audit
from matching.services.rights import copies


@require_GET
def copy(request: StaffRequest, pk: str) -> HttpResponse:
    """Everything that is kept of a youth, on screen or on paper, by the own jobhunter for the youth."""
    candidate = _assigned(request.user, pk)
    made = copies.make(candidate=candidate, by=request.user)
    return render(request, "matching/copy.html", {"candidate": candidate, "copy": made})


@require_GET
def copy_file(request: StaffRequest, pk: str) -> HttpResponse:
    """Everything that is kept of a youth as a file for programs, by the own jobhunter for the youth."""
    return _file(copies.make(candidate=_assigned(request.user, pk), by=request.user))


@youth_page
@require_GET
def my_copy(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of the youth, to read or to download."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    made = copies.make(candidate=candidate, by=audit.youth(candidate.pk))
    return render(request, "matching/my_copy.html", {"candidate": candidate, "copy": made})


@youth_page
@require_GET
def my_copy_file(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of the youth as a file for programs, by the own link."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    return _file(copies.make(candidate=candidate, by=audit.youth(candidate.pk)))


def _assigned(user: User, pk: str) -> Candidate:
    candidate = files.candidate(user, pk)
    if not permissions.is_assigned(user=user, candidate=candidate):
        raise Http404
    return candidate


def _file(made: copies.Copy) -> HttpResponse:
    text = json.dumps(copies.as_json(made), ensure_ascii=False, indent=2)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    name = _("my-data-%(day)s.json") % {"day": timezone.localdate().isoformat()}
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
