"""Draws of the demo fall the same way everywhere, and over all that is there."""

from hypothesis import given
from hypothesis import strategies as st

from jobmatch.demo import lots


def test_a_draw_is_the_same_on_every_machine() -> None:
    assert [lots.number(1000, "a", 1), lots.number(1000, "a", 2)] == [
        lots.number(1000, "a", "1"),
        lots.number(1000, "a", "2"),
    ]
    assert lots.shuffled("abcdef", "x") == lots.shuffled("fedcba", "x")


@given(st.integers(1, 1000), st.text())
def test_a_number_is_below_its_limit(below: int, what: str) -> None:
    assert 0 <= lots.number(below, what) < below


def test_shares_are_followed() -> None:
    drawn = [lots.weighted({"often": 90, "seldom": 10}, turn) for turn in range(500)]
    assert 20 < drawn.count("seldom") < 90


def test_nothing_is_drawn_that_has_no_share() -> None:
    assert {lots.weighted({"one": 1, "none": 0}, turn) for turn in range(100)} == {"one"}
