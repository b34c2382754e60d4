"""A file: who it is and what goes out of it, rows of the caseload, steps; what is sealed has its own."""

from datetime import date
from typing import Annotated, Literal, TypedDict
from uuid import UUID

from django.db.models import Model
from ninja import Field, Schema

from candidates.enums import StepKind
from candidates.models import Candidate, Diploma, Step, Wish, WorkExperience
from candidates.rules.list_versions import version_of
from candidates.schemas.values import (
    BirthYear,
    Email,
    Hour,
    LastName,
    Name,
    Phone,
    Postcode,
    SafeHours,
    SafeWords,
    ShortText,
    Way,
    What,
    fitting,
)
from candidates.selectors.files.doubles import Double
from jobmatch.http.pagination import PageIn
from jobmatch.payloads import Changed, GivenText, NewId
from jobmatch.wording.free_text import questions


class CaseloadIn(PageIn):
    """Which page, whose name or phone number has this text, and whether of the files that ended."""

    text: Annotated[str, fitting(Candidate, "first_name")] = ""
    ended: bool = Field(False, description="the files that ended, in place of those in sight")


class FileIn(GivenText):
    """A new file: a name, one way to reach the youth, and what happens first."""

    id: NewId = None
    first_name: Name
    last_name: LastName = ""
    phone: Phone = ""
    email: Email = ""
    step: What = StepKind.MEET.value
    step_title: ShortText = ""
    due: date | None = Field(None, description="within five working days; the last of them when left out")
    desk: UUID | None = Field(None, description="at whose desk; the own one when left out")
    compared: bool = Field(
        False, description="the possible doubles were looked at, and this is somebody else"
    )


class DescribedIn(GivenText):
    """A youth of whom someone would open a file. Nothing of it is kept."""

    first_name: Name
    last_name: LastName = ""
    phone: Phone = ""
    email: Email = ""
    desk: UUID | None = Field(None, description="at whose desk; the own one when left out")


class DoubleOut(Schema):
    """A file that may be of the same youth, and by what: phone, email, name."""

    candidate: UUID
    name: str
    state: str
    by: list[str] = Field(examples=[["phone", "name"]])

    @staticmethod
    def resolve_candidate(double: Double) -> UUID:
        return double.candidate.pk

    @staticmethod
    def resolve_name(double: Double) -> str:
        return str(double.candidate)

    @staticmethod
    def resolve_state(double: Double) -> str:
        return double.candidate.state

    @staticmethod
    def resolve_by(double: Double) -> list[str]:
        return list(double.match.by)


class LikelyOut(Schema):
    """Who may have a file already."""

    files: list[DoubleOut]
    elsewhere: bool = Field(description="there may be a file that you may not see: a coordinator can compare")


class PersonIn(GivenText, Changed):
    """What changes of the person; what is left out stays as it is."""

    first_name: Name | None = None
    last_name: LastName | None = None
    birth_date: date | None = Field(None, examples=["2007-05-14"])
    birth_year: Annotated[BirthYear, Field(examples=[2007])] | None = Field(
        None, description="only while the date of birth is not known; enough from 17 on"
    )
    phone: Phone | None = None
    email: Email | None = None
    message_language: Literal["nl", "en"] | None = None
    postcode: Postcode | None = None
    town: ShortText | None = Field(None, examples=["Utrecht"], description="as people write it")
    channel: Way | None = Field(None, description="how the youth is reached best; empty is not told")
    safe_hours: SafeHours | None = Field(None, examples=["after school"])
    safe_words: SafeWords | None = Field(None, description="what to say, and what not")
    message_from: Hour | None = Field(None, description="messages from this hour; with the next, or none")
    message_until: Hour | None = Field(None, description="messages until this hour")
    parent_heard_on: date | None = Field(None, description="needed under 16 before more is kept")


class SavedOut(Schema):
    """What was saved, and the version that the next change must name."""

    id: UUID
    version: int = Field(examples=[2])


class StepOut(Schema):
    """A step: what happens next, or what was done."""

    id: UUID
    version: int
    kind: str = Field(examples=["meet"])
    title: str
    state: str = Field(examples=["open"])
    due: date | None
    done_on: date | None
    is_next: bool = Field(description="this step holds the file")
    warnings: list[str] = Field(description="words in the title that label a person: are they needed?")

    @staticmethod
    def resolve_is_next(step: Step) -> bool:
        return step.primary_for is not None

    @staticmethod
    def resolve_warnings(step: Step) -> list[str]:
        return questions(step.title)


class NamedOut(Schema):
    """Something of a list, with its words in the reader's language."""

    id: UUID
    label: str


class Labelled(TypedDict):
    """What a NamedOut is made of."""

    id: UUID
    label: str


class WishOut(Schema):
    occupation: NamedOut
    rank: int
    is_dream: bool

    @staticmethod
    def resolve_occupation(wish: Wish) -> Labelled:
        return labelled(wish.occupation)


class RowOut(Schema):
    """One youth of the caseload."""

    id: UUID
    version: int
    first_name: str = Field(examples=["Noor"])
    last_name: str
    state: str = Field(examples=["open"])
    desk: UUID = Field(validation_alias="desk_id")
    wishes: list[WishOut]
    next_step: StepOut | None

    @staticmethod
    def resolve_wishes(youth: Candidate) -> list[Wish]:
        return list(youth.wishes.all())

    @staticmethod
    def resolve_next_step(youth: Candidate) -> Step | None:
        return youth.held_by


class LanguageOut(Schema):
    language: str = Field(examples=["nl"])
    level: str = Field(examples=["B1"])


class DiplomaOut(Schema):
    level: str = Field(examples=["mbo2"])
    occupation: NamedOut | None

    @staticmethod
    def resolve_occupation(diploma: Diploma) -> Labelled | None:
        return labelled(diploma.occupation) if diploma.occupation else None


class ExperienceOut(Schema):
    occupation: NamedOut
    months: int

    @staticmethod
    def resolve_occupation(row: WorkExperience) -> Labelled:
        return labelled(row.occupation)


class FileOut(RowOut):
    """A whole file, without what is sealed."""

    birth_date: date | None
    birth_year: int | None = Field(examples=[2007], description="only while the date of birth is not known")
    phone: str = Field(examples=["+31612345678"])
    email: str
    message_language: str = Field(examples=["nl"])
    postcode: str
    town: str
    channel: str = Field(examples=["phone"])
    safe_hours: str
    safe_words: str
    message_from: int | None
    message_until: int | None
    parent_heard_on: date | None
    opened_on: date
    first_talk_on: date | None
    last_news_on: date | None
    skills: list[NamedOut]
    languages: list[LanguageOut]
    diplomas: list[DiplomaOut]
    licences: list[str]
    credentials_complete: bool
    experience: list[ExperienceOut]
    all_my_work: bool
    kinds: list[str] | None
    hours_min: int | None
    hours_max: int | None
    dayparts: int | None
    available_from: date | None
    travel_means: list[str] | None
    travel_minutes: int | None
    exclusions: list[NamedOut]
    exclusions_version: int = Field(description="exclusions are changed under it; 1 while there are none")

    @staticmethod
    def resolve_town(youth: Candidate) -> str:
        return str(youth.town or "")

    @staticmethod
    def resolve_skills(youth: Candidate) -> list[Labelled]:
        return [labelled(row.skill) for row in youth.skills.all()]

    @staticmethod
    def resolve_licences(youth: Candidate) -> list[str]:
        return [row.licence for row in youth.licences.all()]

    @staticmethod
    def resolve_exclusions_version(youth: Candidate) -> int:
        return version_of(row.organisation_id for row in youth.exclusions.all())

    @staticmethod
    def resolve_exclusions(youth: Candidate) -> list[Labelled]:
        return [labelled(row.organisation) for row in youth.exclusions.all()]


def labelled(row: Model) -> Labelled:
    """A row of a list with its words."""
    return {"id": row.pk, "label": str(row)}
