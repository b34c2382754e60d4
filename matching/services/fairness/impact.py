"""Who finds five vacancies that fit a wish: the same share of every group, or nearly?

The engine ranks made-up youths for the open vacancies of the database. The lowest share over the highest has
an interval by Katz and others (Biometrics 34, 1978: the logarithm of a ratio of two shares); under four
fifths is an alarm (the rule of thumb of the American Uniform Guidelines on Employee Selection, 1978).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist, median
from typing import Final

from jobmatch.places.models import PostcodeArea
from jobmatch.places.rules.travel import Point, distance_metres
from matching.engine.building import build
from matching.engine.columns import Columns
from matching.engine.person import minutes_to
from matching.engine.rank import Found
from matching.engine.scan import Scan
from matching.scorer.v2 import policy
from matching.scorer.v2.inputs import Wish
from matching.selectors import offers
from matching.selectors.catalogue import Catalogue
from matching.services.fairness import made_up
from matching.services.fairness.made_up import GROUPS, TRAITS, Drawn, Rates, World

ENOUGH: Final = 5
LEAST_RATIO: Final = 0.80
Z: Final = NormalDist().inv_cdf(0.975)
SOME_PLACES: Final = 60


class NothingToFind(Exception):
    """There are no open vacancies with an occupation, or no places."""


@dataclass(frozen=True, slots=True)
class Share:
    """Of how many youths, how many find enough."""

    found: int
    of: int

    @property
    def part(self) -> float:
        return self.found / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """One share over another, with a 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Impact:
    """The share of each group, and of the lowest group when it has one trait as often as the highest."""

    shares: Mapping[str, Share]
    lowest: str
    highest: str
    changed: Mapping[str, Share]

    @property
    def ratio(self) -> Ratio:
        return ratio(self.shares[self.lowest], self.shares[self.highest])

    @property
    def pairs(self) -> Mapping[tuple[str, str], Ratio]:
        """The lower share over the higher, of each two groups."""
        found = {}
        for two in combinations(self.shares, 2):
            low, high = sorted(two, key=lambda name: self.shares[name].part)
            found[low, high] = ratio(self.shares[low], self.shares[high])
        return found

    @property
    def is_alarm(self) -> bool:
        return self.ratio.value < LEAST_RATIO


def ratio(one: Share, other: Share) -> Ratio:
    """A share over another; without a youth in one of them there is nothing to say: 0 to infinity."""
    if not (one.found and other.found):
        return Ratio(0.0 if other.found else 1.0, 0.0, float("inf"))
    value = one.part / other.part
    spread = Z * sqrt(1 / one.found - 1 / one.of + 1 / other.found - 1 / other.of)
    return Ratio(value, exp(log(value) - spread), exp(log(value) + spread))


class Region:
    """The open vacancies as columns, and the world that youths are drawn from."""

    def __init__(self, *, on: date) -> None:
        self.on, self.policy = on, policy.load()
        listed = list(offers.open_now(on=on, policy=self.policy))
        asked = [each.vacancy.occupation for each in listed if each.vacancy.occupation]
        counting = [each.id for each in asked if each.c >= self.policy.counts_from]
        homes = _homes([each.point for each in listed if each.point])
        if not (counting and homes):
            raise NothingToFind
        self.columns: Columns = build(listed, self.policy)
        catalogue = Catalogue(occupations=set(counting), skills=())
        self.world = World(
            [Wish(each, catalogue.isco(each), catalogue.essential_ids(each)) for each in counting], homes
        )

    def finds_enough(self, youth: Drawn, rates: Rates) -> bool:
        """Whether five vacancies or more stand under *fits a wish*."""
        minutes = minutes_to(
            self.columns, made_up.home(youth, self.world, rates), made_up.means(youth, rates)
        )
        scan = Scan(made_up.person(youth, rates, on=self.on), self.columns, self.policy, minutes)
        return Found([scan]).counts["fits"] >= ENOUGH

    def with_rate(
        self, youths: Sequence[Drawn], before: Sequence[bool], rates: Rates, trait: str, rate: int
    ) -> Share:
        """How many find enough when one trait is as often there as in another group; `before`: who do now."""
        other = {**rates, trait: rate}
        each = [
            self.finds_enough(youth, other) if youth.has(trait, rates) != youth.has(trait, other) else did
            for youth, did in zip(youths, before, strict=True)
        ]
        return _share(each)


def _share(each: Sequence[bool]) -> Share:
    return Share(sum(each), len(each))


def _homes(places: Sequence[Point]) -> list[Point]:
    """Where people live in the municipalities with work, the places with the most work near first."""
    if not places:
        return []
    some = places[:: max(1, len(places) // SOME_PLACES)]
    near = [
        (median(distance_metres(home, place) for place in some), home)
        for home in PostcodeArea.objects.order_by("code").values_list("lat", "lon")
    ]
    return [home for _, home in sorted(near)[: max(4, len(near) // 10)]]


def run(*, youths: int, on: date, lots: Random) -> Impact:
    """Draw so many youths, as many of each group, and look what each finds; then what moves the lowest."""
    region = Region(on=on)
    made = {
        name: [made_up.drawn(region.world, lots) for _ in range(youths // len(GROUPS))] for name in GROUPS
    }
    found = {
        name: [region.finds_enough(youth, rates) for youth in made[name]] for name, rates in GROUPS.items()
    }
    shares = {name: _share(each) for name, each in found.items()}
    lowest, highest = (pick(shares, key=lambda name: shares[name].part) for pick in (min, max))
    rates, youths_of_lowest = GROUPS[lowest], made[lowest]
    changed = {
        trait: region.with_rate(youths_of_lowest, found[lowest], rates, trait, GROUPS[highest][trait])
        for trait in TRAITS
    }
    return Impact(shares, lowest, highest, changed)
