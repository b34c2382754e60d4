"""Reads a school's list of youths: one heading line, then one youth a line. Pure: bytes in, rows out.

Takes what spreadsheets write: commas, semicolons or tabs; UTF-8 with or without a mark, UTF-16, Windows-1252;
numbers as ="06..."; a first line `sep=;`. What a spreadsheet would calculate is refused, so that no list that
anyone makes of these rows ever does something.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobmatch.wording import leaks

MOST_ROWS = 200
MOST_BYTES = 512 * 1024
MOST_IN_A_CELL = 2000
LONGEST_HEADING = 60

# Our name of a column, and what it may be called: first the heading of our own list, in Dutch and in English.
COLUMNS: dict[str, tuple[str, ...]] = {
    "first_name": ("voornaam", "first name", "roepnaam"),
    "last_name": ("achternaam", "last name", "naam"),
    "birth_year": ("geboortejaar", "year of birth"),
    "birth_date": ("geboortedatum", "date of birth"),
    "phone": ("telefoon", "phone", "mobiel", "telefoonnummer", "mobile"),
    "email": ("e-mail", "e-mail", "mail", "e-mailadres", "email"),
    "manner": ("hoe gevraagd", "how asked"),
    "channel": ("kanaal", "channel"),
    "safe_hours": ("veilige uren", "safe hours"),
    "safe_words": ("wat wel en niet zeggen", "what to say and what not"),
    "message_language": ("taal", "language"),
    "wants": ("wat wil de jongere", "what the youth wants"),
    "prefers_woman": ("liever met een vrouw", "rather a woman"),
}
NEEDED = ("first_name", "manner")
TEXTS = frozenset({"first_name", "last_name", "safe_hours", "safe_words", "wants"})
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "manner": {
        "in_person": ("gesprek", "in gesprek", "persoonlijk", "face to face", "in person"),
        "phone": ("telefoon", "per telefoon", "telefonisch", "phone", "by phone"),
        "writing": ("schriftelijk", "op schrift", "brief", "formulier", "in writing", "writing"),
    },
    "channel": {
        "phone": ("telefoon", "bellen", "phone", "call"),
        "text": ("app", "appen", "whatsapp", "sms", "bericht", "text", "text message"),
        "email": ("e-mail", "email", "mail"),
        "meeting": ("gesprek", "in gesprek", "face to face"),
        "video": ("video", "videobellen", "video call"),
        "": ("",),
    },
    "message_language": {"nl": ("", "nl", "nederlands", "dutch"), "en": ("en", "engels", "english")},
    "prefers_woman": {
        "1": ("ja", "j", "yes", "y", "1", "x"),
        "": ("", "nee", "n", "no", "0", "maakt niet uit"),
    },
}
_FORMULA = re.compile(r"[=@\t\r]|[+-](?=[^\s\d])|[+-]\d[^a-zA-Z]*[a-zA-Z(]")
_AS_TEXT = re.compile(r'="([^"]*)"')
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
)

# Why a line or a file is refused; the words are in candidates/presentation/intake/referrals.py.
FORMULA, TOO_LONG, DATE, YEAR, CHOICE, CELLS = "formula", "too_long", "date", "year", "choice", "cells"
NUMBER, SHORT, QUOTE, EMPTY = "citizen_number", "short", "quote", "empty"
NOT_A_LIST, TOO_MANY, TOO_LARGE, NOT_TEXT = "not_a_list", "too_many", "too_large", "not_text"
NO_YOUTHS = "no_youths"


class NotAList(Exception):
    """The file as a whole cannot be taken: `why` is one of the codes above, `column` what is missing."""

    def __init__(self, why: str, column: str = "") -> None:
        super().__init__(why)
        self.why, self.column = why, column


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line of the list that could be read: values by our names of the columns."""

    line: int
    values: dict[str, Any]

    def __repr__(self) -> str:  # never in a log or a traceback
        return f"Row(line={self.line})"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A line that could not be read: why, and in which column. `first`: where it began, of several lines."""

    line: int
    why: str
    column: str = ""
    first: int = 0


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was read. `unread`: headings that we don't know, of columns that hold something."""

    rows: list[ReadRow | RefusedRow]
    unread: tuple[str, ...] = ()


def read(data: bytes) -> ReadList:
    """Every line that says something; refused as a whole when it is no list, too long, or has no youth."""
    rows, unread = _read(text_of(data))
    if not rows:
        raise NotAList(NO_YOUTHS)
    if len(rows) > MOST_ROWS:
        raise NotAList(TOO_MANY)
    return ReadList(rows, unread)


def template(language: str) -> bytes:
    """An empty list with the headings in this language, as spreadsheets open it."""
    headings = [names[1 if language == "en" else 0] for names in COLUMNS.values()]
    return ("\ufeff" + ";".join(headings) + "\r\n").encode()


def text_of(data: bytes) -> str:
    """The file as text; refused when it is none, or too large."""
    if len(data) > MOST_BYTES:
        raise NotAList(TOO_LARGE)
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if is_wide else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotAList(NOT_TEXT)


def _read(text: str) -> tuple[list[ReadRow | RefusedRow], tuple[str, ...]]:
    head, _, rest = text.partition("\n")
    skipped = 1 if head.strip().lower().startswith("sep=") else 0
    body = rest if skipped else text
    sign = _sign(body)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=sign)
    rows: list[ReadRow | RefusedRow] = []
    unread: dict[str, None] = {}
    try:
        headings = next(reader, [])
        columns, before = _columns(headings), reader.line_num
        for cells in reader:
            first, before = before + 1 + skipped, reader.line_num
            if any(cell.strip() for cell in cells):
                rows.append(_row((first, reader.line_num + skipped), columns, cells, sign))
                unread.update(dict.fromkeys(_unread(headings, columns, cells)))
    except csv.Error:
        raise NotAList(NOT_A_LIST) from None
    return rows, tuple(unread)


def _unread(headings: list[str], columns: list[str | None], cells: list[str]) -> Iterator[str]:
    """The headings of the cells that hold something and that nobody reads."""
    for heading, column, cell in zip(headings, columns, cells, strict=False):
        if column is None and cell.strip():
            yield " ".join(heading.split())[:LONGEST_HEADING]


def _sign(text: str) -> str:
    """The sign that parts the most known headings."""
    heading = text.partition("\n")[0][:10_000]
    return max(";,\t", key=lambda sign: sum(_column(cell) is not None for cell in heading.split(sign)))


def _columns(headings: list[str]) -> list[str | None]:
    columns = [_column(heading) for heading in headings]
    known = [column for column in columns if column]
    if len(set(known)) != len(known):
        raise NotAList(NOT_A_LIST)
    missing = next((column for column in NEEDED if column not in known), None)
    if missing:
        raise NotAList(NOT_A_LIST, missing)
    return columns


def _column(heading: str) -> str | None:
    name = _plain(heading.strip("\"'")).replace("_", " ").rstrip("*: ")
    return next(
        (column for column, names in COLUMNS.items() if name in (*names, column.replace("_", " "))), None
    )


def _plain(text: str) -> str:
    """Small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _row(
    lines: tuple[int, int], columns: list[str | None], cells: list[str], sign: str
) -> ReadRow | RefusedRow:
    first, line = lines
    if any(_holds_lines(cell, sign, len(columns)) for cell in cells):
        return RefusedRow(line, QUOTE, first=first)
    if any(cell.strip() for cell in cells[len(columns) :]):
        return RefusedRow(line, CELLS)
    values: dict[str, object] = {}
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    for column, cell in zip(columns, padded, strict=False):
        if column is None:
            continue
        if column in NEEDED and not cell.strip():
            is_short = len(cells) < len(columns) and column not in columns[: len(cells)]
            return RefusedRow(line, SHORT if is_short else EMPTY, column)
        try:
            values[column] = _value(column, cell)
        except ValueError as error:
            return RefusedRow(line, str(error), column)
    return ReadRow(line, values)


def _holds_lines(cell: str, sign: str, columns: int) -> bool:
    """Whether whole lines of the list lie in one cell, because a quotation mark was never closed."""
    return any(line.count(sign) >= max(columns - 1, 1) for line in cell.splitlines()[1:])


def _value(column: str, cell: str) -> object:
    text = cell.strip()
    if as_text := _AS_TEXT.fullmatch(text):
        text = as_text.group(1).strip()
    if len(text) > MOST_IN_A_CELL:
        raise ValueError(TOO_LONG)
    if _FORMULA.match(text):
        raise ValueError(FORMULA)
    if column in TEXTS and leaks.numbers(text):
        raise ValueError(NUMBER)
    if column in WORDS:
        return _choice(column, _plain(text))
    if column == "birth_date":
        return _date(text)
    if column == "birth_year":
        return _year(text)
    return text


def _choice(column: str, word: str) -> object:
    found = next((code for code, words in WORDS[column].items() if word == code or word in words), None)
    if found is None:
        raise ValueError(CHOICE)
    return bool(found) if column == "prefers_woman" else found


def _date(text: str) -> date | None:
    if not text:
        return None
    found = next((match for pattern in _DATES if (match := pattern.fullmatch(text))), None)
    try:
        return date(*(int(found[part]) for part in "ymd")) if found else _no_date()
    except ValueError:
        raise ValueError(DATE) from None


def _no_date() -> date:
    raise ValueError(DATE)


def _year(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[12]\d{3}(?:[.,]0+)?", text):
        raise ValueError(YEAR)
    return int(text[:4])
