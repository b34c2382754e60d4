"""When a message may reach someone: on Dutch working days, inside hours of the clock in the Netherlands."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from jobmatch import workdays

CLOCK: Final = ZoneInfo("Europe/Amsterdam")


def next_allowed(now: datetime, *, start_hour: int, end_hour: int) -> datetime:
    """`now` when it lies from the start hour up to the end hour of a working day, else the next such start.

    Hours are those of the Dutch clock, in summer and in winter; `end_hour` may be 24.
    """
    if not 0 <= start_hour < end_hour <= 24:
        raise ValueError("the hours of messages start before they end, within one day")
    local = now.astimezone(CLOCK)
    today = local.date()
    if workdays.is_working_day(today) and start_hour <= local.hour < end_hour:
        return now
    day = workdays.on_or_after(today if local.hour < start_hour else today + timedelta(days=1))
    return datetime.combine(day, time(start_hour), CLOCK)
