"""Which youths share one card: at least five each time, so that who knows all of them guesses one in five.

Everybody who could have been proposed stands in order of how likely that is, and is taken some at a time.
These are parted, again and again, by the fact that lets most of them tell something more, as long as at least
five stay on both sides. A card tells what holds for all who stayed together. The same youths are always
parted the same way, whoever of them the card is for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from matching.rules.cards.facts import (
    ABILITY,
    COUNT,
    DAYPARTS,
    DIPLOMA,
    EXPERIENCE,
    HOURS,
    LANGUAGE,
    LICENCE,
    LIKELY,
    START,
    Fact,
    Facts,
)

ALIKE = 5
TOGETHER = 20  # about as likely to be proposed, before they are parted
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
    LIKELY: 0,  # never on a card
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
    together = next(group for group in groups(everybody, about, least=least) if mine in group)
    low, high = (tuple(pick(values) for values in zip(*together, strict=True)) for pick in (min, max))
    return Group(len(together) - lacking, low, high)


def groups(everybody: Sequence[Facts], about: Sequence[Fact], *, least: int = ALIKE) -> Iterator[list[Facts]]:
    """Everybody in groups of at least `least`; who have the same facts are in the same group."""
    for some in _as_likely(everybody, about.index((LIKELY, "")), max(TOGETHER, least) if least > 1 else 1):
        yield from _parted(some, about, least)


def _as_likely(everybody: Sequence[Facts], place: int, least: int) -> list[list[Facts]]:
    """At least so many at a time, the likeliest first; who are as likely stay together."""
    found: list[list[Facts]] = [[]]
    ordered = sorted(everybody, key=lambda each: each[place], reverse=True)
    for _likely, same in groupby(ordered, key=lambda each: each[place]):
        if len(found[-1]) >= least:
            found.append([])
        found[-1] += same
    if len(found) > 1 and len(found[-1]) < least:
        found[-2:] = [found[-2] + found[-1]]
    return found


def _parted(some: list[Facts], about: Sequence[Fact], least: int) -> Iterator[list[Facts]]:
    cut = _best_cut(some, about, least)
    if cut is None:
        yield some
        return
    place, value = cut
    for side in (True, False):
        yield from _parted([each for each in some if (each[place] >= value) == side], about, least)


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
