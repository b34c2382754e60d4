"""A youth's name as it is searched and compared: small letters without accents and signs.

Kept in one column of the file, `folded_name`; what is typed is folded the same way. Pure.
"""

import re

from jobmatch.wording import folding

BETWEEN = "|"  # first and last name; in no folded word
_QUOTES = folding.QUOTES + folding.LETTERS_LIKE_QUOTES
_WHOLE_LETTERS = folding.WHOLE_LETTERS | folding.DOTLESS_I | folding.ETH
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Small letters without accents and quotes; a dash or another sign parts two words."""
    letters = folding.unmarked(folding.small(folding.without(_QUOTES, text), _WHOLE_LETTERS))
    return " ".join(_NO_LETTER_OR_DIGIT.sub(" ", letters).split())


def folded(first_name: str, last_name: str) -> str:
    """What the file keeps beside the name: "Ömer Çelik" is "omer|celik"; nothing where there is no name."""
    parts = [fold(first_name), fold(last_name)]
    return BETWEEN.join(parts) if any(parts) else ""


def parts_of(folded_name: str) -> tuple[str, str]:
    """The folded first and last name."""
    first, _between, last = folded_name.partition(BETWEEN)
    return first, last
