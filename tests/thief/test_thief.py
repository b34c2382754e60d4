"""Who reads the main database and has no key finds nobody who told: a fixed thief tries."""

import pytest

from tests.figures import Figure
from tests.sizes import YOUTHS
from tests.thief.thief import Thief, best_guesses, read_all
from tests.thief.world import SECRETS, Month

pytestmark = pytest.mark.django_db
LEAK = 0.001


def test_a_thief_of_the_database_finds_nobody_who_told(figure: Figure) -> None:
    truth = Month(youths=YOUTHS.value).pass_by()
    thief = Thief(read_all(), truth.youths)
    leaks = []
    for secret in SECRETS:
        best = best_guesses(thief, truth.of[secret])[0]
        figure(f"best of the thief, {secret}", str(best))
        leaks += [f"{secret}: {best}"] if best.p < LEAK else []
    assert leaks == []
