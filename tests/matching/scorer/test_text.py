"""Words and their weights."""

from math import log2

from matching.scorer.text import build_vocabulary, known_words, tokens

VOCABULARY = {"winkel": 300, "klanten": 200, "trein": 500}


def test_words_are_folded_to_bare_lower_case_letters():
    assert tokens("De CAFÉ-medewerker, ǅungla 24/7: ﬁets & straße!") == [
        "cafe",
        "medewerker",
        "dzungla",
        "fiets",
        "strasse",
    ]


def test_only_words_of_the_vocabulary_are_known():
    assert known_words("Winkel, winkel en de trein van Jan", VOCABULARY) == {"trein", "winkel"}


def test_the_vocabulary_is_sorted_and_leaves_out_words_without_a_trade():
    built = build_vocabulary(["klanten wassen", "klanten groeten met een lach", "vracht laden"])
    assert list(built) == ["groeten", "klanten", "lach", "laden", "vracht", "wassen"]


def test_idf_is_the_floored_logarithm():
    labels = ["klanten wassen", "klanten groeten", "vracht laden", "vracht lossen", "vracht wegen"]
    built = build_vocabulary(labels)
    assert built["klanten"] == 100 + int(100 * log2(6 / 3))
    assert built["vracht"] == 100 + int(100 * log2(6 / 4))
    assert built["wassen"] == 100 + int(100 * log2(6 / 2))


def test_a_word_in_every_label_still_weighs_something():
    assert build_vocabulary(["klanten", "klanten klanten"]) == {"klanten": 100}
