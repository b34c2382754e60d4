"""What policy 2 gives back: points, gates, shelves and their order, as data without words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from matching.scorer.inputs import Range

Value = int | str | bool | UUID | date | Range | tuple[str, ...]
State = Literal["closed", "doubtful", "ask", "named", "warned"]
ShelfName = Literal["fits", "rung", "other", "ask", "step", "unread", "not_now"]
SHELVES: tuple[ShelfName, ...] = ("fits", "rung", "other", "ask", "step", "unread", "not_now")


@dataclass(frozen=True, slots=True)
class Share:
    """What one criterion gives for what is known, and could give: 0 <= lo <= up <= den.

    `den` 0: the criterion can't differ for this person, and is left out of the total.
    """

    lo: int
    up: int
    den: int

    def __post_init__(self) -> None:
        if not 0 <= self.lo <= self.up <= self.den:
            raise ValueError(f"no share: {self.lo} to {self.up} of {self.den}")


NOTHING = Share(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion of one row: points = W*lo//den, open = W*up//den - points, both 0 of 0 when den is 0."""

    criterion: str
    weight: int
    share: Share

    @property
    def points(self) -> int:
        """Whole points for what is known to fit, floored."""
        return self.weight * self.share.lo // self.share.den if self.share.den else 0

    @property
    def open(self) -> int:
        """Whole points that are still to ask."""
        return self.weight * self.share.up // self.share.den - self.points if self.share.den else 0

    @property
    def total(self) -> int:
        """The weight, or 0 when the criterion can't differ for this person."""
        return self.weight if self.share.den else 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a gate found: it closes, makes doubtful, is a question, only has to be named, or is
    warned of as a doubt is while the gate stays open.

    `step`: what is missing is one small step, and of which family ('' for none). `read`: it goes by what was
    read and not checked, so it may be denied.
    """

    state: State
    code: str
    values: tuple[tuple[str, Value], ...] = ()
    step: str = ""
    read: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate's findings: closed when one closes, else doubtful when one is, else open."""

    name: str
    findings: tuple[Finding, ...] = ()

    @property
    def state(self) -> Literal["closed", "doubtful", "open"]:
        states = {each.state for each in self.findings}
        if "closed" in states:
            return "closed"
        return "doubtful" if "doubtful" in states else "open"

    def of(self, state: State) -> tuple[Finding, ...]:
        """The findings in a state, in order."""
        return tuple(each for each in self.findings if each.state == state)


@dataclass(frozen=True, slots=True)
class Rung:
    """How a vacancy brings the dream nearer: `learns` it on the spot, is `here` at the present employer, or
    has the dream `in_house`, and which `skills` of the dream it builds."""

    learns: bool
    here: bool
    in_house: bool
    skills: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One vacancy for one person. `sure`: the points when nothing read and nothing usual counts.

    `n`, `n_dream`: how near its occupation is to a wish, and to the dream; 0 when it does not count.
    `beyond`: more minutes than the person accepts. `doubles`: the same work posted again, folded into this
    row. `stone`: the same for the same title at the same employer, wherever the work is.
    """

    vacancy: UUID
    parts: tuple[Part, ...]
    sure: int
    gates: tuple[Gate, ...]
    n: int
    n_dream: int
    beyond: bool
    shelf: ShelfName
    rung: Rung | None = None
    employer: UUID | None = None
    double: tuple[UUID, bytes] | None = None
    doubles: tuple[UUID, ...] = ()
    stone: bytes | None = None

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)

    @property
    def open(self) -> int:
        return sum(part.open for part in self.parts)

    @property
    def criteria(self) -> dict[str, tuple[int, int, int]]:
        """Criterion → points, open and total."""
        return {part.criterion: (part.points, part.open, part.total) for part in self.parts}

    @property
    def shut(self) -> tuple[Gate, ...]:
        """The gates that are not open, in the order of the gates."""
        return tuple(gate for gate in self.gates if gate.state != "open")

    @property
    def questions(self) -> tuple[Finding, ...]:
        return tuple(found for gate in self.gates for found in gate.of("ask"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A shelf's rows with doubles folded: `rows` in their order, `spread` with at most two of an employer
    among the first ten."""

    rows: Sequence[Row]
    spread: Sequence[Row]


@dataclass(frozen=True, slots=True)
class PageOne:
    """The first page, each row once. `asks_wish`: no wish was told, so it asks for one and `uses` shows what
    uses what the person can. `nothing_fits`: neither of the first two has a row."""

    wish: Sequence[Row]
    like: Sequence[Row]
    dream: Sequence[Row]
    step: Sequence[Row]
    ask: Sequence[Row]
    uses: Sequence[Row]
    asks_wish: bool
    nothing_fits: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """One person's vacancies under policy 2. `total`: the points that can differ for this person.

    `route`: at most four stepping stones to the dream.
    """

    policy: str
    total: int
    shelves: Mapping[ShelfName, Shelf]
    route: Sequence[Row]
    page: PageOne
