"""Shapes of feeds, their fetches and recognitions in the API."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from employers.enums import RecognitionSource
from employers.models import Feed, FeedFetch, Recognition
from employers.schemas import values
from jobmatch.http.lengths import longest
from jobmatch.payloads import Changed, GivenText, among, listed

Source = Annotated[values.Text, Field(min_length=1, max_length=longest(Feed, "source"))]
FeedAddress = Annotated[values.Text, Field(min_length=1, max_length=longest(Feed, "address"))]
KnownBy = Annotated[str, AfterValidator(among(RecognitionSource.values)), listed(RecognitionSource.values)]
Qualification = Annotated[str, Field(pattern=r"^[0-9]{5}$", examples=["25655"])]
QualificationName = Annotated[values.Text, Field(min_length=1, max_length=longest(Recognition, "name"))]


class FeedIn(GivenText):
    """A new feed; the worker fetches it within minutes."""

    source: Source = Field(examples=["Spoorkiosk"])
    address: FeedAddress = Field(examples=["https://vacatures.example.nl/feed.jsonld"])
    employer: UUID | None = None
    given_by_employer: bool = Field(False, description="the employer gave this address itself")


class FeedPatchIn(GivenText, Changed):
    """What to change; what is left out stays."""

    address: FeedAddress | None = None
    employer: UUID | None = None
    given_by_employer: bool | None = None
    is_on: bool | None = None


class FetchIn(Changed):
    """Have the worker fetch it now; `may_drop`: it is right that more than half of the vacancies is gone."""

    may_drop: bool = False


class FetchOut(Schema):
    """One fetch: how it ended, and how many vacancies; `wrong` are the first rows that can't be read."""

    at: datetime
    outcome: str = Field(examples=["taken_in"])
    came: int
    new: int
    changed: int
    unchanged: int
    closed: int
    reopened: int
    missing: int
    refused: int
    wrong: list[tuple[int, str]]


class FeedRowOut(Schema):
    """A feed in a list, and how its last fetch ended."""

    id: UUID
    version: int
    source: str
    address: str
    employer: UUID | None
    given_by_employer: bool
    is_on: bool
    due_at: datetime
    last_at: datetime | None
    last_outcome: str | None

    @staticmethod
    def resolve_employer(row: Feed) -> UUID | None:
        return row.employer_id


class FeedOut(FeedRowOut):
    """A feed with the log of its fetches, newest first."""

    fetches: list[FetchOut]

    @staticmethod
    def resolve_fetches(row: Feed) -> list[FeedFetch]:
        return list(row.fetches.all())


class RecognitionIn(GivenText):
    """What was seen of one qualification at a workplace."""

    qualification: Qualification
    name: QualificationName = Field(examples=["Verkoper"])
    is_recognised: bool
    checked_on: date
    source: KnownBy


class RecognitionOut(Schema):
    """What is known of one qualification at a workplace; `checked_by` is empty when the register answered."""

    id: UUID
    version: int
    qualification: str
    name: str
    is_recognised: bool
    checked_on: date
    source: str
    checked_by: str

    @staticmethod
    def resolve_checked_by(row: Recognition) -> str:
        return row.checked_by.name if row.checked_by else ""


class RegisterLookOut(Schema):
    """When the register was asked about a workplace, and what it answered."""

    asked_at: datetime | None = Field(description="while the question waits for the worker")
    done_at: datetime | None
    outcome: Literal["", "found", "not_found", "several", "failed"]
