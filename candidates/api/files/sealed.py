"""What is sealed over the API: for the own jobhunter only, and each opening is in the access log."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from candidates.models import Candidate
from candidates.schemas.files.file import SavedOut
from candidates.schemas.files.parts import NeedsIn, OwnWordsIn
from candidates.schemas.files.sealed import SealedOut
from candidates.selectors.files import files
from candidates.services.files import sealed
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["candidates", "sealed"])


@router.get("/candidates/{pk}/sealed", response={200: SealedOut, **READ_ERRORS}, operation_id="sealed")
def read_sealed(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: open own words and, under live consent, the needs. The opening is in the access log."""
    candidate = files.own_file(request.auth, pk, on=timezone.localdate())
    opened = sealed.read(candidate=candidate, by=request.auth, on=timezone.localdate())
    needs = opened.needs
    return {
        "version": candidate.version,
        "own_words": opened.own_words,
        "needs": None if needs is None else [{"item": code, "must": must} for code, must in needs.items()],
        "needs_version": opened.needs_version,
    }


@router.put(
    "/candidates/{pk}/own-words", response={200: SavedOut, **WRITE_ERRORS}, operation_id="save_own_words"
)
def save_own_words(request: ApiRequest, pk: str, given: OwnWordsIn) -> Candidate:
    """SEALED: keep what the youth says in their own words."""
    candidate = files.own_file(request.auth, pk, on=timezone.localdate())
    return sealed.save_own_words(
        candidate=candidate, version=given.version, text=given.text, by=request.auth, on=timezone.localdate()
    )


@router.put("/candidates/{pk}/needs", response={200: SavedOut, **WRITE_ERRORS}, operation_id="save_needs")
def save_needs(request: ApiRequest, pk: str, given: NeedsIn) -> dict[str, UUID | int]:
    """SEALED: keep what a workplace must or should offer; only under a live consent."""
    candidate = files.own_file(request.auth, pk, on=timezone.localdate())
    needs = {row.item: row.must for row in given.needs}
    if len(needs) != len(given.needs):
        raise RuleBroken("twice", _("Something is in the list twice. Take one of the two out."))
    row = sealed.save_needs(
        candidate=candidate, version=given.version, needs=needs, by=request.auth, on=timezone.localdate()
    )
    return {"id": candidate.pk, "version": row.version}
