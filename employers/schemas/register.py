"""The register of what may not be asked: what comes in over the API, and what goes out."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from employers.models import LONGEST_ASKED, LONGEST_SAID
from employers.rules.demands.table import grounds
from employers.schemas import values
from employers.schemas.relations import NoYouth
from jobmatch.payloads import Changed, NewId, among, listed

Asked = Annotated[values.Text, Field(min_length=1, max_length=LONGEST_ASKED, examples=["geen hoofddoek"])]
Said = Annotated[values.Text, Field(min_length=1, max_length=LONGEST_SAID)]
GroundCode = Annotated[str, AfterValidator(among([*grounds()])), listed([*grounds()])]
CameOf = Literal["", "dropped", "kept", "stopped"]


class EntryIn(NoYouth):
    """What an employer asked that may not be asked. Without a day it has no vacancy either."""

    id: NewId = None
    ground: GroundCode
    asked: Asked
    how: Literal["written", "spoken"] = "spoken"
    asked_on: date | None = None
    vacancy: UUID | None = None


class DiscussedIn(NoYouth, Changed):
    """What we answered; from now on the employer reads the entry."""

    answer: Said
    came_of: CameOf = ""


class CameOfIn(Changed):
    """What came of it; empty is: not known yet."""

    came_of: CameOf


class ReplyIn(NoYouth, Changed):
    """What the employer says of it."""

    reply: Said


class EntryOut(Schema):
    """An entry of the register. To an employer: only what a jobhunter talked about with it."""

    id: UUID
    version: int
    employer: UUID = Field(validation_alias="employer_id")
    vacancy: UUID | None = Field(validation_alias="vacancy_id")
    ground: str
    asked: str
    how: str
    asked_on: date | None
    answer: str
    discussed_on: date | None
    came_of: str
    reply: str
    replied_on: date | None
