"""The steps of a file over the API."""

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import Step
from candidates.schemas.casework.casework import StepChangedIn, StepIn
from candidates.schemas.files.file import StepOut
from candidates.schemas.files.parts import DoneIn
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files, steps
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router(tags=["candidates"])


@router.get("/candidates/{pk}/steps", response={200: PageOut[StepOut], **READ_ERRORS}, operation_id="steps")
def list_steps(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Step]:
    """What happens next and what was done, the newest first. The look is in the access log."""
    files.look_into(candidate=file_selectors.candidate(request.auth, pk), by=request.auth)
    return page_of(file_selectors.steps(request.auth, pk), asked)


@router.post(
    "/candidates/{pk}/steps/{step_pk}/done",
    response={200: StepOut, **WRITE_ERRORS},
    operation_id="step_done",
)
def step_done(request: ApiRequest, pk: str, step_pk: str, given: DoneIn) -> Step:
    """Finish the next step and make the one after it, which is the answer."""
    step = file_selectors.step(request.auth, pk, step_pk)
    return steps.complete(step=step, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/candidates/{pk}/steps", response={201: StepOut, **WRITE_ERRORS}, operation_id="add_step")
def add_step(request: ApiRequest, pk: str, given: StepIn) -> Status[Step]:
    """One more thing to do, beside the step that holds the file."""
    candidate = file_selectors.candidate(request.auth, pk)
    step = steps.add(
        candidate=candidate,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        **given.dict(exclude={"id"}),
    )
    return Status(201, step)


@router.patch(
    "/candidates/{pk}/steps/{step_pk}", response={200: StepOut, **WRITE_ERRORS}, operation_id="change_step"
)
def change_step(request: ApiRequest, pk: str, step_pk: str, given: StepChangedIn) -> Step:
    """Say better what a step is, or move it to another day."""
    step = file_selectors.step(request.auth, pk, step_pk)
    changes = given.dict(exclude={"version"}, exclude_none=True)
    kept = {"kind": step.kind, "title": step.title, "due": step.due}
    return steps.change(
        step=step, version=given.version, by=request.auth, on=timezone.localdate(), **{**kept, **changes}
    )


@router.post(
    "/candidates/{pk}/steps/{step_pk}/closing",
    response={200: StepOut, **WRITE_ERRORS},
    operation_id="close_step",
)
def close_step(request: ApiRequest, pk: str, step_pk: str, given: Changed) -> Step:
    """Finish a step that does not hold the file."""
    step = file_selectors.step(request.auth, pk, step_pk)
    return steps.close(step=step, version=given.version, by=request.auth, on=timezone.localdate())


@router.post(
    "/candidates/{pk}/steps/{step_pk}/undo", response={200: StepOut, **WRITE_ERRORS}, operation_id="undo_step"
)
def undo_step(request: ApiRequest, pk: str, step_pk: str, given: Changed) -> Step:
    """Take back, the same day, the completing that made this step; the answer is what is open again."""
    step = file_selectors.step(request.auth, pk, step_pk)
    return steps.undo(step=step, version=given.version, by=request.auth, on=timezone.localdate())
