"""Shapes of what goes and comes by mail about a proposal, in the API."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from employers.rules.demands.table import grounds
from jobmatch.payloads import Changed, GivenText
from matching.schemas.introductions import HeardIn, LineText
from matching.services.introductions.making import Words

SaidText = Annotated[str, Field(min_length=1, max_length=300)]
GroundCode = Annotated[str, Field(max_length=30, description=", ".join(sorted(grounds())))]


class ReplyOut(Schema):
    """What an employer answered by mail, in codes. Its words are sealed and have an address of their own."""

    id: UUID
    version: int
    kind: str
    at: datetime
    counts_at: datetime
    counted_at: datetime | None
    moments: list[str]
    place: str
    instead: list[str]
    questions: list[str]
    later_on: date | None
    reasons: list[str]
    abilities: list[str]
    colleague: UUID | None = Field(None, alias="colleague_id")
    is_registered: bool


class TraitOut(Schema):
    """Words of a reason that name what may not be asked, and the ground that forbids it."""

    ground: str
    words: str


class ReasonOut(Schema):
    """SEALED: what the employer wrote, and what of it may not be asked."""

    words: str
    traits: list[TraitOut]


class ReasonIn(GivenText, Changed):
    """What the youth reads in the place of it."""

    words: SaidText


class TraitEntryIn(GivenText, Changed):
    """A trait for the register; `says_yes`: the youth says yes to that."""

    ground: GroundCode
    words: SaidText
    says_yes: bool


class QuestionIn(GivenText, Changed):
    """The lines of the card that answer a question; another card needs the yes of the youth."""

    line: LineText = ""
    own: LineText = ""
    cv: bool = False
    heard: HeardIn | None = None

    def words(self) -> Words:
        return Words(line=self.line, own=self.own, cv=self.cv)


class ReceiverIn(Changed):
    """Who reads it at the employer from now on."""

    person: UUID


class PatternOut(Schema):
    """How often an employer gave a reason, from five youths on."""

    employer: str
    why_not: str
    number: int
