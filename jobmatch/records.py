"""What is kept, said once: each app lists its models as records in its `records.py`, in data alone.

From these lists follow what each field holds, where everything about a youth lies, what an erasure takes in
which order, and what the copy calls it. A test finds a model or a field that is in none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from django.db.models import Model
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """What a field holds: plain, personal (never in logs) or sealed.

    The copy calls it by the words of the model's field, else by `label`, and leaves it out for the reason in
    `left_out`. Where an erasure keeps the row, it blanks what is personal or sealed, and what `is_blanked`.
    """

    kind: Literal["plain", "personal", "sealed"]
    label: Words = ""
    left_out: str = ""
    is_blanked: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A model: whom its rows are about, what each field holds, and what the copy calls it.

    A row is about the youth at `path`: by the identifier, or by what `key` makes of it. An erasure deletes
    the rows unless it `stays`. `apart` says why neither the copy nor the erasure goes by the path.
    """

    model: type[Model]
    whose: Literal["youth", "employer person", "colleague", "nobody"]
    heading: Words = ""
    fields: Mapping[str, Field] = field(default_factory=dict)
    path: str = "candidate"
    key: Callable[[UUID], object] | None = None
    stays: bool = False
    apart: str = ""


PLAIN: Final = Field("plain")
PERSONAL: Final = Field("personal")
TECHNICAL: Final = Field(
    "plain", left_out="an identifier or counter of the program: it says nothing about you"
)
OF_ONE: Final = Field("plain", left_out="the copy is about one youth: it would say the same on every line")
DIGEST: Final = Field(
    "plain", left_out="a digest of a secret: with it someone could try to guess the word or the link"
)
UNREADABLE: Final = Field("plain", left_out="a code that nobody can read back")
