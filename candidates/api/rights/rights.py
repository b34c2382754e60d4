"""What youths ask about their own data, over the API: recorded at the file, answered by the officer."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from candidates.forms.rights.rights import DONE
from candidates.models import RightsRequest
from candidates.schemas.rights.rights import (
    LetterIn,
    RightIn,
    RightOut,
    RightsAnswerIn,
    ToldRightOut,
    WithdrawRightIn,
    told_out,
)
from candidates.selectors.files import files as file_selectors
from candidates.selectors.rights import rights as rights_selectors
from candidates.services.files import files
from candidates.services.rights import rights
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["rights"])


@router.get("/rights", response={200: PageOut[RightOut], **READ_ERRORS}, operation_id="rights")
def every_request(request: ApiRequest, asked: Query[PageIn]) -> Page[RightsRequest]:
    """Every request of the municipality: what is open first, by the day on which it is due."""
    return page_of(rights_selectors.requests(request.auth).order_by("closed_on", "due", "id"), asked)


@router.post("/rights", response={201: RightOut, **WRITE_ERRORS}, operation_id="record_letter")
def record_letter(request: ApiRequest, given: LetterIn) -> Status[RightsRequest]:
    """A letter or a call came in: record it for the one file that fits exactly."""
    youth = rights_selectors.find_youth(request.auth, first_name=given.first_name, reach=given.reach)
    if youth is None:
        raise RuleBroken(
            "no_file", _("No file fits exactly. Ask the youth how we know them, or ask a coordinator.")
        )
    row = rights.receive(
        candidate=youth,
        right=given.right,
        words=given.words,
        received_on=given.received_on,
        by=request.auth,
        on=timezone.localdate(),
    )
    return Status(201, row)


@router.get("/rights/{pk}", response={200: ToldRightOut, **READ_ERRORS}, operation_id="rights_request")
def one_request(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: one request with what was asked and answered. The opening is in the access log."""
    row = rights_selectors.request_for(request.auth, pk)
    told = rights.read(request=row, by=request.auth, on=timezone.localdate())
    return told_out(row, told.words, told.answer)


@router.post("/rights/{pk}/answer", response={200: RightOut, **WRITE_ERRORS}, operation_id="answer_request")
def answer_request(request: ApiRequest, pk: str, given: RightsAnswerIn) -> RightsRequest:
    """Done, or refused with the reason. An erasure is done by erasing."""
    act = rights.finish if given.outcome == DONE else rights.refuse
    return act(
        request=rights_selectors.request_for(request.auth, pk),
        version=given.version,
        answer=given.answer,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.get(
    "/candidates/{pk}/rights", response={200: list[RightOut], **READ_ERRORS}, operation_id="rights_of_file"
)
def requests_of_file(request: ApiRequest, pk: str) -> list[RightsRequest]:
    """What one youth asked. The look is in the access log."""
    files.look_into(candidate=file_selectors.candidate(request.auth, pk), by=request.auth)
    return list(rights_selectors.of_file(request.auth, pk))


@router.post("/candidates/{pk}/rights", response={201: RightOut, **WRITE_ERRORS}, operation_id="ask_right")
def ask_right(request: ApiRequest, pk: str, given: RightIn) -> Status[RightsRequest]:
    """Record what the youth asks."""
    candidate = file_selectors.candidate(request.auth, pk)
    on = timezone.localdate()
    return Status(201, rights.receive(candidate=candidate, by=request.auth, on=on, **given.dict()))


@router.post(
    "/candidates/{pk}/rights/{request_pk}/withdrawal",
    response={200: RightOut, **WRITE_ERRORS},
    operation_id="withdraw_right",
)
def withdraw_right(request: ApiRequest, pk: str, request_pk: str, given: WithdrawRightIn) -> RightsRequest:
    """The youth asks it no more, or takes an objection back."""
    row = rights_selectors.request_of_file(request.auth, pk, request_pk)
    return rights.withdraw(request=row, version=given.version, by=request.auth, on=timezone.localdate())
