"""One spelling for comparing labels: no case, no accents, no punctuation."""

import re
import unicodedata

# C# and C++ are other things than C.
_NOT_A_WORD = re.compile(r"[^a-z0-9+#]+")
# Letters that Unicode does not take apart into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`´"))


def fold(text: str) -> str:
    """The text in small plain letters and digits, words one space apart: "Inspiciënt(e)" → "inspicient e"."""
    lowered = text.translate(_APOSTROPHES).casefold().translate(_WHOLE_LETTERS)
    letters = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _NOT_A_WORD.sub(" ", letters).strip()
