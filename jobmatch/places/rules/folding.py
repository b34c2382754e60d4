"""One spelling for looking names up: no case, no accents, no punctuation, no abbreviations."""

import re

from jobmatch.wording import folding

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_SAINT = re.compile(r"\bst\b")
# People write 'Alphen a/d Rijn', and mix up 'aan de' and 'aan den'.
_ON_THE = re.compile(r"\b(aan den|aan de|aan d|a d)\b")


def fold(name: str) -> str:
    """The name in small plain letters and digits, words one space apart: "'s-Gravenhage" → "s gravenhage"."""
    letters = folding.unmarked(folding.small(folding.without(folding.QUOTES, name), folding.WHOLE_LETTERS))
    words = _NOT_A_LETTER.sub(" ", letters).strip()
    return _ON_THE.sub("a d", _SAINT.sub("sint", words))
