"""One spelling for looking names up: no case, no accents, no punctuation."""

import re
import unicodedata

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ĳ": "ij"})


def fold(name: str) -> str:
    """The name in small plain letters and digits, one space between words.

    Apostrophes go without a trace ("'s-Gravenhage" → "s gravenhage"); other signs part words.
    """
    lowered = name.casefold().translate(_WHOLE_LETTERS)
    letters = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _NOT_A_LETTER.sub(" ", letters.replace("'", "").replace("’", "").replace("`", "")).strip()
