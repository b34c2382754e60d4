"""Shapes of wordings that may not be asked, in the API."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from employers.rules.demands.texts import Asked
from employers.schemas import values
from jobmatch.payloads import Changed, Given, GivenText


class WordsIn(GivenText):
    """Texts of a vacancy to read before it is posted; nothing is kept."""

    title: Annotated[values.Text, Field(max_length=200)] = ""
    description: values.LongText = Field("", examples=["Wij zijn een jong team."])


class WordingOut(Schema):
    """Words that may not be asked, where they stand, why, and what may stand instead.

    `start` and `end` are places in the text as it was sent. `instead` is empty when words are only left out.
    """

    part: str = Field(examples=["description"])
    rule: str = Field(examples=["age_young"])
    phrase: str = Field(examples=["jong team"])
    start: int
    end: int
    ground: str = Field(examples=["age"])
    why_nl: str
    why_en: str
    source: str
    instead: str
    new_text: str = Field(description="the whole text with the neutral wording in it")

    @staticmethod
    def resolve_start(one: Asked) -> int:
        return one.found.start if one.found else 0

    @staticmethod
    def resolve_end(one: Asked) -> int:
        return one.found.end if one.found else 0

    @staticmethod
    def resolve_ground(one: Asked) -> str:
        return one.ground.code

    @staticmethod
    def resolve_why_nl(one: Asked) -> str:
        return one.ground.rule.nl

    @staticmethod
    def resolve_why_en(one: Asked) -> str:
        return one.ground.rule.en

    @staticmethod
    def resolve_source(one: Asked) -> str:
        return one.ground.source


class WordingsOut(Schema):
    """Everything that may not be asked in the texts, in their order."""

    wordings: list[WordingOut]


class DemandOut(Schema):
    """A wording in a text that is kept, and what a jobhunter said of it; '' is: nothing yet."""

    id: UUID
    part: str = Field(examples=["description"], description="the text, or pay")
    rule: str = Field(examples=["age_young"])
    phrase: str = Field(examples=["jong team"])
    decision: Literal["", "discussed", "no_objection"]


class DecisionIn(Given):
    """What a jobhunter says of it; '' takes that back."""

    decision: Literal["", "discussed", "no_objection"] = Field(examples=["discussed"])


class TextChangedOut(Schema):
    """The version of the vacancy, employer or site after the change."""

    version: int


class NeutralIn(Changed):
    """The version of the vacancy, employer or site that was read."""
