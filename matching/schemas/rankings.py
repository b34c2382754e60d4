"""Shapes of rankings and weights in the API."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

Points = Annotated[int, Field(ge=0, le=1000)]


class RankingIn(Schema):
    """What is asked of a ranking: for which day, how many rows, in which language."""

    on: date | None = Field(None, description="the date to rank for; today when left out")
    top: Annotated[int, Field(ge=0, le=10_000)] = Field(20, description="how many ranked rows; 0 is all")
    lang: Literal["nl", "en"] = "nl"


class Criteria(Schema):
    """Points by criterion; their sum is the row's points."""

    wish: Points
    skills: Points
    dream: Points
    needs: Points
    travel: Points
    hours: Points
    language: Points
    own_words: Points


class RankedRowOut(Schema):
    """A vacancy in order: `points` is the sum of `criteria`, `reasons` say why, `ask` what to find out."""

    vacancy: UUID
    title: str = Field(examples=["Winkelmedewerker station"])
    points: Points
    criteria: Criteria
    reasons: list[str]
    ask: list[str]


class ClosedRowOut(Schema):
    """A vacancy behind a gate: the first that failed. It has no points."""

    vacancy: UUID
    title: str
    gate: Literal["travel", "hours", "exclusion", "need", "kind", "licence", "language", "minor", "closed"]
    reasons: list[str]
    ask: list[str]


class RankingOut(Schema):
    """The region's vacancies for one youth. `sealed_open`: whether needs and own words counted."""

    policy: str = Field(examples=["v1"])
    candidate: UUID
    sealed_open: bool
    ranked: list[RankedRowOut]
    one_step_away: list[ClosedRowOut]
    not_now: list[ClosedRowOut]


class WeightingIn(Criteria):
    """How the 1000 points are divided; `version` as it was read, 0 while they are the usual ones."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=0, le=1_000_000, examples=[0])]


class WeightingOut(Criteria):
    """How the 1000 points are divided."""

    version: int
