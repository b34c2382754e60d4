"""What comes in for each part of a file."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Field
from pydantic import StringConstraints

from candidates.enums import StepKind
from candidates.models import MOST_MONTHS
from candidates.schemas.values import NO_NUL, Hours, Item, Means, Minutes, ShortText, What
from candidates.services.files.profile import MOST_ROWS
from candidates.services.files.sealed import LONGEST_OWN_WORDS
from jobmatch.http.versions import LARGEST_VERSION
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
)

Occupation = Annotated[UUID, Field(description="id of an occupation")]


class WishIn(Given):
    occupation: Occupation
    is_dream: bool = False


class WishesIn(Changed):
    """The wishes of a youth, most wanted first; at most one is the dream."""

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
    """Diplomas and licences; `complete` says that what is not listed is not held."""

    diplomas: list[DiplomaIn] = Field(max_length=MOST_ROWS)
    licences: list[Licence] = Field(max_length=MOST_ROWS)
    complete: bool


class ExperienceRowIn(Given):
    occupation: Occupation
    months: Annotated[int, Field(ge=0, le=MOST_MONTHS)]


class ExperienceIn(Changed):
    """Work done before; `all_my_work` says that there is no other, and is said anew with each list."""

    experience: list[ExperienceRowIn] = Field(max_length=MOST_ROWS)
    all_my_work: bool = False


class ConditionsIn(Changed):
    """When, how far and what kind of work a youth wants; null is not told yet."""

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


class OwnWordsIn(GivenText, Changed):
    """What the youth says in own words; sealed when it is kept."""

    text: Annotated[str, StringConstraints(max_length=LONGEST_OWN_WORDS, pattern=NO_NUL)]


class NeedIn(Given):
    item: Item
    must: bool


class NeedsIn(Given):
    """What a workplace must or should offer; sealed, and refused without a live consent.

    `version` is 0 while there are none.
    """

    version: Annotated[int, Field(ge=0, le=LARGEST_VERSION)]
    needs: list[NeedIn] = Field(max_length=MOST_ROWS)


class DoneIn(GivenText, Changed):
    """The step is done. Who names no next step gets *call* within ten working days."""

    next_kind: What = StepKind.CALL.value
    next_title: ShortText = ""
    next_due: date | None = None
