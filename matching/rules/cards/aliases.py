"""What a youth is called on a card without a name: two Dutch words for things, drawn anew each time.

They are no names, stand in no order, and say nothing of anybody.
"""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("aliases.txt")


@cache
def every() -> tuple[str, ...]:
    """All aliases: each of the first words with each of the second."""
    _head, first, second = re.split(r"^\[\w+\]$", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return tuple(f"{one} {other}" for one in first.split() for other in second.split())


def alias(number: int, *, taken: Collection[str] = ()) -> str:
    """The alias that a number drawn by lot gives; none of those that this youth, or this employer, has had.

    ValueError when every one is taken.
    """
    gone = set(taken)
    free = [each for each in every() if each not in gone]
    if not free:
        raise ValueError("no alias is left")
    return free[number % len(free)]
