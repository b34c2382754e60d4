import pytest

from jobmatch.taxonomy.rules.spelling import same_words, typed_like


@pytest.mark.parametrize(
    ("typed", "label"),
    [("medewerker winkel", "winkel medewerker"), ("vakken vuller", "vakkenvuller"), ("bakker", "bakker")],
)
def test_order_and_spaces_make_no_difference_to_what_is_typed(typed: str, label: str) -> None:
    assert typed_like(typed, label) == 1


def test_the_beginning_of_a_label_is_nearly_the_label() -> None:
    assert typed_like("winkelm", "winkelmedewerker") == 0.95


def test_the_beginning_of_a_later_word_counts_a_little_less() -> None:
    assert typed_like("win", "medewerker winkel") == 0.9


def test_one_letter_begins_nothing() -> None:
    assert typed_like("w", "zwemleraar") < 0.9


def test_other_words_are_unlike() -> None:
    assert same_words("kapper", "timmerman") < 0.5
