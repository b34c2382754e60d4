"""The set of sentences, and how it was halved."""

from collections import Counter

from tests.leaks.sentences import halves, read


def test_the_set_was_halved_by_chance_and_not_by_choice() -> None:
    sentences = read()
    assert halves([(one.kind, one.text) for one in sentences]) == [one.half for one in sentences]


def test_no_sentence_is_in_both_halves() -> None:
    sentences = read()
    assert len({one.text for one in sentences}) == len(sentences) >= 240


def test_every_kind_is_in_both_halves() -> None:
    counted = Counter((one.kind, one.half) for one in read())
    assert {kind for kind, half in counted if half == "make"} == {kind for kind, _half in counted}
    assert min(counted.values()) >= 4
