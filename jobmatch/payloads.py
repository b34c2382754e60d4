"""What clients of the API send: only fields of ours, the version that was read, codes of the closed lists."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Final, Self
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, ConfigDict, model_validator

from jobmatch.http.versions import LARGEST_VERSION
from jobmatch.taxonomy.vocabulary import (
    ALL_DAYPARTS,
    CEFR_LEVELS,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
    SCREENINGS,
    WORK_KINDS,
)
from jobmatch.wording import leaks

Version = Annotated[int, Field(ge=1, le=LARGEST_VERSION, examples=[1])]


NewId = Annotated[
    UUID | None,
    Field(
        description="of the new row, made by the client: sent twice, it is made once; "
        "with something else in it, it is refused with 409"
    ),
]


class Given(Schema):
    """What a client sends: a field that is not ours is refused, so a slip of the pen is not lost quietly."""

    model_config = ConfigDict(extra="forbid")


class Changed(Given):
    """A change of what was read as this version; of an older one it is refused with 409."""

    version: Version


# What is meant to be a number or an address, and is not read by people as a text.
NOT_TEXT: Final = frozenset({"phone", "email", "url", "website"})


class GivenText(Given):
    """A body with text in it: nine digits that pass the test of a citizen service number are refused."""

    other_number: bool = Field(
        False,
        exclude=True,
        description="the nine digits in a text pass the test of a citizen service number (BSN), and are none",
    )

    @model_validator(mode="after")
    def without_citizen_number(self) -> Self:
        texts = {name: value for name, value in self if isinstance(value, str) and name not in NOT_TEXT}
        found = [name for name, text in texts.items() if leaks.numbers(text)]
        if found and not self.other_number:
            raise ValueError(
                f"{', '.join(found)}: holds nine digits that may be a citizen service number (BSN), which is "
                "never kept; leave them out, or send other_number when they are none"
            )
        return self


def among(codes: Iterable[str]) -> Callable[[str], str]:
    """Refuses a code that is not in the list."""
    known = frozenset(codes)

    def check(code: str) -> str:
        if code not in known:
            raise ValueError("choose a code from the list")
        return code

    return check


def listed(codes: Iterable[str]) -> Any:
    """What the document says of a code: all that there are."""
    known: list[Any] = [str(code) for code in codes]
    return Field(json_schema_extra={"enum": known}, examples=known[:1])


Hour = Annotated[
    str | None, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", examples=["09:30"], description="HH:MM")
]
Level = Annotated[str, AfterValidator(among(CEFR_LEVELS)), listed(CEFR_LEVELS)]
Language = Annotated[str, AfterValidator(among(LANGUAGES)), listed(LANGUAGES)]
DiplomaLevel = Annotated[str, AfterValidator(among(DIPLOMA_LEVELS)), listed(DIPLOMA_LEVELS)]
Licence = Annotated[str, AfterValidator(among(LICENCES)), listed(LICENCES)]
Screening = Annotated[str, AfterValidator(among(SCREENINGS)), listed(SCREENINGS)]
Kind = Annotated[str, AfterValidator(among(WORK_KINDS)), listed(WORK_KINDS)]
Dayparts = Annotated[
    int, Field(ge=1, le=ALL_DAYPARTS, description="21 bits; bit 3·day+part, Monday morning is bit 0")
]
