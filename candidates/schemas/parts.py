"""What comes in: a new file, and each part of a file."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Field
from pydantic import AfterValidator, StringConstraints

from candidates.enums import Channel, StepKind
from candidates.models import Candidate
from candidates.schemas.words import NO_NUL, Hours, Item, Means, Minutes, ShortText, What, fitting
from candidates.services.profile import MOST_ROWS
from candidates.services.sealed import LONGEST_OWN_WORDS
from jobmatch.pagination import PageIn
from jobmatch.payloads import (
    Changed,
    Dayparts,
    DiplomaLevel,
    Given,
    Kind,
    Language,
    Level,
    Licence,
    NewId,
    Written,
    among,
    listed,
)
from jobmatch.phones import LONGEST_TYPED
from jobmatch.versions import LARGEST_VERSION


def checked_email(text: str) -> str:
    """Refuses what is no e-mail address; empty is none given."""
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise ValueError("write an e-mail address, or nothing") from error
    return text


Name = Annotated[str, fitting(Candidate, "first_name"), Field(examples=["Noor"])]
LastName = Annotated[str, fitting(Candidate, "last_name")]
Phone = Annotated[
    str, StringConstraints(max_length=LONGEST_TYPED, pattern=NO_NUL), Field(examples=["06 12345678"])
]
Email = Annotated[
    str,
    fitting(Candidate, "email"),
    AfterValidator(checked_email),
    Field(examples=["noor@example.org"]),
]
Postcode = Annotated[
    str, StringConstraints(pattern=r"^([1-9][0-9]{3})?$"), Field(examples=["3511"], description="four digits")
]
Way = Annotated[str, AfterValidator(among(("", *Channel.values))), listed(("", *Channel.values))]
Hour = Annotated[int, Field(ge=0, le=23)]
SafeHours = Annotated[str, fitting(Candidate, "safe_hours")]
SafeWords = Annotated[str, fitting(Candidate, "safe_words")]
Occupation = Annotated[UUID, Field(description="id of an occupation")]


class CaseloadIn(PageIn):
    """Which page, whose name or phone number has this text, and whether of the files that ended."""

    text: Annotated[str, fitting(Candidate, "first_name")] = ""
    ended: bool = Field(False, description="the files that ended, in place of those in sight")


class FileIn(Written):
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


class PersonIn(Written, Changed):
    """What is left out stays as it is."""

    first_name: Name | None = None
    last_name: LastName | None = None
    birth_date: date | None = Field(None, examples=["2007-05-14"])
    birth_year: Annotated[int, Field(ge=1900, le=2100, examples=[2007])] | None = Field(
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


class WishIn(Given):
    occupation: Occupation
    is_dream: bool = False


class WishesIn(Changed):
    """Most wanted first; at most one is the dream."""

    wishes: list[WishIn] = Field(max_length=MOST_ROWS)


class SkillsIn(Changed):
    skills: list[UUID] = Field(max_length=MOST_ROWS)


class LanguageIn(Given):
    language: Language
    level: Level


class LanguagesIn(Changed):
    languages: list[LanguageIn] = Field(max_length=MOST_ROWS)


class DiplomaIn(Given):
    level: DiplomaLevel
    occupation: UUID | None = None


class CredentialsIn(Changed):
    """`complete` says that what is not listed is not held."""

    diplomas: list[DiplomaIn] = Field(max_length=MOST_ROWS)
    licences: list[Licence] = Field(max_length=MOST_ROWS)
    complete: bool


class ExperienceRowIn(Given):
    occupation: Occupation
    months: Annotated[int, Field(ge=0, le=600)]


class ExperienceIn(Changed):
    experience: list[ExperienceRowIn] = Field(max_length=MOST_ROWS)


class ConditionsIn(Changed):
    """When, how far and what kind of work; null is not told yet."""

    kinds: Annotated[list[Kind], Field(min_length=1, max_length=MOST_ROWS)] | None = None
    hours_min: Hours | None = None
    hours_max: Hours | None = None
    dayparts: Dayparts | None = None
    available_from: date | None = None
    travel_means: Annotated[list[Means], Field(min_length=1, max_length=MOST_ROWS)] | None = None
    travel_minutes: Minutes | None = None


class ExclusionsIn(Changed):
    """Organisations of employers whose vacancies stay out."""

    employers: list[UUID] = Field(max_length=MOST_ROWS)


class OwnWordsIn(Written, Changed):
    """Sealed when it is kept."""

    text: Annotated[str, StringConstraints(max_length=LONGEST_OWN_WORDS, pattern=NO_NUL)]


class NeedIn(Given):
    item: Item
    must: bool


class NeedsIn(Given):
    """Sealed when they are kept; refused without a live consent. `version` is 0 while there are none."""

    version: Annotated[int, Field(ge=0, le=LARGEST_VERSION)]
    needs: list[NeedIn] = Field(max_length=MOST_ROWS)


class DoneIn(Written, Changed):
    """The step is done. Who names no next step gets *call* within ten working days."""

    next_kind: What = StepKind.CALL.value
    next_title: ShortText = ""
    next_due: date | None = None
