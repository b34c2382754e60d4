"""Own words beside a vacancy's text: inverse document frequencies in whole numbers, of the taxonomy's words.

The frequency as in Salton and Buckley (1988), with log2 and without a single fraction.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

UNIT = 100
SHORTEST = 3
_WORD = re.compile(r"[^\W\d_]+")

# Words that carry no trade; our own lists, Dutch and English: those of any sentence, and, below the blank
# line, those that are said of any work ("goed", "werken", "iemand").
EMPTY_WORDS = frozenset(Path(__file__).with_name("empty_words.txt").read_text(encoding="ascii").split())


def tokens(text: str) -> list[str]:
    """The words of a text in order: case folded, accents taken off, letters only, three letters and up."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    return [word for word in _WORD.findall(bare) if len(word) >= SHORTEST]


def known_words(text: str, vocabulary: Collection[str]) -> frozenset[str]:
    """The words of the text that the vocabulary knows."""
    return frozenset(word for word in tokens(text) if word in vocabulary)


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
