"""What youths ask about their own data, openings by force, who looked and what will go: in and out."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, StringConstraints

from candidates.enums import OpeningVerdict, Right
from candidates.forms.rights.rights import DONE, REFUSED
from candidates.models import FreshLinkAsk, RightsRequest
from candidates.schemas.values import NO_NUL, Name, fitting
from candidates.services.rights.forced_openings import LONGEST_REASON, SHORTEST_REASON
from candidates.services.rights.rights import LONGEST_WORDS
from jobmatch.payloads import Changed, GivenText, among, listed

RightCode = Annotated[str, AfterValidator(among(Right.values)), listed(Right.values)]
OutcomeCode = Annotated[str, AfterValidator(among((DONE, REFUSED))), listed((REFUSED, DONE))]
VerdictCode = Annotated[str, AfterValidator(among(OpeningVerdict.values)), listed(OpeningVerdict.values)]
Words = Annotated[
    str,
    StringConstraints(max_length=LONGEST_WORDS, pattern=NO_NUL),
    Field(examples=["I want to see everything."]),
]
Reason = Annotated[
    str,
    StringConstraints(min_length=SHORTEST_REASON, max_length=LONGEST_REASON, pattern=NO_NUL),
    Field(examples=["She is at the hospital and nobody else can be reached."]),
]


class RightIn(GivenText):
    """What is asked, in the words of the youth, and on which day."""

    right: RightCode
    words: Words = ""
    received_on: date | None = None


class LetterIn(RightIn):
    """What a youth asks by letter, as the privacy officer records it: exactly whose file."""

    first_name: Name
    reach: Annotated[str, fitting(FreshLinkAsk, "address"), Field(examples=["0612345678"])]


class RightsAnswerIn(GivenText, Changed):
    """The answer to what a youth asks about the own data: done, or refused with the reason."""

    outcome: OutcomeCode
    answer: Words = ""


class WithdrawRightIn(Changed):
    """A youth takes back what they asked about the own data."""


class RightOut(Schema):
    """One request with its clock; nothing of what was told."""

    id: UUID
    version: int
    candidate: UUID = Field(alias="candidate_id")
    right: str = Field(examples=["access"])
    state: str = Field(examples=["open"])
    received_on: date
    due: date
    closed_on: date | None


class ToldRightOut(RightOut):
    """SEALED: what was asked and answered in words."""

    words: str
    answer: str


class ForceIn(GivenText):
    """The reason of an opening by force: why it can't wait."""

    reason: Reason


class VerdictIn(Changed):
    """What the second pair of eyes finds of an opening by force: was it needed?"""

    verdict: VerdictCode


class ForcedOut(Schema):
    """One opening by force."""

    id: UUID
    version: int
    candidate: UUID = Field(alias="candidate_id")
    who: UUID = Field(alias="user_id")
    at: datetime
    until: datetime
    verdict: str = Field(examples=["", "right"])
    reviewed_at: datetime | None


class ReasonedForcedOut(ForcedOut):
    """SEALED: one opening by force with its reason."""

    reason: str


class LookOut(Schema):
    """What someone did on one day."""

    day: date
    who: str = Field(examples=["Asha Ramlal"])
    role: str = Field(examples=["jobhunter"])
    what: str = Field(examples=["looked at the file"])
    count: int
    file: UUID


class UnusualOut(Schema):
    """A day on which someone looked as is not usual."""

    day: date
    who: str
    role: str
    words: str
    files: list[UUID]


class GoingOut(Schema):
    """A file, or a part of it, and the day on which it goes or is decided about."""

    file: UUID
    day: date


class TermsOut(Schema):
    """What goes within a month. `parts` is for the privacy officer alone."""

    ended: list[GoingOut]
    to_decide: list[GoingOut]
    parts: list[GoingOut]


def told_out(request: RightsRequest, words: str, answer: str) -> dict[str, Any]:
    """A request with what was opened of it."""
    return {**RightOut.from_orm(request).model_dump(by_alias=True), "words": words, "answer": answer}
