"""One spelling for comparing labels: no case, no accents, no punctuation."""

import re

from jobmatch.wording import folding

# C# and C++ are other things than C.
_NOT_A_WORD = re.compile(r"[^a-z0-9+#]+")
_WHOLE_LETTERS = folding.WHOLE_LETTERS | folding.DOTLESS_I


def fold(text: str) -> str:
    """The text in small plain letters and digits, words one space apart: "Inspiciënt(e)" → "inspicient e"."""
    letters = folding.unmarked(folding.small(folding.without(folding.QUOTES, text), _WHOLE_LETTERS))
    return _NOT_A_WORD.sub(" ", letters).strip()
