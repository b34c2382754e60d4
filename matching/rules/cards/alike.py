"""Which youths share one card: at least five each time, so that who knows all of them guesses one in five.

Everybody who could have been proposed is parted, again and again, by the fact that lets most of them tell
something more, as long as at least five stay on both sides. A card tells what holds for all who stayed
together.
The same youths are always parted the same way, whoever of them the card is for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.rules.cards.facts import (
    ABILITY,
    COUNT,
    DAYPARTS,
    DIPLOMA,
    EXPERIENCE,
    HOURS,
    LANGUAGE,
    LICENCE,
    START,
    Fact,
    Facts,
)

ALIKE = 5
# How much an employer learns when a fact can be told.
WORTH = {
    ABILITY: 3,
    COUNT: 1,
    LANGUAGE: 2,
    LICENCE: 3,
    DIPLOMA: 2,
    EXPERIENCE: 2,
    HOURS: 2,
    DAYPARTS: 1,
    START: 1,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Youths who share a card: how many they are, and the least and most of each of their facts."""

    size: int
    low: Facts
    high: Facts


def group_of(mine: Facts, others: Sequence[Facts], about: Sequence[Fact], *, least: int = ALIKE) -> Group:
    """The group of one youth among the others who could have been proposed.

    Where there are fewer than `least`, youths of whom nothing is known fill it up: then a card tells nothing.
    """
    known = [mine, *others]
    lacking = max(0, least - len(known))
    everybody = [*known, *((0,) * len(mine) for _ in range(lacking))]
    together = _parted(everybody, mine, about, least)
    low, high = (tuple(pick(values) for values in zip(*together, strict=True)) for pick in (min, max))
    return Group(len(together) - lacking, low, high)


def _parted(everybody: list[Facts], mine: Facts, about: Sequence[Fact], least: int) -> list[Facts]:
    while cut := _best_cut(everybody, about, least):
        place, value = cut
        side = mine[place] >= value
        everybody = [each for each in everybody if (each[place] >= value) == side]
    return everybody


def _best_cut(everybody: list[Facts], about: Sequence[Fact], least: int) -> tuple[int, int] | None:
    """The fact, and from which value on, by which they are best parted; None when no part is large enough."""
    best, found = 0, None
    for place, (kind, _of) in enumerate(about):
        values = [each[place] for each in everybody]
        for value in sorted(set(values))[1:]:
            above = sum(each >= value for each in values)
            if min(above, len(values) - above) >= least and WORTH[kind] * above > best:
                best, found = WORTH[kind] * above, (place, value)
    return found
