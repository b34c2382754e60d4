"""The first talk over the API: that it was held, and that it was not."""

from django.utils import timezone
from ninja import Router

from candidates.models import Candidate
from candidates.schemas.casework.talks import HeldIn
from candidates.schemas.files.file import SavedOut
from candidates.selectors.files import files
from candidates.services.casework import talks
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import WRITE_ERRORS

router = Router(tags=["candidates"])
SAVED = {200: SavedOut, **WRITE_ERRORS}


@router.post("/candidates/{pk}/first-talk", response=SAVED, operation_id="first_talk_held")
def held(request: ApiRequest, pk: str, given: HeldIn) -> Candidate:
    """The first talk was held today; the step to have it is done, and the next one is made."""
    candidate = files.candidate(request.auth, pk)
    return talks.finish(candidate=candidate, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/candidates/{pk}/first-talk/taking-back", response=SAVED, operation_id="first_talk_not_held")
def take_back(request: ApiRequest, pk: str) -> Candidate:
    """The talk was marked as held by mistake."""
    return talks.take_back(candidate=files.candidate(request.auth, pk), by=request.auth)
