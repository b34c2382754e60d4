"""Referrals over the API: what a referrer sends and reads, what a coordinator reads and decides."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, StringConstraints

from candidates.enums import Channel, ReturnReason
from candidates.models import Referral
from candidates.presentation.intake.referrals import refusal
from candidates.schemas.files.file import DoubleOut
from candidates.schemas.values import (
    NO_NUL,
    BirthYear,
    Email,
    LastName,
    Manner,
    Name,
    Phone,
    SafeHours,
    SafeWords,
)
from candidates.services.intake.referral_details import LONGEST
from candidates.services.intake.referral_lists import Report
from candidates.services.intake.referrals import expires_on
from jobmatch.payloads import Changed, GivenText, among, listed

Reason = Annotated[str, AfterValidator(among(ReturnReason.values)), listed(ReturnReason.values)]
Way = Annotated[str, AfterValidator(among(["", *Channel.values])), listed(["", *Channel.values])]


class ReferralIn(GivenText):
    """One youth, who said yes to this. A name, an age and one way to reach the youth must be there."""

    first_name: Name
    last_name: LastName = ""
    birth_year: Annotated[BirthYear, Field(examples=[2006])] | None = None
    birth_date: date | None = Field(None, description="needed for who may be under 16")
    phone: Phone = ""
    email: Email = ""
    channel: Way = ""
    safe_hours: SafeHours = ""
    safe_words: SafeWords = ""
    message_language: Literal["nl", "en"] = "nl"
    wants: Annotated[str, StringConstraints(max_length=LONGEST["wants"], pattern=NO_NUL)] = Field(
        "", description="in the youth's own words; under 16 it is not kept"
    )
    prefers_woman: bool = Field(False, description="would rather speak with a woman; under 16 it is not kept")
    manner: Manner
    organisation: UUID | None = Field(
        None, description="for which own organisation; the only one when left out"
    )
    municipality: UUID | None = Field(None, description="where the youth lives; the only one when left out")


class ReferralOut(Schema):
    """What its sender may know of a referral. It never depends on whether the youth is known."""

    id: UUID
    label: str = Field(examples=["A.B."], description="initials")
    municipality: str = Field(examples=["Utrecht"])
    received_on: date
    shown: str = Field(examples=["received"])
    return_reason: str = Field(examples=[""], description="why it came back, when it did")

    @staticmethod
    def resolve_municipality(referral: Referral) -> str:
        return str(referral.municipality)


class ListIn(Schema):
    """How to take a list in."""

    organisation: UUID | None = Field(None, description="for which own school; the only one when left out")
    municipality: UUID | None = Field(None, description="where the youths live; the only one when left out")
    keep_good: bool = Field(False, description="take the good lines in when something else is wrong")
    dry_run: bool = Field(False, description="answer each line, and change nothing")


class RefusedLineOut(Schema):
    """A line that can't be taken, and what to do about it."""

    line: int = Field(examples=[4])
    why: str


class ListOut(Schema):
    """What became of each line, by its number; while `taken_in` is false, what would become of it."""

    taken_in: bool
    taken: list[int] = Field(examples=[[2, 3]])
    again: list[int] = Field(description="youths whom the caller referred before")
    refused: list[RefusedLineOut]
    unread: list[str] = Field(description="headings that are not known: nothing of these columns is kept")

    @staticmethod
    def resolve_refused(report: Report) -> list[RefusedLineOut]:
        return [RefusedLineOut(line=each.line, why=refusal(each)) for each in report.refused]


class WaitingOut(Schema):
    """A referral that waits for a decision, without its details."""

    id: UUID
    version: int
    label: str
    organisation: str
    referrer: str
    received_on: date
    expires_on: date

    @staticmethod
    def resolve_organisation(referral: Referral) -> str:
        return str(referral.organisation)

    @staticmethod
    def resolve_referrer(referral: Referral) -> str:
        return str(referral.referrer)

    @staticmethod
    def resolve_expires_on(referral: Referral) -> date:
        return expires_on(referral)


class DetailsOut(Schema):
    """SEALED: what the referrer told."""

    first_name: str
    last_name: str
    birth_year: int | None
    birth_date: date | None
    phone: str
    email: str
    channel: str
    safe_hours: str
    safe_words: str
    message_language: str
    wants: str
    prefers_woman: bool
    manner: str


class DeskOut(Schema):
    """A desk that the file can go to."""

    id: UUID
    name: str
    files: int = Field(description="files that are worked there, also as stand-in; as on the overview")
    standing_in: int = Field(description="how many of them as stand-in")
    is_full: bool


class IntakeOut(Schema):
    """SEALED: one referral with its details, possible doubles and the desks. It is in the access log."""

    referral: WaitingOut
    details: DetailsOut
    doubles: list[DoubleOut]
    desks: list[DeskOut]
    suggested_desk: UUID | None = Field(
        description="the jobhunter with the fewest files; null when all are full"
    )


class AcceptIn(Changed):
    """At whose desk the file is opened: that of the suggested jobhunter when left out."""

    desk: UUID | None = None


class ReturnIn(Changed):
    """Why a referral goes back; the referrer reads it."""

    reason: Reason


class JoinIn(Changed):
    """The file that the youth has already."""

    candidate: UUID


class DecidedOut(Schema):
    """The referral after the decision."""

    id: UUID
    version: int
    state: str = Field(examples=["returned"])
