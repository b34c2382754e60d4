"""Made-up youths with traits that go together, for one question: who finds five vacancies that fit?

A youth is nothing but what the scorer reads, in memory. Wishes, skills, age and all else are drawn alike for
everybody; a group says only how often a trait is there, and is known to this module alone. All shares are
chosen, none is measured: large differences, so that a rule that leans on a trait is seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from random import Random
from statistics import NormalDist
from typing import Final

from jobmatch.places.rules.travel import Point
from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, CEFR_LEVELS, DAY_PARTS, DAYS
from matching.scorer.inputs import Diploma, Range
from matching.scorer.v2.inputs import Person, Wish, Work

Rates = Mapping[str, int]
LEVELS: Final = tuple(CEFR_LEVELS)
NORMAL: Final = NormalDist()
# How much of a trait comes from what all traits of one youth share; chosen.
SHARED: Final = 0.3
TRAITS: Final = ("language", "no car", "district", "gaps", "diploma", "hours", "need")
# Of a hundred youths of each group, who has the trait; chosen.
GROUPS: Final[Mapping[str, Rates]] = {
    "A": dict(zip(TRAITS, (5, 45, 15, 15, 20, 10, 2), strict=True)),
    "B": dict(zip(TRAITS, (30, 60, 25, 30, 30, 15, 12), strict=True)),
    "C": dict(zip(TRAITS, (60, 75, 35, 45, 40, 20, 25), strict=True)),
}
DIPLOMAS: Final = ("vmbo", "mbo1", "mbo2", "mbo2", "mbo3", "mbo4", "havo")
ONE_LESS: Final = {"mbo1": "pro", "mbo2": "vmbo", "mbo3": "mbo2", "mbo4": "mbo3", "havo": "vmbo"}
MUSTS: Final = ("head_covering", "place_to_pray", "no_alcohol", "movable_breaks")
EVENINGS: Final = sum(1 << day * len(DAY_PARTS) + len(DAY_PARTS) - 1 for day in range(len(DAYS)))
WEEKEND: Final = ALL_DAYPARTS ^ ((1 << 5 * len(DAY_PARTS)) - 1)
WISHES: Final = 3


@dataclass(frozen=True, slots=True)
class World:
    """What youths can be drawn from: what is asked for, as often as it is asked, and where people live, those
    places with the most work near first."""

    occupations: Sequence[Wish]
    homes: Sequence[Point]

    def home(self, at: float, *, far: bool) -> Point:
        """A place among the quarter with the least work near, or among the others."""
        border = len(self.homes) * 3 // 4
        some = self.homes[border:] if far else self.homes[: max(1, border)]
        return some[int(at * len(some))]


@dataclass(frozen=True, slots=True)
class Drawn:
    """All lots of one youth, so that the same youth can be looked at with one trait more or less."""

    seed: bytes
    wishes: tuple[Wish, ...]
    worked: Wish
    months: int
    level: int
    diploma: str
    hours: tuple[int, int]
    minutes: int
    adult: bool
    told_all: bool
    home: float
    must: str
    traits: Mapping[str, float]

    def has(self, trait: str, rates: Rates) -> bool:
        """Whether the trait is there, where so many of a hundred have it."""
        return self.traits[trait] * 100 < rates[trait]


def drawn(world: World, lots: Random) -> Drawn:
    """A youth by lot."""
    low = lots.choice((8, 16, 24, 32))
    wishes = {wish.occupation: wish for wish in lots.choices(world.occupations, k=WISHES)}
    return Drawn(
        seed=lots.randbytes(16),
        wishes=tuple(wishes.values()),
        worked=lots.choice(world.occupations),
        months=lots.randint(3, 36),
        level=lots.choice((3, 4, 5)),
        diploma=lots.choice(DIPLOMAS),
        hours=(low, 40),
        minutes=lots.choice((30, 45, 60)),
        adult=lots.random() < 0.8,
        told_all=lots.random() < 0.5,
        home=lots.random(),
        must=lots.choice(MUSTS),
        traits=_together(lots),
    )


def _together(lots: Random) -> dict[str, float]:
    """For each trait a number from 0 to 1, low ones together: a Gaussian copula with one shared part."""
    shared = lots.gauss()
    return {trait: NORMAL.cdf(sqrt(SHARED) * shared + sqrt(1 - SHARED) * lots.gauss()) for trait in TRAITS}


def person(youth: Drawn, rates: Rates, *, on: date) -> Person:
    """What the scorer reads of a youth with these traits."""
    level = youth.level - youth.has("language", rates)
    diploma = ONE_LESS.get(youth.diploma, "pro") if youth.has("diploma", rates) else youth.diploma
    work = Work(youth.worked.occupation, youth.worked.isco, youth.months)
    fewer, gaps = youth.has("hours", rates), youth.has("gaps", rates)
    return Person(
        tie_seed=youth.seed,
        on=on,
        age_band="18_plus" if youth.adult else "16_17",
        wishes=youth.wishes,
        work_done=() if gaps else (work,),
        all_my_work=youth.told_all,
        diplomas=(Diploma(diploma),),
        licences=frozenset() if youth.has("no car", rates) or not youth.adult else frozenset({"driving_b"}),
        credentials_complete=youth.told_all,
        languages={"nl": LEVELS[level]},
        needs={youth.must: True} if youth.has("need", rates) else {},
        kinds=frozenset({"job", "apprenticeship", "side_job"}),
        hours=Range(8, 24) if fewer else Range(*youth.hours),
        dayparts=ALL_DAYPARTS & ~EVENINGS & ~WEEKEND if fewer else ALL_DAYPARTS,
        travel_limit=youth.minutes,
    )


def means(youth: Drawn, rates: Rates) -> tuple[str, ...]:
    """How the youth gets anywhere."""
    drives = youth.adult and not youth.has("no car", rates)
    return ("bicycle", "transit", "car") if drives else ("bicycle", "transit")


def home(youth: Drawn, world: World, rates: Rates) -> Point:
    """Where the youth lives."""
    return world.home(youth.home, far=youth.has("district", rates))
