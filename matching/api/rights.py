"""The copy of a youth, and the erasing of a file: over the API."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from ninja import Router

from candidates import permissions
from candidates.selectors.files import files
from candidates.selectors.rights import rights
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.schemas.rights import CopyOut, ErasedOut, EraseIn
from matching.services.rights import copies, erasure

router = Router(tags=["rights"])


@router.get("/candidates/{pk}/copy", response={200: CopyOut, **READ_ERRORS}, operation_id="copy")
def copy(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: everything about the youth, made by the own jobhunter to give. It is in the access log."""
    candidate = files.candidate(request.auth, pk)
    if not permissions.is_assigned(user=request.auth, candidate=candidate):
        raise Http404
    return copies.as_json(copies.make(candidate=candidate, by=request.auth))


@router.post("/rights/{pk}/erasure", response={200: ErasedOut, **WRITE_ERRORS}, operation_id="erase")
def erase(request: ApiRequest, pk: str, given: EraseIn) -> dict[str, Any]:
    """Carry out an open request for erasure. Nobody can bring it back."""
    erased = erasure.carry_out(
        request=rights.request_for(request.auth, pk),
        version=given.version,
        by=request.auth,
        on=timezone.localdate(),
    )
    return {"id": erased.pk, "erased_on": str(erased.erased_on)}
