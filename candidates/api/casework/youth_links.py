"""The word that is agreed with a youth and links that open with it, over the API. No youth calls it."""

from datetime import datetime

from django.utils import timezone
from ninja import Router

from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.schemas.casework.youth_links import LinkOut, WordIn
from candidates.schemas.files.file import SavedOut
from candidates.selectors.casework import casework
from candidates.selectors.casework.youth import link_word_file
from candidates.selectors.files import files
from candidates.services.casework import link_word, youth_links
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import WRITE_ERRORS

router = Router(tags=["candidates"])
SENT = {200: LinkOut, **WRITE_ERRORS}


@router.put("/candidates/{pk}/word", response={200: SavedOut, **WRITE_ERRORS}, operation_id="agree_word")
def agree_word(request: ApiRequest, pk: str, given: WordIn) -> Candidate:
    """Agree on a word, with the youth there. It cannot be read back; links that were sent open no more."""
    today = timezone.localdate()
    return link_word.agree(
        candidate=link_word_file(request.auth, pk, on=today),
        version=given.version,
        word=given.word,
        by=request.auth,
        on=today,
    )


@router.post("/candidates/{pk}/link", response=SENT, operation_id="send_link")
def send_link(request: ApiRequest, pk: str) -> dict[str, datetime]:
    """Send a link to the youth's own page: at once, or in the hours that the youth chose."""
    leaves = youth_links.send_for(
        candidate=files.candidate(request.auth, pk),
        purpose=LinkPurpose.MINE,
        by=request.auth,
        on=timezone.localdate(),
    )
    return {"leaves_at": leaves}


@router.post(
    "/candidates/{pk}/agreements/{agreement_pk}/link", response=SENT, operation_id="send_agreement_link"
)
def send_agreement_link(request: ApiRequest, pk: str, agreement_pk: str) -> dict[str, datetime]:
    """Send a link with which the youth says yes to this agreement."""
    agreement = casework.agreement(request.auth, pk, agreement_pk)
    leaves = youth_links.send_for(
        candidate=agreement.candidate,
        purpose=LinkPurpose.AGREEMENT,
        target=agreement.pk,
        by=request.auth,
        on=timezone.localdate(),
    )
    return {"leaves_at": leaves}
