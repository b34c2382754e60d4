"""Dutch working days: there and back, over weekends, holidays and summer time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from time import sleep

import pytest
from holidays.countries import Netherlands
from hypothesis import given
from hypothesis import strategies as some

from jobmatch import workdays

days = some.dates(min_value=date(2024, 1, 1), max_value=date(2035, 12, 31))
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),
        (date(2026, 12, 24), True),
        (date(2027, 1, 1), False),
        (date(2026, 4, 27), False),  # King's Day
        (date(2027, 4, 27), False),
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2026, 4, 3), False),  # Good Friday counts as one in the law on terms
        (FRIDAY, True),
        (FRIDAY + timedelta(days=1), False),
    ],
)
def test_a_working_day_is_one_in_the_netherlands(day, works):
    assert workdays.is_working_day(day) is works


def test_who_asks_of_a_year_while_another_reads_it_hears_of_every_holiday(monkeypatch):
    read = Netherlands._populate

    def slowly(self, year):
        sleep(0.05)
        read(self, year)

    monkeypatch.setattr(Netherlands, "_populate", slowly)
    workdays._public_holidays.cache_clear()
    workdays.is_working_day.cache_clear()
    kings_day = date(2027, 4, 27)  # a Tuesday
    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(workdays.is_working_day, [kings_day] * 8))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (FRIDAY, 1, date(2026, 11, 30)),
        (FRIDAY + timedelta(days=1), 1, date(2026, 11, 30)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 3, 27), 1, date(2026, 3, 30)),  # the clock goes forward on Sunday 29 March 2026
        (date(2026, 10, 23), 1, date(2026, 10, 26)),  # back on 25 October 2026
        (date(2027, 3, 26), 1, date(2027, 3, 30)),  # forward on Easter, 28 March 2027
        (date(2027, 10, 29), 1, date(2027, 11, 1)),  # back on 31 October 2027
        (FRIDAY, 0, FRIDAY),
    ],
)
def test_days_are_counted_by_the_calendar(start, count, end):
    assert workdays.after(start, count) == end
    assert workdays.between(start, end) == count


@given(start=days, count=some.integers(0, 60))
def test_between_is_the_way_back_of_after(start, count):
    assert workdays.between(start, workdays.after(start, count)) == count


@given(end=days, count=some.integers(1, 60))
def test_what_was_due_before_is_exactly_that_late(end, count):
    due = workdays.before(end, count)
    assert workdays.between(due, end) == count
    assert workdays.between(due + timedelta(days=1), end) < count


@given(start=days, length=some.integers(-400, 400))
def test_there_are_never_more_working_days_than_days(start, length):
    found = workdays.between(start, start + timedelta(days=length))
    assert 0 <= found <= max(0, length)
