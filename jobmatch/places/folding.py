"""One spelling for looking names up: no case, no accents, no punctuation, no abbreviations."""

import re
import unicodedata

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ĳ": "ij"})
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))
_SAINT = re.compile(r"\bst\b")
# People write 'Alphen a/d Rijn', and mix up 'aan de' and 'aan den'.
_ON_THE = re.compile(r"\b(aan den|aan de|aan d|a d)\b")


def fold(name: str) -> str:
    """The name in small plain letters and digits, words one space apart: "'s-Gravenhage" → "s gravenhage"."""
    lowered = name.translate(_APOSTROPHES).casefold().translate(_WHOLE_LETTERS)
    letters = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    words = _NOT_A_LETTER.sub(" ", letters).strip()
    return _ON_THE.sub("a d", _SAINT.sub("sint", words))
