"""Dutch working days: Monday to Friday, without the public holidays of the Netherlands."""

from datetime import date, timedelta

import holidays

_public_holidays = holidays.country_holidays("NL")


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _public_holidays


def on_or_after(day: date) -> date:
    """The day itself when it is a working day, else the next one."""
    return day if is_working_day(day) else after(day, 1)


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
