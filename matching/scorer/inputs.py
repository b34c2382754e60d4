"""Everything the scorer reads, and nothing else: what it cannot see it cannot use.

No field here holds a name, birth date, address, school, referrer, experience of discrimination or contact
history. Ids are UUIDs, codes are those of `jobmatch.taxonomy.vocabulary`, numbers are whole. `None` always
means *not known* and is never the same as *none*.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

AgeBand = Literal["under_16", "16_17", "18_plus", "unknown"]
FactState = Literal["yes", "no", "unknown", "expired", "contradicted"]
RequirementKind = Literal["licence", "diploma", "age"]

# The words of a text that the policy's vocabulary knows, each with how often it occurs, sorted by word;
# made by `matching.scorer.text.count_words`.
Words = tuple[tuple[str, int], ...]


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
class Wish:
    """An occupation that the person wants; `isco` is its four digits, or '' when it has none."""

    occupation: UUID
    isco: str = ""
    is_dream: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """Work that the person has done: an occupation and the essential skills that it brings."""

    occupation: UUID
    skills: frozenset[Skill] = frozenset()


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


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one person on the day `on`.

    `tie_seed` is random per person. `dream_skills` are the essential skills of the wish that is the dream.
    `credentials_complete`: the person said that the lists of diplomas and licences are complete.
    `languages`: language → CEFR level. `needs`: item → True when it is a must; None when not open to the
    reader. `excluded_employers`: ids of organisations. `dayparts`: mask of 21 bits; 0 counts as not told.
    `travel_limit`: minutes accepted. `weights`: criterion → weight; None for the policy's own.
    """

    tie_seed: bytes
    on: date
    age_band: AgeBand = "unknown"
    has_start_qualification: bool | None = None
    wishes: tuple[Wish, ...] = ()
    dream_skills: frozenset[UUID] = frozenset()
    skills: frozenset[Skill] = frozenset()
    work_done: tuple[Work, ...] = ()
    diplomas: tuple[Diploma, ...] = ()
    licences: frozenset[str] = frozenset()
    credentials_complete: bool = False
    languages: Mapping[str, str] | None = None
    needs: Mapping[str, bool] | None = None
    kinds: frozenset[str] | None = None
    excluded_employers: frozenset[UUID] = frozenset()
    hours: Range | None = None
    dayparts: int | None = None
    available_from: date | None = None
    travel_limit: int | None = None
    own_words: Words | None = None
    weights: Mapping[str, int] | None = None

    @property
    def dream(self) -> Wish | None:
        """The wish that is the dream, if one is."""
        return next((wish for wish in self.wishes if wish.is_dream), None)


@dataclass(frozen=True, slots=True)
class Occupation:
    """A vacancy's occupation. `checked`: a person confirmed it; else suggested with `certainty` 0-100.

    `skills` are the occupation's essential skills: what is usual when the vacancy lists none.
    """

    id: UUID
    isco: str = ""
    checked: bool = True
    certainty: int = 100
    skills: frozenset[Skill] = frozenset()


@dataclass(frozen=True, slots=True)
class Requirement:
    """What someone must hold or be: a licence code, a diploma level, or an age in years as text.

    `by_law`, or else asked by the employer. `from_occupation`: an entry condition of the vacancy's
    occupation and not named in the vacancy. Such a condition closes only when it is a law's and a person
    checked the occupation; what is merely usual in an occupation is asked.
    """

    kind: RequirementKind
    code: str
    by_law: bool = False
    from_occupation: bool = False


@dataclass(frozen=True, slots=True)
class Vacancy:
    """All that the scorer reads of one vacancy.

    `employer`: id of the organisation. `employer_named`: False for a placeholder ('our client') or an
    intermediary. `house`: occupations that this employer has in the house. `languages`: language → CEFR
    level asked; empty when none is. `dayparts`: mask of 21 bits asked; 0 counts as not asked.
    `facts`: workplace item → state; an absent item is unknown. `closes_on`: last day to respond.
    """

    id: UUID
    employer: UUID | None = None
    employer_named: bool = False
    house: frozenset[UUID] = frozenset()
    kind: str | None = None
    occupation: Occupation | None = None
    required_skills: frozenset[Skill] = frozenset()
    useful_skills: frozenset[Skill] = frozenset()
    languages: Mapping[str, str] | None = None
    requirements: tuple[Requirement, ...] = ()
    hours: Range | None = None
    dayparts: int | None = None
    starts_on: date | None = None
    remote: bool = False
    facts: Mapping[str, FactState] | None = None
    night_work: bool | None = None
    hazardous_work: bool | None = None
    sunday_work: bool | None = None
    is_open: bool = True
    is_filled: bool = False
    closes_on: date | None = None
    words: Words = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A vacancy and how far it is for this person: whole minutes, rounded up, by the fastest own means.

    `minutes` is None when a place or the person's means is unknown; `means` is a code of TRAVEL_MEANS.
    """

    vacancy: Vacancy
    minutes: int | None = None
    means: str | None = None
