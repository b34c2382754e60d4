"""What a person may move, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.scorer.weights import CRITERIA, STEP, WeightsRefused, bounds, check_weights, shifted
from tests.matching.scorer.v2.examples import POLICY
from tests.matching.scorer.v2.strategies import moved_weights


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


@given(moved_weights(), st.sampled_from(CRITERIA), st.integers(-20, 20))
def test_a_shift_keeps_what_is_allowed_and_never_goes_the_other_way(weights, criterion, steps):
    after = shifted(weights, POLICY, criterion=criterion, by=steps * STEP)
    check_weights(after, POLICY)
    change = after[criterion] - weights[criterion]
    assert change * steps >= 0
    assert abs(change) <= abs(steps) * STEP
    for other in CRITERIA:
        if other != criterion:
            assert (after[other] - weights[other]) * steps <= 0


def test_what_has_most_room_gives_and_takes():
    more = shifted(POLICY.weights, POLICY, criterion="travel", by=20)
    assert more == {**POLICY.weights, "travel": 120, "wish": 280}
    assert shifted(more, POLICY, criterion="travel", by=-20) == dict(POLICY.weights)


def test_a_criterion_goes_no_further_than_it_may():
    _, most = bounds("dream", POLICY)
    assert shifted(POLICY.weights, POLICY, criterion="dream", by=1000)["dream"] == most
    assert shifted(POLICY.weights, POLICY, criterion="needs", by=-20) == dict(POLICY.weights)
