"""Shapes of kept rankings in the API."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema

from jobmatch.payloads import Given, NewId

MOST_CHOSEN = 30


class KeepIn(Given):
    """Keep the ranking of a youth, with the vacancies that were chosen of it."""

    id: NewId = None
    vacancies: Annotated[
        list[UUID],
        Field(max_length=MOST_CHOSEN, examples=[["6e0f6e39-5f0e-4a43-8d49-2a1b8a0c1f11"]]),
    ] = []


class KeptOut(Schema):
    """A ranking that was kept: when, why, under which policy, by whom."""

    id: UUID
    kept_on: date
    why: str
    policy: str
    kept_by: UUID = Field(alias="kept_by_id")


class CalledOut(Schema):
    """What a vacancy was called then."""

    title: str
    employer: str
    place: str


class KeptWholeOut(Schema):
    """SEALED: a kept ranking. `inputs` and `answer` have the shape of the policy that it was kept under.

    `differs`: where it comes out otherwise now; empty when it is the same to the letter. `needs_gone`: needs
    counted then, and the youth lets them be kept no more: this is the ranking without them.
    """

    id: UUID
    kept_on: date
    why: str
    policy: str
    kept_by: UUID
    inputs: dict[str, Any]
    needs: dict[str, bool] | None
    needs_gone: bool
    vacancies: dict[str, CalledOut]
    chosen: list[UUID]
    answer: dict[str, Any]
    differs: list[str]
