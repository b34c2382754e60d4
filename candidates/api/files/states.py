"""In what state a file is, who works it, and who must not: over the API."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status

from candidates.models import Bar, Candidate
from candidates.schemas.casework.casework import BarIn, BarOut, BarsOut, GiveIn, MoveIn, StateOut
from candidates.schemas.files.file import SavedOut
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.files import assignments, files, moves
from candidates.services.files import bars as bar_services
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["candidates"])


@router.post("/candidates/{pk}/state", response={200: StateOut, **WRITE_ERRORS}, operation_id="move_file")
def move_file(request: ApiRequest, pk: str, given: MoveIn) -> Candidate:
    """Pause, let rest, end, or open again."""
    return moves.move(
        candidate=file_selectors.candidate(request.auth, pk),
        version=given.version,
        to=given.to,
        until=given.until,
        ending=given.ending or "",
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/candidates/{pk}/desk", response={200: SavedOut, **WRITE_ERRORS}, operation_id="give_file")
def give_file(request: ApiRequest, pk: str, given: GiveIn) -> Candidate:
    """Hand one file over for good, with all its steps."""
    candidate = file_selectors.candidate(request.auth, pk)
    desk = casework.other_desks(candidate).filter(pk=given.desk).first()
    if desk is None:
        raise RuleBroken("desk", _("Choose another desk of this municipality, of someone who is welcome."))
    return assignments.give(
        candidate=candidate, version=given.version, desk=desk, by=request.auth, on=timezone.localdate()
    )


@router.get("/candidates/{pk}/bars", response={200: BarsOut, **READ_ERRORS}, operation_id="bars")
def bars(request: ApiRequest, pk: str) -> dict[str, Any]:
    """Whom the youth does not want at the file, and the others of the staff. The look is logged."""
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return {"bars": list(casework.bars(request.auth, pk)), "staff": list(casework.staff(candidate))}


@router.post("/candidates/{pk}/bars", response={201: BarOut, **WRITE_ERRORS}, operation_id="add_bar")
def add_bar(request: ApiRequest, pk: str, given: BarIn) -> Status[Bar]:
    """From now on this member of staff does not see the file."""
    candidate = file_selectors.candidate(request.auth, pk)
    user = casework.staff(candidate).filter(pk=given.user).first()
    if user is None:
        raise RuleBroken("not_staff", _("Choose someone of the staff of this municipality."))
    return Status(201, bar_services.add(candidate=candidate, user=user, by=request.auth))


@router.delete(
    "/candidates/{pk}/bars/{bar_pk}", response={204: None, **WRITE_ERRORS}, operation_id="remove_bar"
)
def remove_bar(request: ApiRequest, pk: str, bar_pk: str) -> Status[None]:
    """The youth has no objection any more."""
    bar_services.remove(bar=casework.bar(request.auth, pk, bar_pk), by=request.auth)
    return Status(204, None)
