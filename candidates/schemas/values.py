"""The kinds of value that come in about a youth: bounded numbers, plain text, codes of the closed lists."""

from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Model
from ninja import Field
from pydantic import AfterValidator, StringConstraints

from candidates.enums import CHOSEN_KINDS, HEARD_MANNERS, Channel
from candidates.models import (
    FIRST_BIRTH_YEAR,
    LAST_BIRTH_YEAR,
    LAST_HOUR,
    LEAST_TRAVEL_MINUTES,
    MOST_HOURS,
    MOST_TRAVEL_MINUTES,
    Candidate,
    Step,
)
from jobmatch.http.lengths import longest
from jobmatch.payloads import among, listed
from jobmatch.phones import LONGEST_TYPED
from jobmatch.taxonomy.vocabulary import TRAVEL_MEANS, WORKPLACE_ITEMS

NO_NUL = r"^[^\x00]*$"


def fitting(model: type[Model], field: str) -> StringConstraints:
    """Text that fits a field of a model; PostgreSQL keeps no NUL."""
    return StringConstraints(max_length=longest(model, field), pattern=NO_NUL)


Means = Annotated[str, AfterValidator(among(TRAVEL_MEANS)), listed(TRAVEL_MEANS)]
Item = Annotated[str, AfterValidator(among(WORKPLACE_ITEMS)), listed(WORKPLACE_ITEMS)]
CHOSEN = [kind.value for kind in CHOSEN_KINDS]
What = Annotated[str, AfterValidator(among(CHOSEN)), listed(CHOSEN)]
HEARD = [value for value, _name in HEARD_MANNERS]
Manner = Annotated[str, AfterValidator(among(HEARD)), listed(HEARD)]

ShortText = Annotated[str, fitting(Step, "title")]
Hours = Annotated[int, Field(ge=0, le=MOST_HOURS)]
Minutes = Annotated[int, Field(ge=LEAST_TRAVEL_MINUTES, le=MOST_TRAVEL_MINUTES)]


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
BirthYear = Annotated[int, Field(ge=FIRST_BIRTH_YEAR, le=LAST_BIRTH_YEAR)]
Hour = Annotated[int, Field(ge=0, le=LAST_HOUR)]
SafeHours = Annotated[str, fitting(Candidate, "safe_hours")]
SafeWords = Annotated[str, fitting(Candidate, "safe_words")]
