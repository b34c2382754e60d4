"""A file of Dutch 4-digit postcodes in GeoNames' columns, as checked rows. Pure; it knows no database.

CSV with a header, UTF-8. In these files `province` is the municipality (its code the four digits of CBS,
sometimes blank) and `state_code` the province.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

COLUMNS = (
    "country_code",
    "zipcode",
    "place",
    "state",
    "state_code",
    "province",
    "province_code",
    "community",
    "community_code",
    "latitude",
    "longitude",
)
MAX_BYTES = 20_000_000
MAX_ROWS = 100_000
MAX_NAME = 100
PROVINCES = {
    "01": "Drenthe",
    "02": "Friesland",
    "03": "Gelderland",
    "04": "Groningen",
    "05": "Limburg",
    "06": "Noord-Brabant",
    "07": "Noord-Holland",
    "09": "Utrecht",
    "10": "Zeeland",
    "11": "Zuid-Holland",
    "15": "Overijssel",
    "16": "Flevoland",
}
# The European Netherlands lie within these degrees.
LATITUDES = (50.7, 53.7)
LONGITUDES = (3.2, 7.3)
_POSTCODE = re.compile(r"[1-9][0-9]{3}")
_MUNICIPALITY = re.compile(r"[0-9]{4}|")
_NAME = re.compile(r"['\w][^\x00-\x1f\x7f]*")


class BadPostcodeFile(Exception):
    """The file is not what it should be; the message says where and how to mend it."""


class PostcodeRow(NamedTuple):
    """One place on one postcode; `municipality_code` as 'GM0344', or empty where the file has none."""

    code: str
    place: str
    province: str
    municipality_code: str
    lat: float
    lon: float


def read(content: bytes) -> list[PostcodeRow]:
    """All rows of the file, each checked. Raises BadPostcodeFile at the first that is wrong."""
    lines = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    try:
        if next(lines, []) != list(COLUMNS):
            raise BadPostcodeFile(
                f"The first line must hold these columns, in this order: {','.join(COLUMNS)}."
            )
        rows = [_row(lines.line_num, cells) for cells in _capped(lines)]
    except csv.Error as error:
        raise BadPostcodeFile(f"Line {lines.line_num} is not valid CSV: {error}.") from error
    if not rows:
        raise BadPostcodeFile("The file has columns but no rows.")
    return rows


def one_row_a_code(rows: Sequence[PostcodeRow]) -> list[PostcodeRow]:
    """One row a code, sorted by code.

    Where a code has several, the municipality with the most rows among codes with the same first three digits
    wins (a stray row of another part of the country loses); then the one with the most among the same first
    two digits; then the row that comes first in the file.
    """
    near, wide = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row in rows:
        near[row.code[:3], row.municipality_code] += 1
        wide[row.code[:2], row.municipality_code] += 1
    best: dict[str, tuple[tuple[int, int], PostcodeRow]] = {}
    for row in rows:
        weight = (near[row.code[:3], row.municipality_code], wide[row.code[:2], row.municipality_code])
        if row.code not in best or weight > best[row.code][0]:
            best[row.code] = (weight, row)
    return [best[code][1] for code in sorted(best)]


def _text(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise BadPostcodeFile(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    if b"\x00" in content:
        raise BadPostcodeFile("The file holds NUL characters: it is not a text file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadPostcodeFile(f"Line {line} is not UTF-8: save the file as UTF-8.") from error


def _capped(lines: Iterable[list[str]]) -> Iterator[list[str]]:
    for number, cells in enumerate(lines, start=1):
        if number > MAX_ROWS:
            raise BadPostcodeFile(f"The file has more than {MAX_ROWS} rows.")
        yield cells


def _row(line: int, cells: list[str]) -> PostcodeRow:
    if len(cells) != len(COLUMNS):
        raise BadPostcodeFile(f"Line {line} has {len(cells)} columns, not {len(COLUMNS)}.")
    cell = dict(zip(COLUMNS, (text.strip() for text in cells), strict=True))
    _check(line, cell["country_code"] == "NL", "country_code must be NL")
    _check(line, _POSTCODE.fullmatch(cell["zipcode"]), "zipcode must be four digits, the first not 0")
    _check(line, _is_name(cell["place"]), "place must be a name")
    _check(line, cell["state_code"] in PROVINCES, "state_code is not a Dutch province")
    _check(line, _MUNICIPALITY.fullmatch(cell["province_code"]), "province_code must be four digits or blank")
    number = cell["province_code"]
    return PostcodeRow(
        code=cell["zipcode"],
        place=cell["place"],
        province=PROVINCES[cell["state_code"]],
        municipality_code=f"GM{number}" if number else "",
        lat=_degrees(line, cell["latitude"], "latitude", LATITUDES),
        lon=_degrees(line, cell["longitude"], "longitude", LONGITUDES),
    )


def _is_name(text: str) -> bool:
    return len(text) <= MAX_NAME and bool(_NAME.fullmatch(text))


def _degrees(line: int, text: str, column: str, bounds: tuple[float, float]) -> float:
    rule = f"{column} must be degrees from {bounds[0]} to {bounds[1]}"
    try:
        degrees = float(text)
    except ValueError:
        raise BadPostcodeFile(f"Line {line}: {rule}.") from None
    _check(line, bounds[0] <= degrees <= bounds[1], rule)
    return degrees


def _check(line: int, holds: object, rule: str) -> None:
    if not holds:
        raise BadPostcodeFile(f"Line {line}: {rule}.")
