"""The caseload and a youth's file over the API."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import Candidate
from candidates.schemas.files.file import (
    CaseloadIn,
    DescribedIn,
    FileIn,
    FileOut,
    LikelyOut,
    PersonIn,
    RowOut,
    SavedOut,
)
from candidates.selectors.files import files as file_selectors
from candidates.selectors.files.doubles import Likely
from candidates.services.files import files, towns
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["candidates"])
TAKEN_AWAY = ("birth_date", "birth_year", "parent_heard_on", "town", "message_from", "message_until")


@router.get("/candidates", response={200: PageOut[RowOut], **READ_ERRORS}, operation_id="candidates")
def candidates(request: ApiRequest, asked: Query[CaseloadIn]) -> Page[Candidate]:
    """The caseload: the files in sight, most urgent next step first."""
    return page_of(file_selectors.caseload(request.auth, text=asked.text, ended=asked.ended), asked)


@router.post("/candidates", response={201: SavedOut, **WRITE_ERRORS}, operation_id="open_file")
def open_file(request: ApiRequest, given: FileIn) -> Status[Candidate]:
    """Open a file with its first step; refused with `double` when there may be one, until `compared`."""
    person = given.dict(exclude={"desk", "id"})
    desk = file_selectors.desk_for(request.auth, given.desk)
    today = timezone.localdate()
    return Status(201, files.open_compared(desk=desk, by=request.auth, on=today, key=given.id, **person))


@router.post("/doubles", response={200: LikelyOut, **READ_ERRORS}, operation_id="doubles")
def doubles(request: ApiRequest, given: DescribedIn) -> Likely:
    """Who may have a file already, asked before one is opened. Nothing is kept or changed."""
    desk = file_selectors.desk_for(request.auth, given.desk)
    return files.doubles_of(desk=desk, by=request.auth, **given.dict(exclude={"desk"}))


@router.get("/candidates/{pk}", response={200: FileOut, **READ_ERRORS}, operation_id="file")
def file(request: ApiRequest, pk: str) -> Candidate:
    """A file without what is sealed. The look is in the access log."""
    candidate = file_selectors.file(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return candidate


@router.patch("/candidates/{pk}", response={200: SavedOut, **WRITE_ERRORS}, operation_id="change_person")
def change_person(request: ApiRequest, pk: str, given: PersonIn) -> Candidate:
    """Change who someone is and how to reach them; what is left out stays."""
    candidate = file_selectors.candidate(request.auth, pk)
    changes = given.dict(exclude={"version"}, exclude_unset=True)
    return files.change_person(
        candidate=candidate,
        version=given.version,
        by=request.auth,
        on=timezone.localdate(),
        **_person(candidate, changes),
    )


def _person(candidate: Candidate, changes: dict[str, Any]) -> dict[str, Any]:
    """All personal fields with the changes in them; a town as written becomes the town that is meant."""
    if "town" in changes:
        words, postcode = changes["town"], changes.get("postcode") or candidate.postcode
        changes["town"] = towns.meant(words or "", postcode=postcode)
    if changes.get("birth_date"):
        changes.setdefault("birth_year", None)
    kept = {name: getattr(candidate, name) for name in files.PERSONAL}
    return {**kept, **{name: value for name, value in changes.items() if _says(name, value)}}


def _says(name: str, value: Any) -> bool:
    """Null says nothing, except of what it takes away."""
    return value is not None or name in TAKEN_AWAY
