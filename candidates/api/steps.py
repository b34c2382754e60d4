"""The steps of a file over the API."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router

from candidates import selectors
from candidates.models import Step
from candidates.schemas.file import StepOut
from candidates.schemas.parts import DoneIn
from candidates.services import files, steps
from jobmatch.pagination import PageIn, PageOut, page_of
from jobmatch.problems import READ_ERRORS, WRITE_ERRORS

router = Router(tags=["candidates"])


@router.get("/candidates/{pk}/steps", response={200: PageOut[StepOut], **READ_ERRORS}, operation_id="steps")
def list_steps(request: HttpRequest, pk: str, asked: Query[PageIn]) -> dict[str, Any]:
    """What happens next and what was done, the newest first. The look is in the access log."""
    files.look_into(candidate=selectors.candidate(request.auth, pk), by=request.auth)
    return page_of(selectors.steps(request.auth, pk), asked)


@router.post(
    "/candidates/{pk}/steps/{step_pk}/done",
    response={200: StepOut, **WRITE_ERRORS},
    operation_id="step_done",
)
def step_done(request: HttpRequest, pk: str, step_pk: str, given: DoneIn) -> Step:
    """Finish the next step and make the one after it, which is the answer."""
    step = selectors.step(request.auth, pk, step_pk)
    return steps.complete(step=step, by=request.auth, on=timezone.localdate(), **given.dict())
