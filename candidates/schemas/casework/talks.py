"""The first talk over the API."""

from datetime import date
from uuid import UUID

from ninja import Field

from candidates.enums import StepKind
from candidates.schemas.values import ShortText, What
from jobmatch.payloads import GivenText


class HeldIn(GivenText):
    """The talk was held today. The next step counts when a step was waiting for the talk."""

    next_kind: What = StepKind.CALL.value
    next_title: ShortText = ""
    next_due: date | None = None
    step: UUID | None = Field(
        None, description="the step that the sender saw; when another one came in its place, it is a conflict"
    )
