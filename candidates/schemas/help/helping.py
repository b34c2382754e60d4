"""Other help: the list of who gives it, what is passed on, and what goes out of both."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, StringConstraints

from candidates.enums import Help, HelpOutcome
from candidates.models import HandOver, Partner
from candidates.schemas.values import NO_NUL, Email, fitting
from candidates.services.help import hand_overs
from candidates.services.help.hand_overs import LONGEST_LINE, LONGEST_TEXT
from jobmatch.payloads import Changed, GivenText, NewId, among, listed

Topic = Annotated[str, AfterValidator(among(Help.values)), listed(Help.values)]
HowItWent = Annotated[str, AfterValidator(among(HelpOutcome.values)), listed(HelpOutcome.values)]
PartnerLine = Annotated[str, fitting(Partner, "line")]
PartnerPhone = Annotated[str, fitting(Partner, "phone"), Field(examples=["030 1234567"])]
PassedText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=NO_NUL),
    Field(examples=["Hello, Noor would like help with debts."]),
]
Topics = Annotated[list[Topic], Field(min_length=1, max_length=len(Help.values), examples=[["debts"]])]


class PartnerIn(GivenText):
    """An organisation for the list; police, prosecution and benefit enforcement can never be on it."""

    organisation: UUID = Field(examples=["0b5f2a52-6f6b-4f0e-9a3e-0d7f5d6c1a11"])
    helps_with: Topics
    email: Email
    phone: PartnerPhone = ""
    line: PartnerLine = ""
    is_active: bool = True


class PartnerChangedIn(GivenText, Changed):
    """What changes of an organisation on the list; what is left out stays as it is."""

    helps_with: Topics | None = None
    email: Email | None = None
    phone: PartnerPhone | None = None
    line: PartnerLine | None = None
    is_active: bool | None = None


class PartnerOut(Schema):
    """Who helps with what, and how to reach them."""

    organisation: UUID = Field(validation_alias="organisation_id")
    name: str
    version: int
    helps_with: list[str] = Field(examples=[["debts"]])
    email: str
    phone: str
    line: str
    is_active: bool = Field(description="takes new referrals")

    @staticmethod
    def resolve_name(partner: Partner) -> str:
        return str(partner)


class HelpIn(GivenText):
    """A text for other help, written with the youth; nothing is sent yet."""

    id: NewId = None
    partner: UUID = Field(examples=["0b5f2a52-6f6b-4f0e-9a3e-0d7f5d6c1a11"])
    topic: Topic
    text: PassedText


class HelpTextIn(GivenText, Changed):
    """Other words for a text to other help, as long as nothing was sent."""

    text: PassedText


class HelpYesIn(Changed):
    """The youth's yes to the text with this SHA-256; what is sent are exactly those bytes."""

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Field(examples=["0" * 64])]
    youth_said_yes: Literal[True] = Field(description="the youth read this text and says yes to it")


class HelpOutcomeIn(GivenText, Changed):
    """How it went at the other help, as the youth tells."""

    outcome: HowItWent
    line: Annotated[str, StringConstraints(max_length=LONGEST_LINE, pattern=NO_NUL)] = ""


class HelpOut(Schema):
    """To whom a youth was or will be brought, without the text: that is sealed."""

    id: UUID
    version: int
    partner: UUID = Field(validation_alias="partner_id")
    topic: str = Field(examples=["debts"])
    state: str = Field(examples=["draft"])
    sent_on: date | None


class HelpSentOut(HelpOut):
    """A text that was given out, and when it leaves; until then it can be stopped."""

    leaves_at: datetime

    @staticmethod
    def resolve_leaves_at(obj: HandOver) -> datetime | None:
        return hand_overs.leaves_at(obj)


class HelpTextOut(HelpOut):
    """SEALED: the same with what is passed on, its SHA-256, and how it went."""

    text: str
    text_digest: str = Field(description="SHA-256 of the text as UTF-8")
    outcome: str = Field(examples=["helped"])
    line: str


class PicturePartOut(Schema):
    """One kind of thing that is kept."""

    head: str
    lines: list[str]
    who: str = Field(description="who may see it")
    is_locked: bool


class PassedOut(Schema):
    """What another reads or got."""

    to: str
    what: str
    on: date | None


class PictureOut(Schema):
    """SEALED for who opens it: all that is kept of a youth, in plain words, in the reader's language."""

    parts: list[PicturePartOut]
    passed: list[PassedOut]
    never: str = Field(description="what is never kept")
