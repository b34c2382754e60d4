"""Whatever people do with proposals, in whatever order: no name, no card and no silence that is not meant."""

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import sizes
from tests.figures import Figure
from tests.matching.proposal_machine import Proposals


@pytest.mark.django_db
def test_a_proposal_keeps_its_promises_whatever_happens(figure: Figure) -> None:
    Proposals.acts.clear()
    run_state_machine_as_test(
        seed(1)(Proposals),
        settings=settings(
            max_examples=sizes.PROPOSALS.value,
            stateful_step_count=sizes.ACTS.value,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    assert Proposals.acts["done"] > sizes.PROPOSALS.value, "these histories are empty: they prove nothing"
    figure("acts with proposals that were done", Proposals.acts["done"])
    figure("acts with proposals that were refused", Proposals.acts["refused"])
