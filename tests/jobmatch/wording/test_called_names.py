"""Called names in a text about an employer: asked about, whoever is in the files."""

import time

import pytest

from jobmatch.wording.called_names import found_in, is_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Samir komt dinsdag meelopen", ["Samir"]),
        ("wil samir en FATIMA spreken", ["samir", "FATIMA"]),
        ("over Büşra en Zoë", ["Büşra", "Zoë"]),
        ("Bel Ömer", ["Ömer"]),
        ("Samir, nogmaals Samir", ["Samir"]),
    ],
)
def test_a_called_name_is_found_however_it_is_written(text, names):
    assert found_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Twee dagen meelopen in de winkel",
        "Ze noemde de kassa, het rooster en de pauzes.",
        "will call us about the roster",
        "Max. 24 uur. Jan. en feb. is het rustig.",
        "Op de vierde floor, met een jet. In mei komt er een plek.",
        "Zij vragen: - Ben je op tijd • Ben je er op vrijdag",
    ],
)
def test_ordinary_words_are_no_names(text):
    assert found_in(text) == []


def test_a_name_that_is_a_word_counts_with_a_capital_inside_a_sentence():
    assert found_in("de vraag is of Tom past") == ["Tom"]
    assert found_in("Tom past misschien") == []


def test_the_people_of_the_employer_may_be_named():
    assert found_in("Karima en Samir belden", known=["Karima Haddad"]) == ["Samir"]


def test_whether_somebody_is_named_goes_by_whole_words():
    assert is_named("Karima vroeg om een rooster", "Karima Haddad")
    assert not is_named("karimatig", "Karima Haddad")
    assert not is_named("de kok", "De Vries")


def test_a_long_text_takes_a_moment():
    text = "Samir en Tom in de winkel " * 4_000
    begun = time.perf_counter()
    assert found_in(text) == ["Samir", "Tom"]
    assert time.perf_counter() - begun < 2
