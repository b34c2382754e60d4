"""Shapes of the route to the dream and of what opens doors in the API."""

from typing import Literal
from uuid import UUID

from ninja import Field, Schema


class TowardIn(Schema):
    """In which language words are."""

    lang: Literal["nl", "en"] = "nl"


class LawOut(Schema):
    """What the law asks, who arranges it, and what it takes where that is known."""

    words: str
    arranged_by: str = Field(examples=["employer"])
    months: str
    source: str
    source_url: str
    is_held: bool


class StoneOut(Schema):
    """A vacancy on the way: what it builds, and what it asks that is not there yet."""

    vacancy: UUID
    title: str
    employer: str
    is_here: bool = Field(description="at the present employer")
    learns: bool = Field(description="the trade of the dream is learnt at work")
    in_house: bool = Field(description="the employer has the dream job")
    builds: list[str]
    asks: list[str]
    months: str
    law: list[LawOut]


class PapersOut(Schema):
    """The last stone before the dream: the diploma or pass that the law asks and that is not there yet."""

    name: str
    months: str
    law: list[LawOut]


class RouteOut(Schema):
    """From now to the dream; `dream` is null when none is known. `sealed_open`: whether needs counted.

    `jobs` are of the dream itself, `alike` of work very much like it.
    """

    dream: str | None
    sealed_open: bool
    law: list[LawOut]
    jobs: list[StoneOut]
    alike: list[StoneOut]
    stones: list[StoneOut]
    papers: PapersOut | None


class DoorOut(Schema):
    """One change: the vacancies near a wish or toward the dream that it opens, and what else it brings."""

    name: str = Field(examples=["heftruckcertificaat"])
    agreement: str = Field(description="how it begins; '' for what is only told otherwise in the file")
    opens: list[UUID]
    others: int = Field(description="vacancies of other work that open")
    better: int = Field(description="vacancies that were open and get more points")
    points: int = Field(description="the most points that one of them gets more")


class DoorsOut(Schema):
    """Single changes, the one that opens most first."""

    sealed_open: bool
    doors: list[DoorOut]
