"""Leaks put in on purpose, one of each kind: the thief finds nothing without them, and each of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.thief.test_thief import LEAK
from tests.thief.thief import Row, Thief, best_guesses

START = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - as a table holds it
YOUTHS, TOLD = 48, 12
Values = dict[str, Any]
Plant = Callable[["Copy", UUID, bool], None]


class Copy:
    """A made-up copy: files, and a log of two looks at each at moments of chance."""

    def __init__(self, plant: Plant | None = None) -> None:
        self.dice = Random(7)  # noqa: S311 - of a test
        self.tables: dict[str, list[Row]] = {}
        self.youths = [self.new() for _ in range(YOUTHS)]
        self.told = frozenset(self.dice.sample(self.youths, TOLD))
        order = self.dice.sample(self.youths, YOUTHS)
        for youth in order:
            self.put("file", id=youth.hex, since="2026-03-01")
        for hour, youth in enumerate(self.dice.sample([*order, *order], 2 * YOUTHS)):
            self.at = START + timedelta(hours=3 * hour)
            self.put("look", person=youth.hex, at=str(self.at))
            if plant:
                plant(self, youth, youth in self.told)

    def new(self) -> UUID:
        return UUID(int=self.dice.getrandbits(128), version=4)

    def put(self, table: str, **values: Any) -> None:
        rows = self.tables.setdefault(table, [])
        rows.append(Row(table, len(rows), values))

    def leak(self) -> str:
        """The best number of the thief, when it is a leak."""
        best = best_guesses(Thief(self.tables, self.youths), self.told)[0]
        return str(best) if best.p < LEAK else ""


def presence(copy: Copy, youth: UUID, told: bool) -> None:
    if told:
        copy.put("box", of=str(youth))


def count(copy: Copy, youth: UUID, told: bool) -> None:
    for _ in range(3 if told else 2):
        copy.put("box", of=youth.hex)


def length(copy: Copy, youth: UUID, told: bool) -> None:
    copy.put("box", of=youth.hex, sealed=b"." * (200 if told else 100))


def kind(copy: Copy, youth: UUID, told: bool) -> None:
    copy.put("box", of=youth.hex, kind="voice" if told else "call")


def days(copy: Copy, youth: UUID, told: bool) -> None:
    for day in (1, 2):
        copy.put("box", of=youth.hex, on=f"2026-04-0{day if told else 1}")


def two_hops(copy: Copy, youth: UUID, told: bool) -> None:
    name = copy.new()
    copy.put("box", of=youth.hex, named=f"mark:{name}")
    if told:
        copy.put("paper", about=name.hex)


def list_of_identifiers(copy: Copy, youth: UUID, told: bool) -> None:
    copy.put("box", of=f'["{youth if told else copy.new()}", "{copy.new()}"]')


def order(copy: Copy, youth: UUID, told: bool) -> None:
    if told:
        copy.put("look", person="")


def within_an_hour(copy: Copy, youth: UUID, told: bool) -> None:
    if told:
        copy.put("box", at=str(copy.at + timedelta(minutes=40)))


def kind_within_an_hour(copy: Copy, youth: UUID, told: bool) -> None:
    copy.put("box", at=str(copy.at + timedelta(minutes=40)), kind="told" if told else "nothing")


PLANTS = (
    *(presence, count, length, kind, days, two_hops, list_of_identifiers),
    *(order, within_an_hour, kind_within_an_hour),
)


def test_he_finds_nothing_where_nothing_is() -> None:
    assert Copy().leak() == ""


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_he_finds_a_planted_leak(plant: Plant) -> None:
    assert Copy(plant).leak()
