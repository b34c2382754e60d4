"""Days before the one on which the demo is made; all dates of the demo hang on it."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jobmatch import workdays


def ago(days: int | str, *, on: date) -> date:
    """The working day so many days ago, or the next one; a number below zero lies ahead."""
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
