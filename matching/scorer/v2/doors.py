"""*What opens doors*: single changes of a person, by how many vacancies they open and points they give.

A vacancy is opened when a gate was closed and none is. It counts when it is near a wish, the dream itself or
very much like it, or a rung; other work that opens is a second number, and what is unread is in neither.
Needs, exclusions and the rules for minors can't be offered: no kind of change changes them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from jobmatch.taxonomy.vocabulary import (
    CEFR_LEVELS,
    DAY_PARTS,
    DAYS,
    DIPLOMA_COVERS,
    DIPLOMA_LEVELS,
    WORK_KINDS,
    daypart_bit,
)
from matching.scorer.inputs import Diploma
from matching.scorer.v2 import credentials
from matching.scorer.v2.criteria import SHARES
from matching.scorer.v2.gates import VERDICTS
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.occupations import ALIKE, counting, nearest
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import Gate, Part, Ranking, Row
from matching.scorer.v2.shelves import NEAR, shelf

MORE_MINUTES = 10
EVENING, SATURDAY = 2, 5
# The level of education that usually comes after each; after none: the entry level.
AFTER = {
    "": ("mbo1",),
    "pro": ("mbo1",),
    "vmbo": ("mbo2",),
    "mbo1": ("mbo2",),
    "mbo2": ("mbo3",),
    "havo": ("mbo4", "hbo"),
    "mbo3": ("mbo4",),
    "vwo": ("hbo", "wo"),
    "mbo4": ("hbo",),
    "hbo": ("wo",),
    "wo": (),
}


class Change(Protocol):
    """One thing that a person can change: which gates it may open, and which criteria it may raise."""

    @property
    def gates(self) -> tuple[str, ...]: ...
    @property
    def criteria(self) -> tuple[str, ...]: ...
    @property
    def group(self) -> str:
        """Of one group only the change that opens most is kept; '' for a change by itself."""

    def of(self, person: Person) -> Person:
        """The person after it."""

    def touches(self, pair: Pair) -> bool:
        """Whether it can change anything for this vacancy."""


@dataclass(frozen=True, slots=True)
class GetLicences:
    """A licence or certificate, or the family that is got together; for work that asks one of these."""

    licences: tuple[str, ...]
    gates: tuple[str, ...] = ("licence",)
    criteria: tuple[str, ...] = ()
    group: str = ""

    def of(self, person: Person) -> Person:
        return replace(person, licences=person.licences | frozenset(self.licences))

    def touches(self, pair: Pair) -> bool:
        return any(
            each.kind == "licence" and each.code in self.licences for each in pair.vacancy.requirements
        )


@dataclass(frozen=True, slots=True)
class LearnLanguage:
    """One level more of a language that is told."""

    language: str
    level: str
    gates: tuple[str, ...] = ("language",)
    criteria: tuple[str, ...] = ("language",)
    group: str = ""

    def of(self, person: Person) -> Person:
        return replace(person, languages={**(person.languages or {}), self.language: self.level})

    def touches(self, pair: Pair) -> bool:
        return self.language in (pair.vacancy.languages or {})


@dataclass(frozen=True, slots=True)
class TravelFurther:
    """Ten minutes more than was told, for what is then within the limit and not only near it."""

    minutes: int
    gates: tuple[str, ...] = ("travel",)
    criteria: tuple[str, ...] = ("travel",)
    group: str = ""

    def of(self, person: Person) -> Person:
        return replace(person, travel_limit=self.minutes)

    def touches(self, pair: Pair) -> bool:
        return pair.minutes is not None and pair.minutes <= self.minutes and not pair.vacancy.remote


@dataclass(frozen=True, slots=True)
class BeFree:
    """One evening, or one part of a day in the weekend, beside what was told."""

    dayparts: int
    group: str
    gates: tuple[str, ...] = ("hours",)
    criteria: tuple[str, ...] = ("hours",)

    def of(self, person: Person) -> Person:
        return replace(person, dayparts=(person.dayparts or 0) | self.dayparts)

    def touches(self, pair: Pair) -> bool:
        asked = pair.vacancy.dayparts
        return asked is not None and bool(asked.value & self.dayparts)


@dataclass(frozen=True, slots=True)
class WantKind:
    """One more kind of work."""

    kind: str
    gates: tuple[str, ...] = ("kind",)
    criteria: tuple[str, ...] = ()
    group: str = ""

    def of(self, person: Person) -> Person:
        return replace(person, kinds=(person.kinds or frozenset()) | {self.kind})

    def touches(self, pair: Pair) -> bool:
        return pair.vacancy.kind is not None and pair.vacancy.kind.value == self.kind


@dataclass(frozen=True, slots=True)
class GetDiploma:
    """A diploma of the level that usually comes next. At 16 and 17 it may end the duty to go to school."""

    diploma: str
    gates: tuple[str, ...] = ("licence", "minor")
    criteria: tuple[str, ...] = ()
    group: str = ""

    def of(self, person: Person) -> Person:
        return replace(person, diplomas=(*person.diplomas, Diploma(self.diploma)))

    def touches(self, pair: Pair) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Door:
    """What one change does: `opens` the vacancies near a wish or toward the dream, `others` other work.

    `better`: how many of the first that were open already get more points; `points`: the most that one gets.
    The same work posted twice is one.
    """

    change: Change
    opens: tuple[UUID, ...]
    others: int
    better: int
    points: int


def doors(person: Person, pairs: Iterable[Pair], ranking: Ranking, policy: Policy) -> tuple[Door, ...]:
    """Every change that does something, the one that opens most first."""
    rows = {row.vacancy: row for each in ranking.shelves.values() for row in each.rows}
    found = [(rows[pair.vacancy.id], pair) for pair in pairs if pair.vacancy.id in rows]
    weights = person.weights or policy.weights
    return worth_telling(
        _door(person, change, found, policy, weights) for change in changes(person, lacking(found))
    )


def worth_telling(offered: Iterable[Door]) -> tuple[Door, ...]:
    """The doors that do something, the one that opens most first, and of one group that one alone."""
    ordered = sorted(offered, key=lambda door: (-len(door.opens), -door.others, -door.better, -door.points))
    seen: Counter[str] = Counter()
    kept = []
    for door in ordered:
        seen[door.change.group] += 1
        if (door.opens or door.others or door.points) and (
            not door.change.group or seen[door.change.group] == 1
        ):
            kept.append(door)
    return tuple(kept)


def changes(person: Person, lacking: Iterable[str]) -> list[Change]:
    """All that this person can change by one step; what was not told can't be changed. `lacking`: the
    licences for lack of which something is shut."""
    families = sorted({credentials.family(code) for code in lacking} - {""})
    return [
        *(GetLicences(credentials.members(family)) for family in families),
        *_levels(person),
        *([TravelFurther(person.travel_limit + MORE_MINUTES)] if person.travel_limit is not None else []),
        *(_dayparts(person.dayparts) if person.dayparts else []),
        *([WantKind(kind) for kind in WORK_KINDS if kind not in person.kinds] if person.kinds else []),
        *_diplomas(person),
    ]


def lacking(found: Iterable[tuple[Row, Pair]]) -> list[str]:
    """The licences that shut a row."""
    return [
        str(dict(each.values)["licence"])
        for row, _ in found
        for gate in row.gates
        if gate.name == "licence"
        for each in gate.of("closed")
        if each.code == "licence"
    ]


def _levels(person: Person) -> list[Change]:
    levels = list(CEFR_LEVELS)
    return [
        LearnLanguage(code, levels[levels.index(level) + 1])
        for code, level in sorted((person.languages or {}).items())
        if level != levels[-1]
    ]


def _dayparts(told: int) -> list[Change]:
    """Evenings of working days, and the parts of Saturday and Sunday."""
    offered = {
        daypart_bit(day, part): "evening" if day < SATURDAY else f"day {day}"
        for day in range(len(DAYS))
        for part in range(len(DAY_PARTS))
        if day >= SATURDAY or part == EVENING
    }
    return [BeFree(bit, group) for bit, group in offered.items() if not told & bit]


def _diplomas(person: Person) -> list[Change]:
    if not person.credentials_complete:
        return []
    held = {diploma.level for diploma in person.diplomas}
    covered = frozenset().union(*(DIPLOMA_COVERS[level] for level in held))
    following = {each for level in held or {""} for each in AFTER[level]}
    return [GetDiploma(level) for level in DIPLOMA_LEVELS if level in following - covered]


def _door(
    person: Person,
    change: Change,
    found: Iterable[tuple[Row, Pair]],
    policy: Policy,
    weights: Mapping[str, int],
) -> Door:
    after = change.of(person)
    opens, others, gains = [], 0, []
    for row, pair in found:
        if not change.touches(pair):
            continue
        if not _is_closed(row.gates):
            if change.criteria and matters(person, row, pair, policy):
                gains.append(_gain(row, after, pair, change, policy, weights))
            continue
        gates = _judged_again(row, after, pair, change, policy)
        if _is_closed(gates):
            continue
        if matters(person, row, pair, policy):
            opens.append(row.vacancy)
        elif shelf(after, pair, policy, gates=gates, rung=row.rung) != "unread":
            others += 1
    better = [points for points in gains if points > 0]
    return Door(change, tuple(opens), others, len(better), max(better, default=0))


def gain(person: Person, row: Row, pair: Pair, change: Change, policy: Policy) -> int:
    """How many points more a row gets by a change; 0 for a row that is shut."""
    if not change.touches(pair) or _is_closed(row.gates):
        return 0
    return _gain(row, change.of(person), pair, change, policy, person.weights or policy.weights)


def matters(person: Person, row: Row, pair: Pair, policy: Policy) -> bool:
    """Near a wish, or toward the dream: a rung, or the dream itself and what is very much like it.

    What is only a little like the dream does not bring it nearer.
    """
    if row.rung is not None or row.n_dream >= NEAR:
        return True
    if row.n < ALIKE or row.n_dream < ALIKE:
        return row.n >= ALIKE
    others = replace(person, wishes=tuple(wish for wish in person.wishes if not wish.is_dream))
    return nearest(others, counting(pair.vacancy, policy), policy) >= ALIKE


def _is_closed(gates: Iterable[Gate]) -> bool:
    return any(gate.state == "closed" for gate in gates)


def _judged_again(row: Row, after: Person, pair: Pair, change: Change, policy: Policy) -> tuple[Gate, ...]:
    """The row's gates; those that the change may open are judged anew, unless another shuts it."""
    if any(gate.state == "closed" and gate.name not in change.gates for gate in row.gates):
        return row.gates
    return tuple(
        VERDICTS[gate.name](after, pair, policy) if gate.name in change.gates else gate for gate in row.gates
    )


def _gain(
    row: Row, after: Person, pair: Pair, change: Change, policy: Policy, weights: Mapping[str, int]
) -> int:
    now = {part.criterion: part.points for part in row.parts}
    return sum(
        Part(name, weights[name], SHARES[name](after, pair, policy)).points - now[name]
        for name in change.criteria
    )
