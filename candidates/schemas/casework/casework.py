"""Contacts, agreements, states and who works a file: what comes in and what goes out."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, StringConstraints

from candidates.enums import Channel, Doer, Ending, Outcome, State
from candidates.models import Agreement, Contact
from candidates.rules.confidence import LEAST, MOST
from candidates.schemas.values import NO_NUL, ShortText, What
from candidates.services.casework.contacts import LONGEST_LINE
from jobmatch.http.lengths import longest
from jobmatch.payloads import Changed, Given, GivenText, NewId, among, listed
from jobmatch.wording.free_text import questions

OUTCOMES = [outcome.value for outcome in Outcome if outcome != Outcome.OPEN]
STATES = [state.value for state in State if state != State.PLACED]

How = Annotated[str, AfterValidator(among(Channel.values)), listed(Channel.values)]
Who = Annotated[str, AfterValidator(among(Doer.values)), listed(Doer.values)]
Settled = Annotated[str, AfterValidator(among(OUTCOMES)), listed(OUTCOMES)]
To = Annotated[str, AfterValidator(among(STATES)), listed(STATES)]
Exit = Annotated[str, AfterValidator(among(Ending.values)), listed(Ending.values)]
Confidence = Annotated[
    int, Field(ge=LEAST, le=MOST, description=f"how sure the youth feels, {LEAST} to {MOST}")
]
Sentence = Annotated[
    str,
    StringConstraints(min_length=1, max_length=longest(Agreement, "sentence"), pattern=NO_NUL),
    Field(examples=["Noor sends the letter to the shop."]),
]


class ContactIn(GivenText):
    """A contact, and what comes next. A line on how it went is kept apart: it is sealed."""

    id: NewId = None
    channel: How
    reached: bool
    on: date | None = Field(None, description="today when left out")
    confidence: Confidence | None = None
    finishes: bool = Field(True, description="it finishes the step that holds the file")
    next_kind: What | None = Field(None, description="what is usual, or the search plan, when left out")
    next_title: ShortText = ""
    next_due: date | None = None


class ContactChangedIn(Changed):
    """What changes of a contact; what is left out stays as it is."""

    channel: How | None = None
    reached: bool | None = None
    on: date | None = None
    confidence: Confidence | None = Field(None, description="null takes the number away")


class ContactOut(Schema):
    """One try to reach a youth, without the line that is sealed."""

    id: UUID
    version: int
    on: date
    channel: str = Field(examples=["phone"])
    reached: bool
    confidence: int | None
    has_line: bool = Field(description="a line on how it went is kept; it is sealed")

    @staticmethod
    def resolve_has_line(contact: Contact) -> bool:
        return bool(contact.line)


class LineIn(GivenText, Changed):
    """Sealed when it is kept. `version` is that of the contact; an empty text takes the line away."""

    text: Annotated[str, StringConstraints(max_length=LONGEST_LINE, pattern=NO_NUL)]


class AgreementIn(GivenText):
    """One plain sentence, who does it, by when."""

    id: NewId = None
    sentence: Sentence
    doer: Who
    due: date
    confirmed: bool = Field(False, description="both said yes to this sentence, face to face")


class AgreementChangedIn(GivenText, Changed):
    """What changes of an agreement; what is left out stays, and both must say yes again."""

    sentence: Sentence | None = None
    doer: Who | None = None
    due: date | None = None


class OutcomeIn(Changed):
    outcome: Settled


class AgreementOut(Schema):
    """What was agreed, and how it ended."""

    id: UUID
    version: int
    sentence: str
    doer: str = Field(examples=["youth"])
    due: date
    made_on: date
    confirmed_on: date | None
    outcome: str = Field(examples=["open"])
    settled_on: date | None
    warnings: list[str] = Field(description="words in it that label a person: are they needed?")

    @staticmethod
    def resolve_warnings(agreement: Agreement) -> list[str]:
        return questions(agreement.sentence)


class StepIn(GivenText):
    """One more thing to do, beside the step that holds the file."""

    id: NewId = None
    kind: What
    title: ShortText = ""
    due: date


class StepChangedIn(GivenText, Changed):
    """What changes of a step; what is left out stays as it is."""

    kind: What | None = None
    title: ShortText | None = None
    due: date | None = None


class MoveIn(Changed):
    """To which state. `until` goes with *paused*, `ending` with *ended*; work that starts is a placement."""

    to: To
    until: date | None = None
    ending: Exit | None = None


class StateOut(Schema):
    """In what state a file is now."""

    id: UUID
    version: int
    state: str = Field(examples=["paused"])
    state_since: date
    paused_until: date | None
    ended_on: date | None
    ending: str


class GiveIn(Changed):
    desk: UUID = Field(description="a desk of the same municipality")


class BarIn(Given):
    user: UUID = Field(
        description="a member of staff of the municipality", examples=["0b5f2a52-6f6b-4f0e-9a3e-0d7f5d6c1a11"]
    )


class StaffOut(Schema):
    id: UUID
    name: str


class BarOut(Schema):
    """Someone whom the youth does not want at the file. No reason is kept."""

    id: int
    user: StaffOut


class BarsOut(Schema):
    """Whom the youth does not want at the file, and the others of the staff."""

    bars: list[BarOut]
    staff: list[StaffOut]
