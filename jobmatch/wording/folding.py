"""Steps of folding letters, shared by labels, names of places, names of people and words that leak.

What is folded is kept in indexes and compared with what was kept before, so a step never gives other bytes.
"""

import unicodedata

QUOTES = "'’‘`´"
LETTERS_LIKE_QUOTES = "ʿʾʼ"  # of Arabic names in our letters
# Letters that Unicode does not take apart into a base letter and a mark.
WHOLE_LETTERS = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d"}
DOTLESS_I = {"ı": "i"}
ETH = {"ð": "d"}


def without(signs: str, text: str) -> str:
    """The text without these signs, which must go before its letters become small: "ŉ" becomes two signs."""
    return text.translate(dict.fromkeys(map(ord, signs)))


def small(text: str, whole: dict[str, str]) -> str:
    """Small letters, each whole letter as the plain ones that stand for it: "Łø" is "lo"."""
    return text.casefold().translate({ord(letter): plain for letter, plain in whole.items()})


def unmarked(text: str) -> str:
    """The letters as Unicode takes them apart, without the marks on them: "é" is "e"."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
