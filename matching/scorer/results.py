"""What the scorer gives back: points and the facts behind them, as data.

A `Line` is one sentence that still has to be said: `matching.scorer.sentences` says it in a language, with
labels. So labels never touch the scoring.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from matching.scorer.inputs import Range

Value = int | str | UUID | date | Range | tuple[UUID, ...] | tuple[str, ...] | tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its code in the texts and the values that fill it."""

    code: str
    values: tuple[tuple[str, Value], ...] = ()


def line(code: str, **values: Value) -> Line:
    """A line with its values by name."""
    return Line(code, tuple(values.items()))


def without_doubles(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines in order, each once."""
    return tuple(dict.fromkeys(lines))


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gate's answer. Closed: `lines` say why. `one_step`: what is missing is small enough to mend.

    `ask` holds the questions that the unknown values raise, also when the gate is open.
    """

    is_open: bool
    lines: tuple[Line, ...] = ()
    ask: tuple[Line, ...] = ()
    one_step: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """What one criterion gives: `num` of `den` (0 <= num <= den, den > 0), and the lines that say why."""

    num: int
    den: int
    lines: tuple[Line, ...] = ()
    ask: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion of one ranked row: points = weight * num // den."""

    criterion: str
    weight: int
    share: Share

    @property
    def points(self) -> int:
        """Whole points, floored."""
        return self.weight * self.share.num // self.share.den


@dataclass(frozen=True, slots=True)
class RankedRow:
    """A vacancy in the ranking: `points` is the exact sum of its parts, in the order of the criteria."""

    vacancy: UUID
    points: int
    parts: tuple[Part, ...]
    ask: tuple[Line, ...]

    @property
    def criteria(self) -> dict[str, int]:
        """Criterion → points."""
        return {part.criterion: part.points for part in self.parts}

    @property
    def reasons(self) -> tuple[Line, ...]:
        """Why, criterion by criterion; a line that two criteria give is there once."""
        return without_doubles(each for part in self.parts for each in part.share.lines)


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A vacancy behind a gate: `gate` is the first that failed, `gates` all of them; it has no points."""

    vacancy: UUID
    gate: str
    gates: tuple[str, ...]
    reasons: tuple[Line, ...]
    ask: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """One person's vacancies under one version of the policy."""

    policy: str
    ranked: tuple[RankedRow, ...]
    one_step_away: tuple[ClosedRow, ...]
    not_now: tuple[ClosedRow, ...]
