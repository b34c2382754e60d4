"""How old someone is, from a date of birth or from a year alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.ages import ages

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 6, 1), date(2026, 5, 31), 17),
        (date(2008, 6, 1), date(2026, 6, 1), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_an_age_changes_on_the_birthday(born: date, on: date, years: int) -> None:
    assert ages(birth_date=born, birth_year=None, on=on) == (years, years)


def test_nothing_told_is_unknown() -> None:
    assert ages(birth_date=None, birth_year=None, on=date(2026, 1, 1)) is None


@given(born=DAYS, on=DAYS)
def test_the_age_by_the_date_is_one_of_the_two_by_the_year(born: date, on: date) -> None:
    exact = ages(birth_date=born, birth_year=None, on=on)
    by_year = ages(birth_date=None, birth_year=born.year, on=on)
    assert exact is not None
    assert by_year is not None
    assert exact.youngest in by_year
