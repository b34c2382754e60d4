"""Shapes of occupations and skills in the API."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

LONGEST_SEARCH = 80
MOST_HITS = 50


class SearchIn(Schema):
    """What someone types, and the language of the labels to answer with."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=LONGEST_SEARCH, examples=["medewerker winkel"])]
    lang: Literal["nl", "en"] = "nl"
    limit: Annotated[int, Field(ge=1, le=MOST_HITS)] = 10


class HitOut(Schema):
    """Something found: its label, the one of its labels that was like the text, and how much (0 to 100)."""

    id: UUID
    label: str = Field(examples=["winkelmedewerker"])
    matched_label: str = Field(examples=["medewerker winkel"])
    certainty: int = Field(ge=0, le=100, examples=[100])


class LabelOut(Schema):
    """What is called how, in Dutch and in English."""

    nl: str
    en: str


class SkillOut(Schema):
    """A skill that an occupation asks."""

    id: UUID
    label: LabelOut


class ConditionOut(Schema):
    """What one must have to enter an occupation; `code` is a diploma level, licence, age or screening."""

    kind: Literal["diploma", "licence", "age", "screening"]
    code: str = Field(examples=["security_diploma"])
    by_law: bool
    note: LabelOut
    months: int | None = Field(description="how long it takes to get it, at most; null when not known")
    arranged_by: Literal["", "youth", "employer", "law"] = Field(description="empty when not known")
    source: str = Field(description="where the time and who arranges it are from", examples=["Justis"])
    source_url: str


class OccupationOut(Schema):
    """An occupation with its ISCO-08 unit group, the skills it asks and what entering it takes."""

    id: UUID
    uri: str
    isco: str = Field(examples=["5223"])
    label: LabelOut
    alternatives: dict[Literal["nl", "en"], list[str]]
    broader: UUID | None
    essential: list[SkillOut]
    optional: list[SkillOut]
    conditions: list[ConditionOut]
