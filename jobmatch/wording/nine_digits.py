"""The Dutch citizen service number in a text: nine digits that pass its test, as one in eleven does."""

import re
from typing import Final

_SEPARATOR: Final = r"(?: - |[ .,/_-])"
_TOGETHER: Final = r"(?<!\d)\d{9}(?!\d)"
_SINGLE: Final = rf"(?:\d{_SEPARATOR}){{8}}\d"
_GROUPS: Final = rf"\d{{2,7}}(?:{_SEPARATOR}\d{{2,7}}){{1,3}}"
# After a country code comes a phone number; groups inside a longer row of digits are part of that row.
_COUNTRY_LENGTH: Final = 12  # more than the longest country code, and a sign before it
_COUNTRY: Final = re.compile(r"(?:\+|\b00)31[ -]?(?:\(0\))?[ -]?$")
_ROW: Final = re.compile(
    rf"{_TOGETHER}|(?<!\d)(?<!\d[ .,/_-])(?:{_SINGLE}|{_GROUPS})(?!\d)(?!{_SEPARATOR}\d)"
)
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\t]")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")


def found_in(text: str) -> str:
    """The first nine digits in the text that pass the test, as written; empty when there are none."""
    plain = _DASHES.sub("-", _SPACES.sub(" ", _UNSEEN.sub("", text)))
    for row in _ROW.finditer(plain):
        before = plain[max(0, row.start() - _COUNTRY_LENGTH) : row.start()]
        if passes(re.sub(r"\D", "", row.group())) and not _COUNTRY.search(before):
            return row.group()
    return ""


def passes(digits: str) -> bool:
    """The test of eleven: 9·a + 8·b + … + 2·h - i is a multiple of 11. Nine zeros are nobody's."""
    if len(digits) != 9 or not int(digits):
        return False
    weights = (*range(9, 1, -1), -1)
    total: int = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0
