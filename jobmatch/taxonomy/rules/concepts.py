"""What a label index holds and what it finds; apart from it, for it comes with scikit-learn."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Concept:
    """What the index knows of an occupation or skill: what it is called, and what it is also called.

    Only an occupation has an `isco`.
    """

    id: UUID
    label: str
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    isco: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A concept found by one of its labels, with how alike label and text are (0 to 1).

    `evidence` orders concepts; `rival` is the evidence of the best one of another ISCO group, 0 without any.
    """

    concept: Concept
    label: str
    cosine: float
    spelling: float
    evidence: float
    rival: float = 0.0

    @property
    def by_other_name(self) -> bool:
        """Found by an alternative label; of equals, the one that is really called so comes first."""
        return self.label not in (self.concept.label, *self.concept.names)
