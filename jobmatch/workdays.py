"""Dutch working days: Monday to Friday, without the public holidays of the Netherlands."""

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

import holidays

FURTHEST_DAYS: Final = 366


@cache
def _public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, whole or not at all: while the package fills one in, a day lacks.

    Read when first asked: the package reads the holidays of every country to find one.
    """
    return frozenset(holidays.country_holidays("NL", years=year))


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _public_holidays(day.year)


def on_or_after(day: date) -> date:
    """The day itself when it is a working day, else the next one."""
    return day if is_working_day(day) else after(day, 1)


def on_or_before(day: date) -> date:
    """The day itself when it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def after(start: date, working_days: int) -> date:
    """The date that lies this many working days after the start; 1 is the next working day."""
    day = start
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def before(end: date, working_days: int) -> date:
    """The latest date that this many working days lie after; what was due then is that late on `end`."""
    day = end
    while working_days > 0:
        working_days -= is_working_day(day)
        day -= timedelta(days=1)
    return day


@lru_cache(maxsize=4096)
def between(start: date, end: date) -> int:
    """How many working days lie after the start, up to and with the end; 0 when the end is not later."""
    return sum(is_working_day(start + timedelta(days=days)) for days in range(1, (end - start).days + 1))


def is_within_a_year(due: date, *, on: date) -> bool:
    """Whether a day is one from today to a year from now: what is planned further away is forgotten."""
    return on <= due and (due - on).days <= FURTHEST_DAYS
