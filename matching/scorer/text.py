"""Own words beside a vacancy's text: TF-IDF with whole-number weights, over the taxonomy's words only.

TF-IDF and the cosine as in Salton and Buckley (1988), with log2 and without a single fraction: weights are
whole numbers and the cosine is floored to thousandths by an exact integer square root.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import isqrt
from pathlib import Path

from matching.scorer.inputs import Words

FULL = 1000
UNIT = 100
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")

# Words that carry no trade; our own list, Dutch and English.
EMPTY_WORDS = frozenset(Path(__file__).with_name("empty_words.txt").read_text(encoding="ascii").split())


def tokens(text: str) -> list[str]:
    """The words of a text in order: case folded, accents taken off, letters only, three letters and up."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    return [word for word in _WORD.findall(bare) if len(word) >= SHORTEST]


def count_words(text: str, vocabulary: Collection[str]) -> Words:
    """The words of the text that the vocabulary knows, with how often each occurs, sorted by word."""
    return tuple(sorted(Counter(word for word in tokens(text) if word in vocabulary).items()))


def build_vocabulary(labels: Iterable[str]) -> dict[str, int]:
    """Every word of the labels, sorted, with its IDF: 100 + floor(100 * log2((1 + n) / (1 + df))).

    n is the number of labels, df the number of labels that hold the word; words that carry no trade are
    left out. Whole numbers throughout: floor(log2 x) of x to the 100th power is its bit length less one.
    """
    texts = [set(tokens(label)) for label in labels]
    holding = Counter(word for words in texts for word in words)
    return {
        word: UNIT + _log2_hundredths(1 + len(texts), 1 + holding[word])
        for word in sorted(holding)
        if word not in EMPTY_WORDS
    }


def as_file(vocabulary: Mapping[str, int]) -> str:
    """The vocabulary as it is shipped beside the policy: JSON, sorted, one word a line."""
    return json.dumps(vocabulary, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _log2_hundredths(num: int, den: int) -> int:
    ratio: int = num**UNIT // den**UNIT
    return ratio.bit_length() - 1


def cosine(one: Words, other: Words, vocabulary: Mapping[str, int]) -> int:
    """floor(1000 * cosine) of two texts, 0 to 1000; 0 when either holds no word that is known."""
    mine, theirs = _weigh(one, vocabulary), _weigh(other, vocabulary)
    dot = sum(weight * theirs.get(word, 0) for word, weight in mine.items())
    if not dot:
        return 0
    squares = _square(mine) * _square(theirs)
    return isqrt(FULL * FULL * dot * dot // squares)


def shared_words(one: Words, other: Words, vocabulary: Mapping[str, int], most: int) -> tuple[str, ...]:
    """The words in both texts, those that add most to the cosine first, then by the alphabet."""
    mine, theirs = _weigh(one, vocabulary), _weigh(other, vocabulary)
    both = {word: mine[word] * theirs[word] for word in mine.keys() & theirs.keys()}
    return tuple(sorted(both, key=lambda word: (-both[word], word))[:most])


def _weigh(words: Words, vocabulary: Mapping[str, int]) -> dict[str, int]:
    return {word: times * vocabulary[word] for word, times in words if word in vocabulary}


def _square(weights: Mapping[str, int]) -> int:
    return sum(weight * weight for weight in weights.values())
