"""Words, weights and the exact cosine."""

from math import log2

from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics.pairwise import cosine_similarity

from matching.scorer.text import build_vocabulary, cosine, count_words, shared_words, tokens

VOCABULARY = {"winkel": 300, "klanten": 200, "trein": 500}
counts = st.dictionaries(st.sampled_from(sorted(VOCABULARY)), st.integers(1, 9)).map(
    lambda found: tuple(sorted(found.items()))
)


def test_words_are_folded_to_bare_lower_case_letters():
    assert tokens("De CAFÉ-medewerker, ǅungla 24/7: ﬁets & straße!") == [
        "cafe",
        "medewerker",
        "dzungla",
        "fiets",
        "strasse",
    ]


def test_only_words_of_the_vocabulary_are_counted():
    assert count_words("Winkel, winkel en de trein van Jan", VOCABULARY) == (("trein", 1), ("winkel", 2))


def test_the_vocabulary_is_sorted_and_leaves_out_words_without_a_trade():
    built = build_vocabulary(["klanten helpen", "klanten groeten met een lach", "vracht laden"])
    assert list(built) == ["groeten", "helpen", "klanten", "lach", "laden", "vracht"]


def test_idf_is_the_floored_logarithm():
    labels = ["klanten helpen", "klanten groeten", "vracht laden", "vracht lossen", "vracht wegen"]
    built = build_vocabulary(labels)
    assert built["klanten"] == 100 + int(100 * log2(6 / 3))
    assert built["vracht"] == 100 + int(100 * log2(6 / 4))
    assert built["helpen"] == 100 + int(100 * log2(6 / 2))


def test_a_word_in_every_label_still_weighs_something():
    assert build_vocabulary(["klanten", "klanten klanten"]) == {"klanten": 100}


@given(counts, counts)
def test_the_cosine_is_the_floor_of_a_thousand_times_the_real_one(one, other):
    exact = cosine(one, other, VOCABULARY)
    vectors = [[dict(words).get(word, 0) * idf for word, idf in VOCABULARY.items()] for words in (one, other)]
    real = 1000 * cosine_similarity(vectors[:1], vectors[1:])[0][0]
    assert exact <= real + 1e-6
    assert real - 1e-6 < exact + 1


@given(counts)
def test_a_text_is_wholly_like_itself(words):
    assert cosine(words, words, VOCABULARY) == (1000 if words else 0)


@given(counts, counts)
def test_the_cosine_is_the_same_both_ways(one, other):
    assert cosine(one, other, VOCABULARY) == cosine(other, one, VOCABULARY)


def test_words_that_the_policy_does_not_know_weigh_nothing():
    assert cosine((("onzin", 3),), (("onzin", 3),), VOCABULARY) == 0


def test_shared_words_come_heaviest_first():
    one = (("klanten", 9), ("trein", 1), ("winkel", 1))
    other = (("klanten", 1), ("trein", 1), ("winkel", 3))
    assert shared_words(one, other, VOCABULARY, 9) == ("klanten", "winkel", "trein")
    assert shared_words(one, other, VOCABULARY, 1) == ("klanten",)
