"""How near a day is, in words: late is counted in working days, everywhere."""

from datetime import date

import pytest
from django.utils import translation

from jobmatch.wording.days import when

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
