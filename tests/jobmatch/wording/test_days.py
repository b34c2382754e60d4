"""How near a day is, in words: late is counted in working days, everywhere."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import translation

from jobmatch.wording.days import moment, when
from notifications.rules.moments import CLOCK

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("due", "on", "words"),
    [
        (date(2026, 11, 20), MONDAY, "1 working day late"),
        (date(2026, 11, 16), MONDAY, "5 working days late"),
        (date(2026, 11, 27), SATURDAY, "late"),
        (MONDAY, MONDAY, "today"),
        (date(2026, 11, 26), MONDAY, "in 3 days"),
    ],
)
def test_late_is_counted_in_working_days(due: date, on: date, words: str) -> None:
    with translation.override("en"):
        said = when(due, on=on)
    assert said.words == words
    assert said.is_late == (due < on)


@pytest.mark.parametrize(
    ("language", "at", "words"),
    [
        ("nl", datetime(2026, 11, 28, 10, 24, tzinfo=CLOCK), "nu"),
        ("nl", datetime(2026, 11, 28, 14, 0, tzinfo=CLOCK), "vandaag om 14:00 uur"),
        ("nl", datetime(2026, 11, 30, 9, 0, tzinfo=CLOCK), "maandag 30 november om 9:00 uur"),
        ("en", datetime(2026, 11, 30, 9, 5, tzinfo=CLOCK), "Monday 30 November at 9:05"),
    ],
)
def test_when_something_leaves_is_said_by_day_and_hour(language: str, at: datetime, words: str) -> None:
    with translation.override(language):
        assert moment(at, now=datetime(2026, 11, 28, 10, 24, tzinfo=CLOCK)) == words


def test_just_before_midnight_tomorrow_is_not_today() -> None:
    now = datetime(2026, 11, 28, 23, 59, tzinfo=CLOCK)
    with translation.override("en"):
        assert moment(now + timedelta(minutes=2), now=now) == "Sunday 29 November at 0:01"
