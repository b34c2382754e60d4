"""Whatever people do with files and work, in whatever order, and however time jumps: nobody is lost."""

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import sizes
from tests.figures import Figure
from tests.matching.machine import MunicipalityAtWork

SHARES = 4  # so that several processes share the work


@pytest.mark.django_db
@pytest.mark.parametrize("share", range(1, SHARES + 1))
def test_nobody_is_lost_whatever_happens(share: int, figure: Figure) -> None:
    MunicipalityAtWork.acts.clear()
    run_state_machine_as_test(
        seed(share)(type(f"Share{share}", (MunicipalityAtWork,), {})),
        settings=settings(
            max_examples=sizes.RUNS.value // SHARES,
            stateful_step_count=sizes.ACTS.value,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    assert MunicipalityAtWork.acts["done"] > sizes.RUNS.value, "these histories are empty: they prove nothing"
    figure(f"acts with files that were done, share {share}", MunicipalityAtWork.acts["done"])
    figure(f"acts with files that were refused, share {share}", MunicipalityAtWork.acts["refused"])
    figure(f"nights that files lived through, share {share}", MunicipalityAtWork.acts["night"])
