"""What a rule has to say of one placement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jobmatch.taxonomy.vocabulary import Term


class Weight(StrEnum):
    """How much a finding asks of the person who decides."""

    BROKEN = "broken"  # a rule is broken by what is known
    CHECK = "check"  # a rule may be broken; look it up before going on
    ASK = "ask"  # something has to be known before a rule can be applied


# These have to be seen and ticked off before a placement is saved.
TO_ACKNOWLEDGE = frozenset({Weight.BROKEN, Weight.CHECK})


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule, named, with a sentence on what it means here and where it stands."""

    code: str
    weight: Weight
    rule: Term
    sentence: Term
    source: str

    @property
    def must_be_acknowledged(self) -> bool:
        return self.weight in TO_ACKNOWLEDGE


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What the rules look at. `age` in whole years on `on`; what nobody told is None.

    `oldest` is the other age that it may be, when only the year of birth is known. `qualified` is whether a
    start qualification is held; `hours` a week, `cents` an hour.
    """

    kind: str
    on: date
    age: int | None
    hours: int | None
    cents: int | None
    qualified: bool | None = None
    oldest: int | None = None
