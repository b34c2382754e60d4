"""Shapes of vacancies in the API. What is null is not known."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from employers.models import LONGEST_SHIFT, MOST_YEARS, Demand, Vacancy, VacancyLanguage, VacancyLicence
from employers.schemas import values
from employers.schemas.demands import DemandOut
from employers.services.readings import Unchecked, unchecked
from employers.services.vacancies import MOST_ROWS
from jobmatch.http.lengths import longest
from jobmatch.payloads import (
    Changed,
    Dayparts,
    DiplomaLevel,
    Given,
    GivenText,
    Kind,
    Language,
    Level,
    Licence,
    Screening,
)


class SkillAsked(Given):
    """A skill that is required, or else useful."""

    skill: UUID
    required: bool = True


class LanguageAsked(Given):
    """A language at a level."""

    language: Language
    level: Level


class LicenceAsked(Given):
    """A licence or certificate; `by_law` when the law asks it."""

    licence: Licence
    by_law: bool = False


Skills = Annotated[list[SkillAsked], Field(max_length=MOST_ROWS)]
Languages = Annotated[list[LanguageAsked], Field(max_length=MOST_ROWS)]
Screenings = Annotated[list[Screening], Field(max_length=MOST_ROWS)]
Licences = Annotated[list[LicenceAsked], Field(max_length=MOST_ROWS)]


class VacancyValues(GivenText):
    """What someone tells of a vacancy; what is left out or null is not known."""

    title: values.Title | None = None
    description: values.LongText | None = None
    url: values.Address | None = None
    closes_on: date | None = None
    starts_on: date | None = None
    openings: values.Count | None = None
    employer: UUID | None = None
    site: UUID | None = None
    place: values.Place | None = Field(None, description="a postcode, a town, or both")
    is_remote: bool | None = None
    kind: Kind | None = None
    occupation: UUID | None = None
    hours_min: values.Hours | None = None
    hours_max: values.Hours | None = None
    dayparts: Dayparts | None = None
    pay_min: values.Amount | None = None
    pay_max: values.Amount | None = None
    pay_period: values.Period | None = None
    diploma: DiplomaLevel | None = None
    diploma_by_law: bool | None = None
    years_asked: Annotated[int, Field(ge=0, le=MOST_YEARS)] | None = None
    leading: bool | None = Field(None, description="the work leads other people")
    abroad: bool | None = Field(None, description="the work is in another country")
    screenings: Screenings | None = None
    no_language: bool | None = Field(None, description="it is said that no language is asked")
    night_work: bool | None = None
    hazardous_work: bool | None = None
    shift_hours: Annotated[int, Field(ge=1, le=LONGEST_SHIFT)] | None = None
    skills: Skills | None = None
    languages: Languages | None = None
    licences: Licences | None = None
    contact: UUID | None = Field(None, description="whom to call: somebody of the employer")


class VacancyIn(VacancyValues):
    """A new vacancy; a title alone is kept as a draft, and so is what says so."""

    title: values.Title = Field(examples=["Winkelmedewerker station"])
    draft: bool = Field(False, description="keep it as a draft: it is offered to nobody")


class VacancyPatchIn(VacancyValues, Changed):
    """What to change; what is left out stays. A draft with more than a title opens, unless it stays one."""

    draft: bool = Field(False, description="keep a draft as it is")


class VacancyFilterIn(Schema):
    """What to look for; left out means everything that is open."""

    text: values.Search = Field("", description="words of the title or the occupation")
    employer: values.Search = ""
    kind: Kind | None = None
    show: Literal["open", "draft", "filled", "closed", "to_check", "all"] = "open"


class StateIn(Changed):
    """Where the vacancy goes."""

    to: Literal["open", "filled", "closed"]


class ReadingIn(Changed):
    """A reading, and whether it holds; `code` names the licence when it is one."""

    part: Literal["kind", "experience", "leading", "abroad", "screenings", "licences"]
    code: Literal[""] | Licence = ""
    holds: bool


class VersionIn(Changed):
    """The version that was read."""


class VacancyRowOut(Schema):
    """A vacancy in a list."""

    id: UUID
    version: int
    state: Literal["draft", "open", "filled", "closed"]
    title: str = Field(examples=["Winkelmedewerker station"])
    employer: UUID | None
    employer_name: str
    place: str = Field(description="the town; else the place as the source names it")
    postcode: str
    is_remote: bool
    kind: str
    occupation: UUID | None
    occupation_label: str
    occupation_certainty: int
    occupation_checked: bool
    hours_min: int | None
    hours_max: int | None
    posted_on: date | None
    closes_on: date | None
    has_demand: bool = Field(description="its text has words that may not be asked, not settled yet")
    confirmed_on: date | None = Field(description="when the employer itself last said that it is open")

    @staticmethod
    def resolve_employer(row: Vacancy) -> UUID | None:
        return row.employer_id

    @staticmethod
    def resolve_place(row: Vacancy) -> str:
        town = row.site.town if row.site and row.site.town else row.town
        return town.name if town else row.place_text

    @staticmethod
    def resolve_occupation(row: Vacancy) -> UUID | None:
        return row.occupation_id

    @staticmethod
    def resolve_occupation_label(row: Vacancy) -> str:
        return str(row.occupation or "")


class ReadingOut(Schema):
    """What was read from words and not checked: the part, its licence, certainty of 0-99, and the words."""

    part: str = Field(examples=["experience"])
    code: str
    c: int
    phrase: str = Field(examples=["minimaal 3 jaar ervaring"])


class VacancyOut(VacancyRowOut):
    """Everything that is known of a vacancy."""

    source: str
    identifier: str
    description: str
    url: str
    starts_on: date | None
    openings: int
    contact: UUID | None = Field(validation_alias="contact_id")
    asked_on: date | None = Field(description="since when an answer is waited for: is it still open?")
    site: UUID | None
    dayparts: int | None
    pay_min: float | None
    pay_max: float | None
    pay_period: str
    diploma: str
    diploma_by_law: bool
    years_asked: int | None
    leading: bool | None
    abroad: bool | None
    screenings: list[str]
    no_language: bool
    night_work: bool | None
    hazardous_work: bool | None
    shift_hours: int | None
    skills: list[SkillAsked]
    languages: list[LanguageAsked]
    licences: list[LicenceAsked]
    readings: list[ReadingOut] = Field(description="what was read from words and nobody checked yet")
    demands: list[DemandOut] = Field(description="words of its text that may not be asked")

    @staticmethod
    def resolve_site(row: Vacancy) -> UUID | None:
        return row.site_id

    @staticmethod
    def resolve_skills(row: Vacancy) -> list[dict[str, UUID | bool]]:
        return [{"skill": asked.skill_id, "required": asked.required} for asked in row.skills.all()]

    @staticmethod
    def resolve_languages(row: Vacancy) -> list[VacancyLanguage]:
        return list(row.languages.all())

    @staticmethod
    def resolve_readings(row: Vacancy) -> list[Unchecked]:
        return unchecked(row)

    @staticmethod
    def resolve_demands(row: Vacancy) -> list[Demand]:
        return list(row.demands.all())

    @staticmethod
    def resolve_licences(row: Vacancy) -> list[VacancyLicence]:
        return list(row.licences.all())


class ProblemRow(Schema):
    """What is wrong with, or was left out of, one row; row 0 is the file."""

    row: int
    field: str
    message: str


class ImportIn(Schema):
    """How to take a file in."""

    source: Annotated[values.Text, Field(max_length=longest(Vacancy, "source"))] = ""
    employer: UUID | None = Field(None, description="which one: of a contact of several employers")
    keep_good: bool = Field(False, description="take the good rows in when others are wrong")
    dry_run: bool = Field(False, description="count, and change nothing")


class ImportOut(Schema):
    """What became of a file."""

    fits: bool = Field(description="it was taken in; of a dry run: it would be")
    taken_in: bool = Field(description="false of a dry run, which keeps nothing")
    new: int = Field(examples=[725])
    changed: int
    unchanged: int
    refused: int
    employers_made: int
    problems: list[ProblemRow]
    notes: list[ProblemRow]
