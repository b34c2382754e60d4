"""Shapes of placements and check-ins in the API."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import AfterValidator, StringConstraints

from candidates.models import MOST_HOURS
from jobmatch.errors import RuleBroken
from jobmatch.http.lengths import longest
from jobmatch.payloads import Changed, Given, GivenText, Kind, NewId, among, listed
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from matching.enums import EndReason, FoundBy, Going, Paper
from matching.models import Placement
from matching.services.work.answers import LONGEST_LINE

MOST_CENTS = 100_000
PaperCode = Annotated[str, AfterValidator(among(Paper.values)), listed(Paper.values)]
FoundByCode = Annotated[str, AfterValidator(among(FoundBy.values)), listed(FoundBy.values)]
ReasonCode = Annotated[str, AfterValidator(among(EndReason.values)), listed(EndReason.values)]
GoingCode = Annotated[str, AfterValidator(among(Going.values)), listed(Going.values)]
ItemCode = Annotated[str, AfterValidator(among(WORKPLACE_ITEMS)), listed(WORKPLACE_ITEMS)]
Hours = Annotated[int, Field(ge=1, le=MOST_HOURS)]
Cents = Annotated[int, Field(ge=0, le=MOST_CENTS, description="before tax, an hour")]
# PostgreSQL keeps no NUL in a text.
Name = Annotated[
    str, StringConstraints(max_length=longest(Placement, "employer_name"), pattern=r"^[^\x00]*$")
]
Papers = Annotated[list[PaperCode], Field(max_length=len(Paper))]
Acknowledged = Annotated[
    list[Annotated[str, Field(max_length=40)]],
    Field(max_length=20, description="codes of the rules against it that the sender has seen"),
]


class PlacementIn(GivenText):
    """Work that is agreed; of a vacancy, or by the name of the employer."""

    id: NewId = None
    kind: Kind
    starts_on: date
    found_by: FoundByCode = FoundBy.US
    vacancy: UUID | None = None
    employer_name: Name = ""
    occupation: UUID | None = None
    ends_on: date | None = None
    hours: Hours | None = None
    pay_cents: Cents | None = None
    papers: Papers = []
    acknowledged: Acknowledged = []


class PlacementChangeIn(GivenText, Changed):
    """What changes of what is agreed; what is left out stays."""

    kind: Kind | None = None
    starts_on: date | None = None
    found_by: FoundByCode | None = None
    employer_name: Name | None = None
    occupation: UUID | None = None
    ends_on: date | None = None
    hours: Hours | None = None
    pay_cents: Cents | None = None
    papers: Papers | None = None
    acknowledged: Acknowledged = []


class StartIn(Changed):
    """Work of a youth has begun."""

    starts_on: date


class EndIn(Changed):
    """Work of a youth ended, or never began."""

    reason: ReasonCode
    ended_on: date


class TakeBackIn(Changed):
    """What was recorded by mistake."""


class RuleOut(Schema):
    """One rule about this work: `broken`, `check` or `ask`."""

    code: str
    weight: str
    name: str
    sentence: str
    source: str


class PlacementOut(Schema):
    """Work of a youth."""

    id: UUID
    version: int
    candidate: UUID = Field(alias="candidate_id")
    vacancy: UUID | None = Field(None, alias="vacancy_id")
    employer: UUID | None = Field(None, alias="employer_id")
    employer_name: str
    occupation: UUID | None = Field(None, alias="occupation_id")
    kind: str
    found_by: str
    state: str
    starts_on: date
    ends_on: date | None
    hours: int | None
    pay_cents: int | None
    papers: list[str]
    ended_on: date | None
    end_reason: str

    @staticmethod
    def resolve_employer_name(placement: Placement) -> str:
        return str(placement)


class PlacementRulesOut(PlacementOut):
    """Work of a youth, with what the rules say of it."""

    rules: list[RuleOut]


class CheckInOut(Schema):
    """One moment at which a side is asked how it goes. What was answered is sealed."""

    id: UUID
    version: int
    side: str
    moment: str
    due: date
    state: str
    answered_on: date | None


class FactIn(Given):
    """Whether something that the employer told of the workplace is so."""

    item: ItemCode
    is_so: bool


class StatedFactOut(Schema):
    """Something that the employer told of the workplace, and whether it is so."""

    item: str
    is_so: bool


class AnswerIn(GivenText, Changed):
    """How it goes; of a youth also how they are treated, and whether what the employer told is true."""

    going: GoingCode
    treated: GoingCode | None = None
    facts: Annotated[list[FactIn], Field(max_length=len(WORKPLACE_ITEMS))] = []
    line: Annotated[str, Field(max_length=LONGEST_LINE)] = ""

    def given(self) -> dict[str, Any]:
        """What the service takes; the same item twice is refused."""
        facts = {row.item: row.is_so for row in self.facts}
        if len(facts) != len(self.facts):
            raise RuleBroken("twice", _("Something is in the list twice. Take one of the two out."))
        return {**self.dict(), "treated": self.treated or "", "facts": facts}


class AnswerOut(Schema):
    """SEALED: what was answered at a check-in."""

    going: str
    treated: str
    facts: list[StatedFactOut]
    line: str


class RungVacancyOut(Schema):
    """A vacancy that leads to the dream; no points here."""

    id: UUID
    title: str


class RungsOut(Schema):
    """What could come next, in the order of the own ranking; `here` at the same employer."""

    dream: UUID | None
    in_house: bool | None
    here: list[RungVacancyOut]
    elsewhere: list[RungVacancyOut]
    sealed_open: bool


class YouthOut(Schema):
    """A youth of the own desk; who waits longest comes first."""

    id: UUID
    first_name: str
    last_name: str
    opened_on: date
