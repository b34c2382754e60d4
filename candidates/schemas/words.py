"""The kinds of value that come in about a youth: bounded numbers, plain text, codes of the closed lists."""

from typing import Annotated

from django.db.models import Model
from ninja import Field
from pydantic import AfterValidator, StringConstraints

from candidates.enums import CHOSEN_KINDS, HEARD_MANNERS
from candidates.models import LEAST_TRAVEL_MINUTES, MOST_HOURS, MOST_TRAVEL_MINUTES, Step
from jobmatch.lengths import longest
from jobmatch.payloads import among, listed
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
