from datetime import date

import pytest

from matching.rules.pattern import day_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("d3", date(2026, 2, 3)),
        ("w2", date(2026, 2, 14)),
        ("m1", date(2026, 2, 28)),
        ("m12", date(2027, 1, 31)),
        ("loss_w1", date(2026, 2, 7)),
        ("loss_m1", date(2026, 2, 28)),
    ],
)
def test_the_day_of_a_moment(moment, day):
    assert day_of(moment, date(2026, 1, 31)) == day
