"""A made-up town of youths whose traits go together, and an attacker who knows all of them.

Kind of work, level, abilities, languages, days and experience depend on each other: who wants to weld can
weld, who speaks a certain language at home is seldom free on Friday afternoon. The numbers are nobody's.
"""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, DIPLOMA_LEVELS, LANGUAGES, Term, daypart_bit
from matching.rules.cards import alike, facts
from matching.rules.cards.facts import Asked, Facts, Told
from matching.scorer.inputs import Range

ON = date(2026, 11, 30)
# For each kind of work, its ISCO group and where its abilities begin; the last six are for everybody.
WORK = {"52": 0, "93": 8, "72": 16, "51": 24, "53": 32, "41": 40}
ABILITIES_OF_WORK, FOR_ALL = 14, range(54, 60)
LICENCES_OF = {
    "93": ("forklift", "driving_b"),
    "72": ("vca_basic", "welding"),
    "52": ("bhv",),
    "51": ("haccp",),
}
FRIDAY_AFTERNOON = daypart_bit(4, 1)


def ability(number: int) -> UUID:
    return UUID(int=number + 1)


def youths(count: int, *, seed: int) -> list[Told]:
    """Youths whose traits go together."""
    lots = random.Random(seed)  # noqa: S311
    return [_youth(lots) for _ in range(count)]


def _youth(lots: random.Random) -> Told:
    work = lots.choices(list(WORK), weights=[6, 5, 3, 4, 4, 2])[0]
    level = lots.choices(range(6), weights=[2, 4, 4, 4, 2, 2])[0]
    born_speaking = lots.choices(["nl", *list(LANGUAGES)[2:]], weights=[10, 4, *[1] * (len(LANGUAGES) - 3)])[
        0
    ]
    skilled = 0.25 + 0.09 * level
    known = {
        ability(WORK[work] + place)
        for place in range(ABILITIES_OF_WORK)
        if lots.random() < skilled * 1.2 - place / 40
    }
    known |= {ability(place) for place in FOR_ALL if lots.random() < skilled}
    months = int(lots.expovariate(1 / (6 + 5 * level))) if lots.random() < 0.4 + 0.08 * level else 0
    other = lots.choice(list(WORK))
    hours = lots.choice([8, 12, 16, 24, 32])
    days = ALL_DAYPARTS if lots.random() < 0.3 else sum(1 << bit for bit in range(21) if lots.random() < 0.6)
    if born_speaking == "ar" and lots.random() < 0.7:
        days &= ~FRIDAY_AFTERNOON
    return Told(
        abilities=frozenset(known),
        languages=_languages(lots, born_speaking, level),
        licences=frozenset(each for each in LICENCES_OF.get(work, ()) if lots.random() < 0.15 + 0.08 * level),
        diplomas=frozenset(list(DIPLOMA_LEVELS)[:1] if not level else [list(DIPLOMA_LEVELS)[level]]),
        complete=lots.random() < 0.6,
        work=((f"{work}2{lots.randrange(1, 4)}", months),) if months else (),
        wishes=frozenset({f"{work}2{lots.randrange(1, 4)}", f"{other}2{lots.randrange(1, 4)}"}),
        hours=Range(hours, hours + 8),
        dayparts=days,
        available_from=None if lots.random() < 0.1 else ON + timedelta(days=int(lots.expovariate(1 / 40))),
    )


def _languages(lots: random.Random, born_speaking: str, level: int) -> dict[str, str]:
    dutch = "C2" if born_speaking == "nl" else lots.choice(["A2", "B1", "B1", "B2", "C1"])
    english = ["A1", "A2", "A2", "B1", "B2", "C1"][min(5, max(0, level + lots.choice([-1, 0, 0, 1])))]
    return {born_speaking: "C2", "nl": dutch, **({"en": english} if lots.random() < 0.8 else {})}


def vacancies(count: int, *, seed: int) -> list[Asked]:
    """Vacancies of the kinds of work that the youths look for."""
    lots = random.Random(seed)  # noqa: S311
    return [_vacancy(lots) for _ in range(count)]


def _vacancy(lots: random.Random) -> Asked:
    work = lots.choice(list(WORK))
    chosen = lots.sample(range(ABILITIES_OF_WORK), lots.randrange(3, 6))
    numbers = sorted({WORK[work] + each for each in chosen} | set(lots.sample(FOR_ALL, lots.randrange(0, 3))))
    return Asked(
        abilities=tuple((ability(number), Term(f"ding {number}", f"thing {number}")) for number in numbers),
        languages=(
            ("nl", lots.choice(["A2", "B1", "B2"])),
            *((("en", "A2"),) if lots.random() < 0.4 else ()),
        ),
        licences=tuple(each for each in LICENCES_OF.get(work, ()) if lots.random() < 0.5),
        diploma=lots.choice(["", "", "mbo1", "mbo2"]),
        hours=Range(24, 32) if lots.random() < 0.7 else None,
        dayparts=sum(1 << bit for bit in range(15) if lots.random() < 0.5) if lots.random() < 0.5 else 0,
        isco=f"{work}2{lots.randrange(1, 4)}",
    )


@dataclass(frozen=True)
class Attack:
    """An employer who knows all that every youth told, and how cards are made, and reads one vacancy's.

    `told` says for each youth what a card may tell: the youths of one card are who the attacker can't part.
    """

    asked: Asked
    town: list[Told]
    least: int = alike.ALIKE

    @cached_property
    def told(self) -> list[Facts]:
        return [facts.facts(self.asked, each, on=ON) for each in self.town]

    @cached_property
    def fitting(self) -> list[int]:
        return [place for place, each in enumerate(self.town) if facts.fits(self.asked, each)]

    def cards(self) -> list[list[int]]:
        """For each card that there can be the youths whose card it is."""
        everybody = [self.told[each] for each in self.fitting]
        of = {
            one: number
            for number, group in enumerate(alike.groups(everybody, self.asked.facts, least=self.least))
            for one in group
        }
        found: dict[int, list[int]] = defaultdict(list)
        for place in self.fitting:
            found[of[self.told[place]]].append(place)
        return list(found.values())

    def plain_cards(self) -> dict[Facts, list[int]]:
        """For each card that would tell all that is asked the youths whose card it would be."""
        found: dict[Facts, list[int]] = defaultdict(list)
        for place in self.fitting:
            found[self.told[place]].append(place)
        return found

    def fit(self, place: int) -> tuple[int, int, int]:
        """How well a youth fits, as the attacker reckons: abilities, then the very wish, then all else."""
        had = sum(pk in self.town[place].abilities for pk, _label in self.asked.abilities)
        return had, int(self.asked.isco in self.town[place].wishes), sum(self.told[place])
