"""The steps of folding, and that each fold made of them keeps giving the bytes that it always gave."""

import hashlib

import pytest

from candidates.rules import doubles
from jobmatch.places.rules.folding import fold as fold_place
from jobmatch.taxonomy.rules.wording import fold as fold_label
from jobmatch.wording import folding, leaks

# Latin-1, Latin Extended-A, -B and Additional, and what looks like a quote or is another form of a letter.
BLOCKS = ((0, 0x250), (0x2B0, 0x300), (0x1E00, 0x1F00), (0x2018, 0x2020), (0xFB00, 0xFB07))
LETTERS = [chr(code) for first, end in BLOCKS for code in range(first, end)]
# As a label, a place, a name, the sound of a name, and the sound of a word that may leak.
WORDS = {
    "Łódź": ("lodz", "lodz", "lodz", "luj", "łodz"),
    "Straße": ("strasse", "strasse", "strasse", "stras", "strase"),
    "Bjørn-Æsir": ("bjorn aesir", "bjorn aesir", "bjorn aesir", "biurnaesir", "bjørn-æsir"),
    "'s-Gravenhage": ("s gravenhage", "s gravenhage", "s gravenhage", "sgravenhag", "'s-gravenhage"),
    "ĳsvrĳ": ("ijsvrij", "ijsvrij", "ijsvrij", "isvri", "eisvrei"),
    "Inspiciënt(e)": ("inspicient e", "inspicient e", "inspicient e", "inspisinte", "inspikint(e)"),
    "Oualid El Ka’oui": (
        "oualid el kaoui",
        "oualid el kaoui",
        "oualid kaoui",
        "valitkavi",
        "oualid el ka’oui",
    ),
    "ŉʿAbd": ("n abd", "n abd", "ʼnabd", "ʼnabt", "ʼnʿabd"),
    "Şahin Yıldız": ("sahin yildiz", "sahin y ld z", "sahin yildiz", "sahinildiz", "sahin iıldız"),
    "Guðrún": ("gu run", "gu run", "gudrun", "gudrun", "guðrun"),
    "C++/C#": ("c++ c#", "c c", "c c", "cc", "k+/k#"),
}


def sound_of_name(text: str) -> str:
    return doubles.sound(doubles.fold(text))


FOLDS = {
    "label": fold_label,
    "place": fold_place,
    "name": doubles.fold,
    "sound of a name": sound_of_name,
    "sound of a word": leaks.sound,
}
DIGESTS = {
    "label": "b8898b3264eb5a29",
    "place": "fcb22d21953c85f7",
    "name": "72406466166c5aa8",
    "sound of a name": "e95e92b5d0fe6a3f",
    "sound of a word": "75e900e0e4d2520b",
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_folded_as_it_always_was(word: str) -> None:
    assert tuple(fold(word) for fold in FOLDS.values()) == WORDS[word]


@pytest.mark.parametrize("name", FOLDS)
def test_every_latin_letter_is_folded_as_it_always_was(name: str) -> None:
    made = "\n".join(FOLDS[name](f"{letter} Sa{letter}b") for letter in LETTERS)
    assert hashlib.sha256(made.encode()).hexdigest()[:16] == DIGESTS[name]


def test_each_step_does_one_thing() -> None:
    assert folding.without("'’", "'s ’t") == "s t"
    assert folding.small("ŁØ É", folding.WHOLE_LETTERS) == "lo é"
    assert folding.unmarked("é ç ĳ ł") == "e c ij ł"
