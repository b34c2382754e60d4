"""What a person may move, and what is refused."""

import pytest

from matching.scorer.weights import WeightsRefused, check_weights
from tests.matching.scorer.v2.examples import POLICY


def moved(**changes):
    return dict(POLICY.weights) | changes


@pytest.mark.parametrize(
    "weights",
    [
        moved(),
        moved(wish=150, skills=400),
        moved(wish=600, skills=125, dream=50, travel=50, hours=25, language=25, own_words=25),
        moved(needs=200, wish=200),
    ],
)
def test_points_may_move_from_half_to_twice_the_default(weights):
    check_weights(weights, POLICY)


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (moved(wish=303, skills=247), "step"),
        (moved(wish=145, skills=405), "low"),
        (moved(hours=105, wish=245), "high"),
        (moved(needs=95, wish=305), "needs"),
        (moved(wish=305), "total"),
        ({"wish": 1000}, "criteria"),
        (moved(luck=0), "criteria"),
    ],
)
def test_anything_else_is_refused_by_its_code(weights, code):
    with pytest.raises(WeightsRefused) as refused:
        check_weights(weights, POLICY)
    assert refused.value.code == code


def test_a_refusal_is_a_value_error():
    assert issubclass(WeightsRefused, ValueError)
