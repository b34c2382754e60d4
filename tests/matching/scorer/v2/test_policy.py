"""The shipped numbers of policy 2."""

import pytest

from jobmatch.taxonomy.vocabulary import APPLIED_FOR_BY_EMPLOYER, LICENCES
from matching.scorer.v2.credentials import FAMILIES, NEVER_A_STEP
from matching.scorer.v2.criteria import SHARES
from matching.scorer.v2.gates import VERDICTS
from matching.scorer.v2.inputs import Reading
from matching.scorer.v2.policy import GATES
from matching.scorer.weights import CRITERIA, TOTAL
from tests.matching.scorer.v2.examples import POLICY, person


def test_the_weights_are_a_thousand_together():
    assert tuple(POLICY.weights) == CRITERIA
    assert sum(POLICY.weights.values()) == TOTAL


def test_every_criterion_and_gate_has_its_function():
    assert tuple(SHARES) == tuple(POLICY.weights) == CRITERIA
    assert tuple(VERDICTS) == GATES


@pytest.mark.parametrize(
    ("certainty", "c"),
    [
        (78, 95),
        (60, 95),
        (59, 90),
        (50, 90),
        (40, 85),
        (30, 80),
        (29, 70),
        (20, 70),
        (19, 40),
        (9, 10),
        (0, 10),
    ],
)
def test_the_starter_set_is_more_often_right_than_it_says(certainty, c):
    assert POLICY.calibrated(certainty, "starter") == c


def test_for_another_taxonomy_nothing_read_closes():
    assert POLICY.calibrated(95, "esco") == 79 < POLICY.closes_from
    assert POLICY.calibrated(40, "esco") == 40


def test_codes_of_licences_are_in_the_vocabulary():
    assert set(FAMILIES) | NEVER_A_STEP | APPLIED_FOR_BY_EMPLOYER <= set(LICENCES)


@pytest.mark.parametrize("c", [-1, 101])
def test_a_certainty_is_a_hundredth(c):
    with pytest.raises(ValueError, match="certainty"):
        Reading("job", c)


def test_a_tie_seed_has_sixteen_bytes():
    with pytest.raises(ValueError, match="sixteen"):
        person(tie_seed=b"seed")
