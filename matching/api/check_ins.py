"""Check-ins over the API. An answer is sealed: only who may open it reads it, and each opening is logged."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from ninja import Router

from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.api.placements import vars_of
from matching.models import CheckIn
from matching.schemas.placements import AnswerIn, AnswerOut, CheckInOut, TakeBackIn
from matching.selectors import placements
from matching.services.work import answers, check_ins

router = Router(tags=["matching"])
SAVED = {200: CheckInOut, **WRITE_ERRORS}


@router.get(
    "/placements/{pk}/check-ins", response={200: list[CheckInOut], **READ_ERRORS}, operation_id="check_ins"
)
def list_check_ins(request: ApiRequest, pk: str) -> Any:
    """When youth and employer are asked how it goes. The look is in the access log."""
    row = placements.any_placement(request.auth, pk)
    files.look_into(candidate=row.candidate, by=request.auth)
    return list(row.check_ins.all())


@router.get("/check-ins/{pk}/answer", response={200: AnswerOut, **READ_ERRORS}, operation_id="answer")
def answer(request: ApiRequest, pk: str) -> dict[str, Any]:
    """SEALED: what was answered. The opening is in the access log."""
    row = placements.sealed_check_in(request.auth, pk, on=timezone.localdate())
    candidate = row.placement.candidate
    opened = answers.read(candidate=candidate, check_ins=[row], by=request.auth, on=timezone.localdate())
    if row.pk not in opened:
        raise Http404
    facts = opened[row.pk].facts
    shown = [{"item": item, "is_so": is_so} for item, is_so in facts.items()]
    return {**vars_of(opened[row.pk]), "facts": shown}


@router.post("/check-ins/{pk}/answer", response=SAVED, operation_id="record_answer")
def record_answer(request: ApiRequest, pk: str, given: AnswerIn) -> CheckIn:
    """Write down what was answered; a worrying answer makes a step of today."""
    row = placements.any_check_in(request.auth, pk)
    return check_ins.record(check_in=row, by=request.auth, on=timezone.localdate(), **given.given())


@router.post("/check-ins/{pk}/undo", response=SAVED, operation_id="undo_answer")
def undo_answer(request: ApiRequest, pk: str, given: TakeBackIn) -> CheckIn:
    """Take back an answer that was recorded by mistake; it is asked again."""
    row = placements.any_check_in(request.auth, pk)
    return check_ins.take_back(check_in=row, version=given.version, by=request.auth, on=timezone.localdate())
