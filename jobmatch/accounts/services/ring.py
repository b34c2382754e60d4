"""All that is sealed with the ring of JOBMATCH_SEALING_KEYS, in one list: what a rotation must reach."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jobmatch.accounts.services import second_factors
from jobmatch.sealing import services as sealing


@dataclass(frozen=True, slots=True)
class Held:
    """One kind of thing that the ring holds."""

    name: str
    rotate: Callable[[], int]  # brings all under the active key; how many changed
    count: Callable[[], Mapping[str, int]]  # how many each key of the ring holds, by its name


HELD: Final = (
    Held("data keys", sealing.rotate, sealing.count_by_ring_key),
    Held("second factors", second_factors.rotate, second_factors.count_by_ring_key),
)


def rotate() -> dict[str, int]:
    """Bring everything under the active key; how many of each kind changed. Can be stopped and run again."""
    return {held.name: held.rotate() for held in HELD}


def held_by(name: str) -> dict[str, int]:
    """How many of each kind the key of that name holds."""
    return {held.name: held.count().get(name, 0) for held in HELD}


def names() -> set[str]:
    """Of every key that holds anything, in the ring or not."""
    return {name for held in HELD for name in held.count()}
