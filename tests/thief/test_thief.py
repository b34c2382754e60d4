"""Who reads the main database and has no key finds nobody who told: a fixed thief tries."""

import pytest

from tests.figures import Figure
from tests.sizes import YOUTHS
from tests.thief.thief import Thief, best_guesses, read_all
from tests.thief.world import SECRETS, Month

pytestmark = pytest.mark.django_db
LEAK = 0.001
# Where he still finds it: this list only ever becomes shorter. docs/adr/0015 says what is left and why.
STILL = set[str]()
SURE = 0.05  # of a leak that is listed: one that is closed is taken from the list


def test_a_thief_of_the_database_finds_nobody_who_told(figure: Figure) -> None:
    truth = Month(youths=YOUTHS.value).pass_by()
    thief = Thief(read_all(), truth.youths)
    new, found = [], set()
    for secret in SECRETS:
        guesses = best_guesses(thief, truth.of[secret])
        best = next(guess for guess in guesses if guess.table not in STILL)
        figure(f"best of the thief, {secret}", str(best))
        new += [f"{secret}: {best}"] if best.p < LEAK else []
        found |= {guess.table for guess in guesses if guess.p < SURE}
    assert new == []
    assert sorted(STILL - found) == []
