"""Everything that policy 2 reads, and nothing else: what it cannot see it cannot use.

No field here holds a name, birth date, address, school, referrer, experience of discrimination or contact
history. Ids are UUIDs, codes are those of `jobmatch.taxonomy.vocabulary`, numbers are whole. `None` always
means *not known* and is never the same as *none*.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar
from uuid import UUID

from matching.scorer.inputs import AgeBand, Diploma, FactState, Range, Skill

RequirementKind = Literal["licence", "diploma", "age", "screening"]
T = TypeVar("T")
SURE = 100
SEED_BYTES = 16


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value and how certain it is: `c` 0-100, where 100 is checked or told in the employer's own form.

    ValueError for a certainty outside 0-100.
    """

    value: T
    c: int = SURE

    def __post_init__(self) -> None:
        check_certainty(self.c)


def check_certainty(c: int) -> None:
    """ValueError for a certainty outside 0-100."""
    if not 0 <= c <= SURE:
        raise ValueError(f"no certainty: {c}")


@dataclass(frozen=True, slots=True)
class Wish:
    """An occupation that the person wants, its ISCO digits ('' for none) and its essential skills."""

    occupation: UUID
    isco: str = ""
    skills: frozenset[UUID] = frozenset()
    is_dream: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """Work that the person has done, for how many whole months, and the essential skills that it brings."""

    occupation: UUID
    isco: str = ""
    months: int = 0
    skills: frozenset[Skill] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one person on the day `on`.

    `tie_seed` is sixteen random bytes per person. `all_my_work`: the person said that `work_done` is all of
    it. `credentials_complete`: the lists of diplomas and licences are complete. `languages`: language → CEFR
    level. `needs`: item → True when it is a must; None when not open to the reader. `dayparts`: mask of 21
    bits; 0 counts as not told. `travel_limit`: minutes accepted. `own_words`: the words told that the
    policy's vocabulary knows; None when nothing was told. `weights`: criterion → weight; None for the
    policy's own. `present_isco`, `present_employer`: the work that the person has now.

    ValueError for a tie seed of another length, or for two dreams.
    """

    tie_seed: bytes
    on: date
    age_band: AgeBand = "unknown"
    has_start_qualification: bool | None = None
    wishes: tuple[Wish, ...] = ()
    skills: frozenset[Skill] = frozenset()
    work_done: tuple[Work, ...] = ()
    all_my_work: bool = False
    diplomas: tuple[Diploma, ...] = ()
    licences: frozenset[str] = frozenset()
    credentials_complete: bool = False
    languages: Mapping[str, str] | None = None
    needs: Mapping[str, bool] | None = None
    kinds: frozenset[str] | None = None
    excluded_employers: frozenset[UUID] = frozenset()
    hours: Range | None = None
    dayparts: int | None = None
    travel_limit: int | None = None
    own_words: frozenset[str] | None = None
    weights: Mapping[str, int] | None = None
    present_isco: str = ""
    present_employer: UUID | None = None

    def __post_init__(self) -> None:
        if len(self.tie_seed) != SEED_BYTES:
            raise ValueError("a tie seed has sixteen bytes")
        if sum(wish.is_dream for wish in self.wishes) > 1:
            raise ValueError("one wish may be the dream")

    @property
    def dream(self) -> Wish | None:
        """The wish that is the dream, if one is."""
        return next((wish for wish in self.wishes if wish.is_dream), None)


@dataclass(frozen=True, slots=True)
class Occupation:
    """A vacancy's occupation, read with certainty `c` (100: checked), and its essential skills."""

    id: UUID
    isco: str = ""
    c: int = SURE
    skills: frozenset[Skill] = frozenset()

    def __post_init__(self) -> None:
        check_certainty(self.c)


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill that a vacancy asks: required or only useful, with certainty `c`."""

    skill: Skill
    required: bool = True
    c: int = SURE

    def __post_init__(self) -> None:
        check_certainty(self.c)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What someone must hold or be: a licence, a diploma level, an age in years as text, or a screening.

    `by_law`, or else asked by the employer. `from_occupation`: an entry condition of the vacancy's
    occupation and not named in the vacancy; then it is as certain as that occupation, whatever `c` says.
    """

    kind: RequirementKind
    code: str
    by_law: bool = False
    from_occupation: bool = False
    c: int = SURE

    def __post_init__(self) -> None:
        check_certainty(self.c)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """All that policy 2 reads of one vacancy.

    `employer`: id of the organisation. `employer_named`: False for a placeholder ('our client') or an agency:
    then `house` and `facts` say nothing. `listed`: the skills in the employer's own form; `read`: those read
    from the text; when anything is listed, what was read does not count. `languages`: language → level asked;
    empty when it is said that none is. `dayparts`: mask of 21 bits asked; 0 counts as not asked. `years`:
    years of experience asked. `place_known`: whether it is known where the work is. `facts`: workplace item
    → state; an absent item is unknown. `words`: the words of its text that the vocabulary knows. `double`:
    the stored hash of its folded title, employer and town. `stone`: the same of its title and employer
    alone, also where no employer is named. `closes_on`: last day to respond.

    ValueError when a skill occurs twice in a list.
    """

    id: UUID
    employer: UUID | None = None
    employer_named: bool = False
    house: frozenset[UUID] = frozenset()
    kind: Reading[str] | None = None
    occupation: Occupation | None = None
    listed: tuple[Asked, ...] = ()
    read: tuple[Asked, ...] = ()
    languages: Mapping[str, Reading[str]] | None = None
    requirements: tuple[Requirement, ...] = ()
    hours: Reading[Range] | None = None
    dayparts: Reading[int] | None = None
    years: Reading[int] | None = None
    leading: Reading[bool] | None = None
    abroad: Reading[bool] | None = None
    remote: bool = False
    place_known: bool = True
    facts: Mapping[str, FactState] | None = None
    night_work: Reading[bool] | None = None
    hazardous_work: Reading[bool] | None = None
    sunday_work: Reading[bool] | None = None
    is_open: bool = True
    is_filled: bool = False
    closes_on: date | None = None
    words: frozenset[str] = frozenset()
    double: bytes | None = None
    stone: bytes | None = None

    def __post_init__(self) -> None:
        for asked in (self.listed, self.read):
            if len({each.skill.id for each in asked}) != len(asked):
                raise ValueError("a skill occurs twice in a list")
        if any(each.c != SURE for each in self.listed):
            raise ValueError("what the employer's own form lists is certain")


@dataclass(frozen=True, slots=True)
class Pair:
    """A vacancy and how far it is for this person: estimated whole minutes, by the fastest own means.

    `minutes` is None when a place or the person's means is unknown; `means` is a code of TRAVEL_MEANS.
    ValueError for minutes to a place that is not known.
    """

    vacancy: Vacancy
    minutes: int | None = None
    means: str | None = None

    def __post_init__(self) -> None:
        if self.minutes is not None and not self.vacancy.place_known:
            raise ValueError("no trip to a place that is not known")
