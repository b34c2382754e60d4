"""Shapes of employers, sites and workplace facts in the API."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, field_validator

from employers.enums import Reason
from employers.models import Demand, Employer, Site
from employers.rules.workplace import Told
from employers.schemas import values
from employers.schemas.demands import DemandOut
from employers.selectors.employers import FactRow
from employers.services.employers import MOST_OCCUPATIONS
from jobmatch.http.lengths import longest
from jobmatch.payloads import Changed, GivenText, among, listed
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

About = Annotated[values.Text, Field(max_length=longest(Employer, "about"))]
SiteName = Annotated[values.Text, Field(min_length=1, max_length=longest(Site, "name"))]
Street = Annotated[values.Text, Field(max_length=longest(Site, "street"))]
Occupations = Annotated[list[UUID], Field(max_length=MOST_OCCUPATIONS)]
Reasons = Annotated[
    list[Annotated[str, AfterValidator(among(Reason.values)), listed(Reason.values)]],
    Field(max_length=len(Reason.values)),
]
MOST_PLACES = 500


def _answers(*words: str) -> dict[str, Any]:
    """The questions of the list, each with the answers that it takes, as the document tells them."""
    questions = {
        item: {"type": "string", "enum": [*words], "description": asked.question.en}
        for item, asked in WORKPLACE_ITEMS.items()
    }
    return {"additionalProperties": False, "properties": questions}


def _of_the_list(answers: dict[str, str]) -> dict[str, str]:
    if not set(answers) <= set(WORKPLACE_ITEMS):
        raise ValueError("must answer questions of the list only")
    return answers


ANSWERS_SCHEMA = _answers("yes", "no", "unknown") | {"required": list(WORKPLACE_ITEMS)}
Seen = Annotated[
    dict[str, Literal["yes", "no"]],
    Field(min_length=1, json_schema_extra=_answers("yes", "no")),
    AfterValidator(_of_the_list),
]
Some = Annotated[
    dict[str, Literal["yes", "no", "unknown"]],
    Field(min_length=1, json_schema_extra=_answers("yes", "no", "unknown")),
    AfterValidator(_of_the_list),
]


class EmployerFilterIn(Schema):
    """Which employers are asked for."""

    text: values.Search = Field("", description="words of the name")


class EmployerPatchIn(GivenText, Changed):
    """What to change; what is left out stays. `version` as it was read."""

    name: values.Name | None = None
    website: values.Line | None = None
    about: About | None = None
    is_intermediary: bool | None = None
    reasons: Reasons | None = None
    head: UUID | None = Field(None, description="the head office of the chain; null: none")
    occupations: Occupations | None = None


class EmployerIn(GivenText):
    """A new employer."""

    name: values.Name = Field(examples=["Spoorkiosk Midden"])
    website: values.Line = ""
    about: About = ""
    is_intermediary: bool = False
    reasons: Reasons = Field(default_factory=list)
    head: UUID | None = Field(None, description="the head office of the chain")
    occupations: Occupations = Field(default_factory=list)


class SiteIn(GivenText):
    """A new workplace of an employer."""

    name: SiteName = Field(examples=["Centrum"])
    street: Street = ""
    place: values.Place = Field("", description="a postcode, a town, or both")
    occupations: Occupations = Field(default_factory=list)


class SitePatchIn(GivenText, Changed):
    """What to change of a site."""

    name: SiteName | None = None
    street: Street | None = None
    place: values.Place | None = None
    occupations: Occupations | None = None


class SiteOut(Schema):
    """A workplace."""

    id: UUID
    version: int
    name: str
    street: str
    postcode: str
    town: str
    occupations: list[UUID]
    demands: list[DemandOut] = Field(description="words of its name that may not be asked")

    @staticmethod
    def resolve_demands(row: Site) -> list[Demand]:
        return list(row.demands.all())

    @staticmethod
    def resolve_town(row: Site) -> str:
        return row.town.name if row.town else ""

    @staticmethod
    def resolve_occupations(row: Site) -> list[UUID]:
        return [occupation.pk for occupation in row.occupations.all()]


class EmployerRowOut(Schema):
    """An employer in a list."""

    id: UUID
    version: int
    name: str = Field(examples=["Spoorkiosk Midden"])
    is_intermediary: bool
    open_vacancies: int
    sites: int

    @staticmethod
    def resolve_id(row: Employer) -> UUID:
        return row.organisation_id

    @staticmethod
    def resolve_name(row: Employer) -> str:
        return str(row)

    @staticmethod
    def resolve_open_vacancies(row: Any) -> int:
        return int(row.open_count)

    @staticmethod
    def resolve_sites(row: Any) -> int:
        return int(row.site_count)


class EmployerOut(Schema):
    """An employer with its sites and the occupations in the house."""

    id: UUID
    version: int
    name: str
    is_intermediary: bool
    website: str
    about: str
    reasons: list[str] = Field(description="why the employer takes part")
    head: UUID | None = Field(validation_alias="head_id", description="the head office of the chain")
    occupations: list[UUID]
    sites: list[SiteOut]
    demands: list[DemandOut] = Field(description="words about the employer that may not be asked")

    @staticmethod
    def resolve_demands(row: Employer) -> list[Demand]:
        return list(row.demands.all())

    @staticmethod
    def resolve_id(row: Employer) -> UUID:
        return row.organisation_id

    @staticmethod
    def resolve_name(row: Employer) -> str:
        return str(row)

    @staticmethod
    def resolve_occupations(row: Employer) -> list[UUID]:
        return [occupation.pk for occupation in row.occupations.all()]

    @staticmethod
    def resolve_sites(row: Employer) -> list[Site]:
        return list(row.sites.all())


class FactsIn(Changed):
    """The answers to the whole list; `version` is the employer's, for a site too."""

    answers: dict[str, Literal["yes", "no", "unknown"]] = Field(json_schema_extra=ANSWERS_SCHEMA)

    @field_validator("answers")
    @classmethod
    def whole_list(cls, answers: dict[str, str]) -> dict[str, str]:
        if set(answers) != set(WORKPLACE_ITEMS):
            raise ValueError("must answer every question of the list, and no other")
        return answers


class SeenIn(GivenText):
    """What a jobhunter saw on the spot: of what was looked at."""

    seen: Annotated[Seen, Field(examples=[{"buddy": "yes"}])]


class ManyPlaceIn(GivenText):
    """A site, or with null a shop as a whole."""

    employer: UUID
    site: UUID | None = None


class FactsOfManyIn(Changed):
    """Answers for many places at once; questions that are left out stay. `version` is the employer's."""

    places: Annotated[list[ManyPlaceIn], Field(min_length=1, max_length=MOST_PLACES)]
    answers: Some


class SideOut(Schema):
    """What one side told last, and of which place: the site, its employer or the head office."""

    answer: Literal["yes", "no"]
    on: date
    of: Literal["site", "employer", "head"]


class FactOut(Schema):
    """A question. `answer` is what the employer said last of this very place; unknown when that is over a
    year ago (`is_expired`). `state` is what holds there: of both sides, and with what it takes over."""

    item: str
    question: str
    answer: Literal["yes", "no", "unknown"]
    is_expired: bool
    stated_on: date | None
    state: Literal["yes", "no", "unknown", "expired", "contradicted"]
    said: SideOut | None = Field(description="what the employer said")
    saw: SideOut | None = Field(description="what a jobhunter saw")

    @staticmethod
    def resolve_said(row: FactRow) -> Told | None:
        return row.finding.said

    @staticmethod
    def resolve_saw(row: FactRow) -> Told | None:
        return row.finding.saw


class FactsOut(Schema):
    """The whole list of workplace facts."""

    version: int
    facts: list[FactOut]
