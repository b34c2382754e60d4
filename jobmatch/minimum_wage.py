"""The minimum wage an hour, by age and date, from dated tables."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

ADULT, YOUNGEST = 21, 15
WITHOUT_WAGE = frozenset({"internship", "trial"})
FULL = 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """The amount for adults from a day on; after `known_until` a newer one may hold that is not here yet."""

    valid_from: date
    known_until: date
    cents: int
    source: str


@dataclass(frozen=True, slots=True)
class Minimum:
    """What is owed an hour, where it stands, and whether the table is known to hold on that day."""

    cents: int
    source: str
    is_known: bool


def minimum(*, age: int, on: date) -> Minimum | None:
    """The lowest pay an hour at an age on a day; None under 15, for whom the law has no amount.

    A day before the first row takes the first. Half a cent is rounded up.
    """
    if age < YOUNGEST:
        return None
    amount = _amount(on)
    permille = FULL if age >= ADULT else _step(age, on)
    is_known = amount.valid_from <= on <= amount.known_until
    return Minimum((amount.cents * permille + FULL // 2) // FULL, amount.source, is_known)


def _amount(on: date) -> Amount:
    rows = amounts()
    return max((row for row in rows if row.valid_from <= on), key=lambda row: row.valid_from, default=rows[0])


def _step(age: int, on: date) -> int:
    """Thousandths of the adult amount; the table has every age under 21 at each of its dates."""
    rows = steps()
    start = max((day for day, _ in rows if day <= on), default=min(day for day, _ in rows))
    return rows[start, age]


@cache
def amounts() -> tuple[Amount, ...]:
    """The amounts for adults, oldest first."""
    rows = (
        Amount(
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["known_until"]),
            int(row["cents"]),
            row["source"],
        )
        for row in _read("minimum_wage_amounts.csv")
    )
    return tuple(sorted(rows, key=lambda row: row.valid_from))


@cache
def steps() -> dict[tuple[date, int], int]:
    """(valid from, age) → thousandths of the amount for adults."""
    return {
        (date.fromisoformat(row["valid_from"]), int(row["age"])): int(row["permille"])
        for row in _read("minimum_wage_steps.csv")
    }


def _read(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
