"""Shapes of rankings and weights in the API."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from matching.scorer.v2.policy import GateName

Points = Annotated[int, Field(ge=0, le=1000)]


class RankingIn(Schema):
    """What is asked of a ranking: for which day, how many rows, in which language."""

    on: date | None = Field(None, description="the date to rank for; today when left out")
    top: Annotated[int, Field(ge=0, le=10_000)] = Field(20, description="how many rows a shelf; 0 is all")
    lang: Literal["nl", "en"] = "nl"


class PartOut(Schema):
    """One criterion: points for what is known to fit, what is still open, and the most that it can give.

    0 of 0: the criterion can't differ for this person.
    """

    points: Points
    open: Points
    total: Points


class CriteriaOut(Schema):
    """Every criterion of a row; the points add up to those of the row."""

    wish: PartOut
    skills: PartOut
    dream: PartOut
    needs: PartOut
    travel: PartOut
    hours: PartOut
    language: PartOut
    own_words: PartOut


class GateOut(Schema):
    """A gate that is closed, or doubtful: what was read and not checked would close it."""

    gate: GateName
    state: Literal["closed", "doubtful"]
    why: list[str]


class RankedRowOut(Schema):
    """A vacancy on its shelf: `open` is still to ask, `sure` what is left when nothing read counts.

    `doubles` are the same work posted again.
    """

    vacancy: UUID
    title: str = Field(examples=["Winkelmedewerker station"])
    points: Points
    open: Points
    sure: Points
    criteria: CriteriaOut
    gates: list[GateOut]
    reasons: list[str]
    ask: list[str]
    doubles: list[UUID]


class ShelvesOut(Schema):
    """Each vacancy is on one shelf."""

    fits: list[RankedRowOut]
    rung: list[RankedRowOut]
    other: list[RankedRowOut]
    ask: list[RankedRowOut]
    step: list[RankedRowOut]
    unread: list[RankedRowOut]
    not_now: list[RankedRowOut]


class CountsOut(Schema):
    """How many vacancies each shelf has, doubles on one place."""

    fits: int
    rung: int
    other: int
    ask: int
    step: int
    unread: int
    not_now: int


class PageOneOut(Schema):
    """The first page: what fits a wish, looks like it, leads to the dream, lacks one step, or asks first.

    `uses`: without a wish, what uses what the person can.
    """

    wish: list[UUID]
    like: list[UUID]
    dream: list[UUID]
    step: list[UUID]
    ask: list[UUID]
    uses: list[UUID]
    asks_wish: bool
    nothing_fits: bool


class RankingOut(Schema):
    """The region's open vacancies for one youth. `sealed_open`: whether needs and own words counted.

    `total`: the points that can differ for this person. `for_all`: what is the same for every vacancy.
    """

    policy: str = Field(examples=["v2"])
    candidate: UUID
    sealed_open: bool
    total: Points
    for_all: list[str]
    counts: CountsOut
    page: PageOneOut
    route: list[UUID]
    shelves: ShelvesOut


class Criteria(Schema):
    """Points by criterion."""

    wish: Points
    skills: Points
    dream: Points
    needs: Points
    travel: Points
    hours: Points
    language: Points
    own_words: Points


class WeightingIn(Criteria):
    """How the 1000 points are divided; `version` as it was read, 0 while they are the usual ones."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=0, le=1_000_000, examples=[0])]


class WeightingOut(Criteria):
    """How the 1000 points are divided."""

    version: int


class NewVacanciesOut(Schema):
    """A youth for whom something came in last night that fits a wish; how many, never points."""

    candidate: UUID = Field(validation_alias="candidate_id")
    first_name: str = Field(validation_alias="candidate.first_name", examples=["Noor"])
    last_name: str = Field(validation_alias="candidate.last_name")
    day: date
    count: int
