"""How old someone is, from a date of birth or from a year alone. Pure: no clock."""

from datetime import date
from typing import NamedTuple


class Ages(NamedTuple):
    """The youngest and the oldest that someone may be: the same where the date of birth is known."""

    youngest: int
    oldest: int


def ages(*, birth_date: date | None, birth_year: int | None, on: date) -> Ages | None:
    """Whole years on a day. A year alone leaves two ages open; nothing told is unknown."""
    if birth_date is not None:
        years = on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
        return Ages(years, years)
    if birth_year is None:
        return None
    return Ages(on.year - birth_year - 1, on.year - birth_year)
