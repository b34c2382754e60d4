"""How many leaks are found, and how much that is none, on the half of the sentences kept apart."""

from collections import Counter

import pytest

from jobmatch.wording import leaks
from tests.figures import Figure
from tests.leaks.sentences import INNOCENT, read

HELD = [one for one in read() if one.half == "measure"]
FOUND = {
    one.text: [*leaks.label_words(one.text), *leaks.contacts(one.text), *leaks.numbers(one.text)]
    for one in HELD
}
KINDS = sorted({one.kind for one in HELD} - {INNOCENT})
LEAST_PRECISION, LEAST_RECALL, LEAST_OF_A_KIND = 0.95, 0.95, 0.8


def test_of_all_that_is_refused_nearly_all_leaks_and_the_other_way_round(figure: Figure) -> None:
    hits = sum(one.leaks for one in HELD if FOUND[one.text])
    refused = sum(bool(FOUND[one.text]) for one in HELD)
    leaking = sum(one.leaks for one in HELD)
    figure("words that leak: sentences kept apart, that leak, innocent", f"{leaking}, {len(HELD) - leaking}")
    figure("words that leak: precision", f"{hits / refused:.3f} ({hits} of {refused})")
    figure("words that leak: recall", f"{hits / leaking:.3f} ({hits} of {leaking})")
    assert hits / refused >= LEAST_PRECISION
    assert hits / leaking >= LEAST_RECALL


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_leak_gets_through_much(kind: str, figure: Figure) -> None:
    counted = Counter(bool(FOUND[one.text]) for one in HELD if one.kind == kind)
    figure(f"words that leak: {kind}, recall", f"{counted[True]} of {counted.total()}")
    assert counted[True] / counted.total() >= LEAST_OF_A_KIND


@pytest.mark.parametrize("kind", KINDS)
def test_a_leak_is_called_by_its_kind(kind: str) -> None:
    found = [{str(leak.kind) for leak in FOUND[one.text]} for one in HELD if one.kind == kind]
    assert sum(kind in kinds for kinds in found) / len(found) >= LEAST_OF_A_KIND
