"""Shapes of employers, sites and workplace facts in the API."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, field_validator

from employers.enums import Reason
from employers.models import Demand, Employer, Site
from employers.schemas import values
from employers.schemas.demands import DemandOut
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
ANSWERS_SCHEMA: dict[str, Any] = {
    "required": list(WORKPLACE_ITEMS),
    "additionalProperties": False,
    "properties": {
        item: {"type": "string", "enum": ["yes", "no", "unknown"], "description": words.question.en}
        for item, words in WORKPLACE_ITEMS.items()
    },
}


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
    occupations: Occupations | None = None


class EmployerIn(GivenText):
    """A new employer."""

    name: values.Name = Field(examples=["Spoorkiosk Midden"])
    website: values.Line = ""
    about: About = ""
    is_intermediary: bool = False
    reasons: Reasons = Field(default_factory=list)
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


class FactOut(Schema):
    """A question and the answer that holds today; `is_expired` when it was answered over a year ago."""

    item: str
    question: str
    answer: Literal["yes", "no", "unknown"]
    is_expired: bool
    stated_on: date | None


class FactsOut(Schema):
    """The whole list of workplace facts."""

    version: int
    facts: list[FactOut]
