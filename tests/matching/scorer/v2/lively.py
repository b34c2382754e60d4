"""People and vacancies made from one number: all that Hypothesis leaves at its plainest happens here often.

They don't shrink, but each shelf, gate and rung comes by in a few cases.
"""

from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, CEFR_LEVELS, DIPLOMA_LEVELS
from matching.scorer.inputs import Diploma, Range
from matching.scorer.v2.inputs import (
    Asked,
    Occupation,
    Pair,
    Person,
    Reading,
    Requirement,
    Vacancy,
    Wish,
    Work,
)
from tests.matching.scorer.v2.examples import TODAY, uid
from tests.matching.scorer.v2.pools import (
    CERTAINTIES,
    EMPLOYERS,
    ESSENTIAL,
    ISCO,
    ITEMS,
    KINDS,
    LICENCES,
    SKILLS,
    WORDS,
)

LEVELS = list(CEFR_LEVELS)
STATES = ("yes", "no", "unknown", "expired", "contradicted")


class Maker:
    """Draws from one `Random`; each method is one person, vacancy or part."""

    def __init__(self, number: int) -> None:
        self.dice = Random(number)  # noqa: S311 - for tests

    def often(self, value: Any, other: Any = None, of_ten: int = 8) -> Any:
        """The value most times, else the other; a value that is a function is called."""
        chosen = value if self.dice.randrange(10) < of_ten else other
        return chosen() if callable(chosen) else chosen

    def some(self, pool: Any, most: int) -> list[Any]:
        return self.dice.sample(list(pool), self.dice.randint(0, min(most, len(pool))))

    def one(self, pool: Any) -> Any:
        return self.dice.choice(list(pool))

    def reading(self, value: Any) -> Reading[Any]:
        return Reading(value, self.one(CERTAINTIES))

    def range(self) -> Range:
        low, high = sorted((self.dice.randint(8, 44), self.dice.randint(8, 44)))
        return Range(low, high)

    def mask(self) -> int:
        return self.often(ALL_DAYPARTS, lambda: self.dice.randint(0, ALL_DAYPARTS), 5)

    def work(self) -> Work:
        pk = self.one(ISCO)
        return Work(pk, ISCO[pk], self.one([0, 6, 12, 13, 24, 36, 60]), ESSENTIAL[pk])

    def diploma(self) -> Diploma:
        pk = self.often(lambda: self.one(ISCO), None, 5)
        return Diploma(self.one(DIPLOMA_LEVELS), pk, ESSENTIAL[pk] if pk else frozenset())

    def wishes(self) -> tuple[Wish, ...]:
        wanted = self.dice.sample(list(ISCO), self.often(lambda: self.dice.randint(1, 4), 0, 9))
        dream = self.dice.randint(0, 4)
        return tuple(
            Wish(pk, ISCO[pk], frozenset(skill.id for skill in ESSENTIAL[pk]), place == dream)
            for place, pk in enumerate(wanted)
        )

    def languages(self) -> dict[str, str]:
        return {code: self.one(LEVELS) for code in self.some(["nl", "en", "ar"], 3)}

    def person(self) -> Person:
        return Person(
            tie_seed=self.dice.randbytes(16),
            on=TODAY,
            age_band=self.often("18_plus", lambda: self.one(["under_16", "16_17", "unknown"])),
            has_start_qualification=self.one([True, False, None]),
            wishes=self.wishes(),
            skills=frozenset(self.some(SKILLS, 4)),
            work_done=tuple(self.work() for _ in range(self.dice.randint(0, 2))),
            all_my_work=self.one([True, False]),
            diplomas=tuple(self.diploma() for _ in range(self.dice.randint(0, 1))),
            licences=frozenset(self.some(LICENCES, 2)),
            credentials_complete=self.one([True, False]),
            languages=self.often(self.languages),
            needs=self.often(lambda: {item: self.one([True, False]) for item in self.some(ITEMS, 2)}),
            kinds=self.often(lambda: frozenset(self.dice.sample(KINDS, self.dice.randint(4, 7)))),
            excluded_employers=frozenset(self.some(EMPLOYERS, 1)) if self.dice.randrange(4) else frozenset(),
            hours=self.often(self.range),
            dayparts=self.often(self.mask),
            travel_limit=self.often(lambda: self.dice.randint(0, 90)),
            own_words=self.often(lambda: frozenset(self.some(WORDS, 5))),
            present_isco=self.one(["", "5223", "5414", "9111"]),
            present_employer=self.often(lambda: self.one(EMPLOYERS), None, 5),
        )

    def asked(self, *, certain: bool) -> tuple[Asked, ...]:
        return tuple(
            Asked(skill, self.one([True, False]), 100 if certain else self.one(CERTAINTIES))
            for skill in self.some(SKILLS, 5)
        )

    def requirement(self) -> Requirement:
        kind = self.one(["licence", "licence", "diploma", "age", "screening"])
        pool = {
            "licence": LICENCES,
            "diploma": list(DIPLOMA_LEVELS),
            "age": ["16", "18", "21"],
            "screening": ["vog", "police_consent"],
        }[kind]
        by_law, usual = self.one([True, False]), self.one([True, False])
        return Requirement(kind, self.one(pool), by_law, usual, self.one(CERTAINTIES))

    def vacancy(self, number: int, *, open_to_most: bool) -> Vacancy:
        pk = self.one(ISCO)
        pair = {
            "employer": self.often(lambda: self.one(EMPLOYERS)),
            "employer_named": self.often(True, False),
            "house": frozenset(self.some(ISCO, 2)),
            "kind": self.often(lambda: self.reading(self.one(KINDS))),
            "occupation": self.often(
                lambda: Occupation(pk, ISCO[pk], self.one(CERTAINTIES), ESSENTIAL[pk]), None, 9
            ),
            "listed": self.often(lambda: self.asked(certain=True), (), 4),
            "read": self.often(lambda: self.asked(certain=False), (), 5),
            "double": self.one([None, None, b"a", b"b"]),
            "stone": self.one([None, b"a", b"b", b"c"]),
            "words": frozenset(self.some(WORDS, 3)),
            "facts": {item: self.one(STATES) for item in self.some(ITEMS, 3)},
        }
        if not open_to_most:
            pair |= self.hindrances()
        return Vacancy(uid(number), **pair)

    def hindrances(self) -> dict[str, Any]:
        """All that may close a gate."""
        return {
            "languages": self.often(
                lambda: {code: self.reading(self.one(LEVELS)) for code in self.some(["nl", "en", "ar"], 2)}
            ),
            "requirements": tuple(self.requirement() for _ in range(self.dice.randint(0, 2))),
            "hours": self.often(lambda: self.reading(self.range())),
            "dayparts": self.often(lambda: self.reading(self.mask())),
            "years": self.often(lambda: self.reading(self.dice.randint(0, 6)), None, 3),
            "leading": self.often(lambda: self.reading(self.one([True, False])), None, 2),
            "abroad": self.often(lambda: self.reading(self.one([True, False])), None, 2),
            "remote": self.often(False, True, 9),
            "night_work": self.often(lambda: self.reading(self.one([True, False])), None, 5),
            "hazardous_work": self.often(lambda: self.reading(self.one([True, False])), None, 5),
            "sunday_work": self.often(lambda: self.reading(self.one([True, False])), None, 5),
            "is_open": self.dice.randrange(20) > 0,
            "is_filled": self.dice.randrange(20) == 0,
            "closes_on": self.one([None, None, None, TODAY, TODAY - timedelta(days=1)]),
        }

    def pair(self, number: int, *, open_to_most: bool) -> Pair:
        vacancy = self.vacancy(number, open_to_most=open_to_most)
        minutes = self.often(lambda: self.dice.randint(0, 75))
        if minutes is None:
            object.__setattr__(vacancy, "place_known", self.one([True, False]))
        return Pair(vacancy, minutes, "bicycle" if minutes is not None else None)

    def market(self, most: int, *, open_to_most: bool) -> list[Pair]:
        many = self.dice.randint(most // 2, most)
        return [self.pair(900 + n, open_to_most=open_to_most or self.one([True, False])) for n in range(many)]


numbers = st.integers(0, 2**32)
people = numbers.map(lambda number: Maker(number).person())
pairs = numbers.map(lambda number: Maker(number).pair(900, open_to_most=number % 2 == 0))
markets = numbers.map(lambda number: Maker(number).market(8, open_to_most=False))
full_markets = numbers.map(lambda number: Maker(number).market(36, open_to_most=True))
