"""Reads the shapes in which sources write a date."""

import re
from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from employers.imports.posting import Refused

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ].{0,40})?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[t ].{0,40})?")
_WORDS = re.compile(r"(?:[a-z]{2,10}\.?,? )?(\d{1,2})\.? ([a-z]{3,10})\.? (\d{4})(?: .{0,40})?")
_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march"), ("april",), ("mei", "may"),
    ("juni", "june"), ("juli", "july"), ("augustus", "august"), ("september",), ("oktober", "october"),
    ("november",), ("december",),
)  # fmt: skip
_SHORT = {"mrt": 3, "okt": 10}
FIRST_YEAR, LAST_YEAR = 1990, 2100


def read(text: str, field: str) -> date | None:
    """The date in the text, None for an empty text; day before month unless the year comes first."""
    text = text.strip().lower()
    if not text:
        return None
    parts = _parts(text)
    try:
        found = date(*parts) if parts else None
    except ValueError:
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Refused(
            _("“%(text)s” is not a date. Write it as 2026-03-31.") % {"text": text[:40]},
            field,
        )
    return found


def read_or_leave(text: str, field: str, note: Callable[[str, str], None]) -> date | None:
    """As `read`; a day that can't be is left out with a note."""
    try:
        return read(text, field)
    except Refused as refused:
        note(refused.field, refused.message)
        return None


def _parts(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _WORDS.fullmatch(text)) and (month := _month(match[2])):
        return int(match[3]), month, int(match[1])
    return None


def _month(word: str) -> int | None:
    if word in _SHORT:
        return _SHORT[word]
    for number, names in enumerate(_MONTHS, start=1):
        if any(name == word or (len(word) in (3, 4) and name.startswith(word)) for name in names):
            return number
    return None
