"""Break-glass over the API."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import ForcedOpening
from candidates.schemas.rights.rights import ForcedOut, ForceIn, ReasonedForcedOut, VerdictIn
from candidates.selectors.files import files
from candidates.selectors.rights import rights
from candidates.services.rights import forced_openings
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["rights", "sealed"])


@router.post(
    "/candidates/{pk}/forced-opening", response={201: ForcedOut, **WRITE_ERRORS}, operation_id="force"
)
def force(request: ApiRequest, pk: str, given: ForceIn) -> Status[ForcedOpening]:
    """Open what is sealed for an hour, with a reason. The youth is told, somebody else judges it."""
    row = forced_openings.force(
        candidate=files.candidate(request.auth, pk),
        reason=given.reason,
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201, row)


@router.get(
    "/forced-openings", response={200: PageOut[ForcedOut], **READ_ERRORS}, operation_id="forced_openings"
)
def every_opening(request: ApiRequest, asked: Query[PageIn]) -> Page[ForcedOpening]:
    """What was opened by force: what waits to be judged first."""
    return page_of(rights.forced_openings(request.auth), asked)


@router.get(
    "/forced-openings/{pk}", response={200: ReasonedForcedOut, **READ_ERRORS}, operation_id="forced_opening"
)
def one_opening(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: one of them with its reason. The opening of the reason is in the access log."""
    row = rights.forced_opening(request.auth, pk)
    reason = forced_openings.read_reason(opening=row, by=request.auth)
    return {**ForcedOut.from_orm(row).model_dump(by_alias=True), "reason": reason}


@router.post(
    "/forced-openings/{pk}/verdict", response={200: ForcedOut, **WRITE_ERRORS}, operation_id="judge_opening"
)
def judge(request: ApiRequest, pk: str, given: VerdictIn) -> ForcedOpening:
    """Was it needed? Never by who did it."""
    return forced_openings.judge(
        opening=rights.forced_opening(request.auth, pk),
        version=given.version,
        verdict=given.verdict,
        by=request.auth,
    )
