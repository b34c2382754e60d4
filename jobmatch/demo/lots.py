"""Draws that fall the same way on every machine: the demo is varied, and always the same."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TypeVar

Thing = TypeVar("Thing")


def number(below: int, *what: object) -> int:
    """A whole number from 0 up to but not including `below`, decided by what is drawn for."""
    text = "\n".join(str(part) for part in what)
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % below


def one_of(things: Sequence[Thing], *what: object) -> Thing:
    return things[number(len(things), *what)]


def shuffled(things: Iterable[Thing], *what: object) -> list[Thing]:
    """All of the things in a drawn order."""
    return sorted(things, key=lambda thing: number(1 << 64, *what, thing))


def some_of(things: Iterable[Thing], count: int, *what: object) -> list[Thing]:
    return shuffled(things, *what)[:count]


def happens(percent: int, *what: object) -> bool:
    return number(100, *what) < percent


def weighted(shares: dict[Thing, int], *what: object) -> Thing:
    """One of the things, each as often as its share of the sum."""
    left = number(sum(shares.values()), *what)
    for thing, share in shares.items():
        left -= share
        if left < 0:
            return thing
    raise ValueError("no shares")
