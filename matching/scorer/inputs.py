"""Small values that each policy reads: hours, skills, diplomas, and what is known of a workplace."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

AgeBand = Literal["under_16", "16_17", "18_plus", "unknown"]
FactState = Literal["yes", "no", "unknown", "expired", "contradicted"]


@dataclass(frozen=True, slots=True)
class Range:
    """Whole hours a week from `low` to `high`, both included. ValueError when low < 0 or low > high."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"no range of hours: {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill and the one skill directly above it, if it has one."""

    id: UUID
    broader: UUID | None = None


@dataclass(frozen=True, slots=True)
class Diploma:
    """A diploma's level and, when it is for one occupation, that occupation and its essential skills.

    ValueError when it brings skills and names no occupation.
    """

    level: str
    occupation: UUID | None = None
    skills: frozenset[Skill] = frozenset()

    def __post_init__(self) -> None:
        if self.skills and self.occupation is None:
            raise ValueError("a diploma for no occupation brings no skills")
