"""Today, the overview and who is away, over the API."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from candidates.models import Step
from candidates.schemas.files.file import StepOut
from candidates.selectors.files import due, overview
from jobmatch.http.pagination import PageIn
from jobmatch.payloads import Given, among, listed

GroupName = Annotated[str, AfterValidator(among(due.GROUPS)), listed(due.GROUPS)]


class TodayIn(PageIn):
    """Which group of Today, and which page of it."""

    group: GroupName = "overdue"


class TodoOut(Schema):
    """A youth with the one thing to do."""

    candidate: UUID = Field(validation_alias="candidate_id")
    first_name: str = Field(examples=["Noor"])
    last_name: str
    desk: UUID = Field(description="the desk of the file; the step may lie with a stand-in or second person")
    step: StepOut

    @staticmethod
    def resolve_first_name(step: Step) -> str:
        return str(step.candidate.first_name)

    @staticmethod
    def resolve_last_name(step: Step) -> str:
        return str(step.candidate.last_name)

    @staticmethod
    def resolve_desk(step: Step) -> UUID:
        desk: UUID = step.candidate.desk_id
        return desk

    @staticmethod
    def resolve_step(step: Step) -> Step:
        return step


class TodayOut(Schema):
    """How many youths are in each group, and one page of one of them."""

    counts: dict[str, int]
    items: list[TodoOut]
    count: int
    page: int
    size: int


class AbsenceIn(Given):
    """Who is away, who stands in, and until which day; without a day until it is ended."""

    desk: UUID
    stand_in: UUID | None = Field(description="null: the shared desk of the municipality")
    until: date | None = Field(default=None, examples=["2026-12-07"])


class AbsenceOut(Schema):
    id: UUID
    desk: UUID = Field(validation_alias="desk_id")
    stand_in: UUID = Field(validation_alias="stand_in_id")
    since: date
    until: date | None
    ended_on: date | None


class HandOverIn(Given):
    """The desk that takes everything over."""

    to: UUID | None = Field(
        description="null: the shared desk of the municipality",
        examples=["0b5f2a52-6f6b-4f0e-9a3e-0d7f5d6c1a11"],
    )


class HandedOverOut(Schema):
    files: int = Field(description="how many files moved")


class LoadOut(Schema):
    """What lies at a desk."""

    desk: UUID
    name: str = Field(examples=["Noor Voorbeeld"])
    files: int = Field(description="files that are worked there, also as stand-in")
    standing_in: int = Field(description="how many of them as stand-in")
    errands: int = Field(description="open errands to employers")
    late: int = Field(description="open steps and errands that are late")
    is_away: bool

    @staticmethod
    def resolve_desk(load: overview.Load) -> UUID:
        return load.desk.pk

    @staticmethod
    def resolve_name(load: overview.Load) -> str:
        return str(load.desk)

    @staticmethod
    def resolve_standing_in(load: overview.Load) -> int:
        return load.carried.standing_in

    @staticmethod
    def resolve_is_away(load: overview.Load) -> bool:
        return bool(getattr(load.desk, "is_away", False))


class QueueOut(Schema):
    """Youths without a first talk, and their waiting time in working days."""

    count: int
    median: int
    longest: int


class LostOut(Schema):
    """A break of the promise of never letting go."""

    check: str
    candidate: UUID | None = Field(description="null when you may not see the file, and of an errand")
    errand: UUID | None = None

    @staticmethod
    def resolve_candidate(found: overview.LostYouth) -> UUID | None:
        return found.candidate.pk if found.candidate else None

    @staticmethod
    def resolve_errand(found: overview.LostYouth) -> UUID | None:
        return found.errand.pk if found.errand else None


class OverviewOut(Schema):
    """What the coordinator keeps an eye on."""

    loads: list[LoadOut]
    full: int = Field(description="files at which a desk is full")
    waiting: QueueOut
    late: int = Field(description="steps that are three working days late or more")
    second_persons: int
    referrals: int
    lost: list[LostOut]
