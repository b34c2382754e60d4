"""Messages go on working days and in hours of the Dutch clock, whatever the season."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch import workdays
from notifications.rules.moments import CLOCK, next_allowed


def dutch(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CLOCK)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-25 09:00", "2026-11-25 09:00"),
        ("2026-11-25 19:59", "2026-11-25 19:59"),
        ("2026-11-25 08:59", "2026-11-25 09:00"),
        ("2026-11-25 20:00", "2026-11-26 09:00"),
        ("2026-11-27 20:00", "2026-11-30 09:00"),  # a Friday evening
        ("2026-11-28 12:00", "2026-11-30 09:00"),  # a Saturday
        ("2026-04-26 23:00", "2026-04-28 09:00"),  # King's Day
        ("2026-12-24 21:00", "2026-12-28 09:00"),  # Christmas, then a weekend
        ("2026-03-28 12:00", "2026-03-30 09:00"),  # the clock goes forward in between
        ("2026-10-24 12:00", "2026-10-26 09:00"),  # and back
    ],
)
def test_a_message_waits_for_the_next_hour_that_is_allowed(now: str, then: str) -> None:
    assert next_allowed(dutch(now), start_hour=9, end_hour=20) == dutch(then)


def test_the_hours_are_those_of_the_dutch_clock_in_summer_and_winter() -> None:
    summer = next_allowed(datetime(2026, 7, 1, 1, tzinfo=UTC), start_hour=9, end_hour=20)
    winter = next_allowed(datetime(2026, 12, 1, 1, tzinfo=UTC), start_hour=9, end_hour=20)
    assert (summer.astimezone(UTC).hour, winter.astimezone(UTC).hour) == (7, 8)


@pytest.mark.parametrize(("start", "end"), [(9, 9), (10, 9), (-1, 9), (9, 25)])
def test_hours_that_never_come_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="within one day"):
        next_allowed(dutch("2026-11-25 09:00"), start_hour=start, end_hour=end)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)), st.integers(0, 23), st.data())  # noqa: DTZ001
def test_it_is_never_early_never_outside_the_hours_and_stays_when_asked_again(
    moment: datetime, start: int, data: st.DataObject
) -> None:
    end, now = data.draw(st.integers(start + 1, 24)), moment.replace(tzinfo=UTC)
    found = next_allowed(now, start_hour=start, end_hour=end)
    local = found.astimezone(CLOCK)
    assert found >= now
    assert found - now <= timedelta(days=8)
    assert workdays.is_working_day(local.date())
    assert start <= local.hour < end
    assert next_allowed(found, start_hour=start, end_hour=end) == found
