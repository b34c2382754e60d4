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
    ("taxonomy", "certainty", "c"),
    [
        ("starter", 78, 81),
        ("starter", 47, 81),
        ("starter", 46, 67),
        ("starter", 24, 67),
        ("starter", 23, 42),
        ("starter", 9, 42),
        ("starter", 8, 10),
        ("starter", 0, 10),
        ("full", 95, 86),
        ("full", 58, 76),
        ("full", 0, 23),
    ],
)
def test_a_suggested_occupation_is_as_certain_as_labelled_titles_show(taxonomy, certainty, c):
    assert POLICY.calibrated(certainty, taxonomy) == c


@pytest.mark.parametrize("steps", POLICY.calibration.values(), ids=POLICY.calibration)
def test_more_certainty_of_the_product_never_means_less(steps):
    assert list(steps) == sorted(steps, reverse=True)
    assert [c for _, c in steps] == sorted((c for _, c in steps), reverse=True)
    assert steps[-1][0] == 0
    assert steps[0][1] < 100


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
