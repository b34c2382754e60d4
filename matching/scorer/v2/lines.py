"""One sentence as data; `matching.scorer.sentences` says it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from matching.scorer.inputs import Range

LineValue = int | str | bool | UUID | date | Range | tuple[UUID, ...] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that still has to be said in a language, with labels; so labels never touch the scoring."""

    code: str
    values: tuple[tuple[str, LineValue], ...] = ()


def line(code: str, **values: LineValue) -> Line:
    """A line with its values by name."""
    return Line(code, tuple(values.items()))
