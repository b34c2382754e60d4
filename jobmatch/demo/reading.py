"""Reading the tables in data/*.csv that the demo region is made of: rows, ids, days and working weeks."""

import csv
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from jobmatch import workdays
from jobmatch.taxonomy.vocabulary import daypart_bit

FOLDER = Path(__file__).parent / "data"
SOURCE = "demo"
PARTS = "mae"  # morning, afternoon, evening
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of one table by the names in its head."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def id_of(kind: str, key: str) -> UUID:
    """The id of a row of the demo, the same in every database."""
    return uuid5(NAMESPACE_URL, f"urn:jobmatch:{SOURCE}:{kind}:{key}")


def number(text: str) -> int | None:
    return int(text) if text else None


def both(text: str) -> tuple[int | None, int | None]:
    """The least and the most of `16-24`; neither when nothing was told."""
    least, _, most = text.partition("-")
    return number(least), number(most)


def ago(days: int | str, *, on: date) -> date:
    """The working day so many days before `on`, or the next one; a number below zero lies ahead."""
    day = workdays.on_or_after(on - timedelta(days=int(days)))
    return day if int(days) < 0 else min(day, on)


def late(working_days: int, *, on: date) -> date:
    """The working day on which something was due that is so many working days late."""
    day = workdays.before(on, working_days)
    while working_days and not workdays.is_working_day(day):
        day -= timedelta(days=1)
    return day


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12, 0)))


@cache
def weeks() -> dict[str, int]:
    """The dayparts of a working week by its name, as a mask of 21 bits."""
    return {row["name"]: _mask(list(row.values())[1:]) for row in rows("weeks")}


def _mask(days: list[str]) -> int:
    return sum(daypart_bit(day, PARTS.index(part)) for day, parts in enumerate(days) for part in parts)
