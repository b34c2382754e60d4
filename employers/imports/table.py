"""Reads a CSV file of vacancies: one heading line, then one vacancy a line.

Columns (a Dutch or an English heading; only the title must be there): see COLUMNS. Within a cell, '|' parts
several licences or languages; a language is written as nl:B1.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from employers.imports import dates, fields, hours, identity, kinds, loading, pay, plain, requirements, titles
from employers.imports.limits import NAME
from employers.imports.locations import of_text
from employers.imports.posting import (
    NAMED_IN_FIELD,
    Hours,
    Pay,
    Posting,
    Read,
    Readings,
    Refused,
    WorkPlace,
)
from jobmatch.places.rules.folding import fold

COLUMNS: dict[str, tuple[str, ...]] = {
    "source": ("bron",),
    "state": ("stand",),
    "identifier": ("id", "kenmerk", "nummer", "vacaturenummer"),
    "title": ("titel", "functie", "functietitel", "vacature"),
    "description": ("omschrijving", "tekst", "beschrijving"),
    "url": ("link", "webadres", "web address"),
    "employer": ("werkgever", "bedrijf", "organisatie", "company"),
    "postcode": ("postal code",),
    "town": ("plaats", "place", "city", "woonplaats", "standplaats"),
    "remote": ("thuiswerk", "thuis"),
    "kind": ("soort", "soort werk", "dienstverband", "employment type"),
    "hours": ("uren", "uren per week", "hours a week"),
    "hours_min": ("uren min", "minimum uren"),
    "hours_max": ("uren max", "maximum uren"),
    "pay_min": ("loon min", "loon vanaf", "salaris min"),
    "pay_max": ("loon max", "loon tot", "salaris max"),
    "pay_period": ("loon per", "salaris per"),
    "posted_on": ("geplaatst op", "geplaatst", "datum"),
    "closes_on": ("reageren tot", "sluit op", "einddatum"),
    "starts_on": ("start op", "startdatum"),
    "openings": ("aantal plaatsen", "aantal"),
    "years": ("jaren ervaring", "ervaring in jaren", "years of experience"),
    "diploma": ("opleiding", "opleidingsniveau"),
    "licences": ("certificaten", "rijbewijs"),
    "languages": ("talen",),
    "occupation": ("beroep",),
}
_HEADINGS = {fold(name): column for column, others in COLUMNS.items() for name in (column, *others)}
_FORMULA = re.compile(r"[\s'\"]*(?:[=@]|[+-](?![\s\d]|$)|[+-][\d.,]+[^\d.,\s-])")
MOST_YEARS = 40
_YES = frozenset({"ja", "yes", "true", "waar", "1", "j", "y"})
_NO = frozenset({"", "nee", "no", "false", "onwaar", "0", "n"})
_NOT_OPEN = frozenset({"concept", "draft", "vervuld", "filled", "gesloten", "closed"})

Note = Callable[[str, str], None]
Row = dict[str, str]


def rows(text: str, note: Note) -> Iterator[tuple[int, Row | Refused]]:
    """Each line under the headings with its line number in the file; empty lines are passed over."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    columns = _columns(_next(lines) or [], note)
    while (cells := _next(lines)) is not None:
        if any(cell.strip() for cell in cells):
            yield lines.line_num, _row(columns, cells)


def _next(lines: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(lines, None)
    except csv.Error as error:
        raise Refused(
            _("The file is not a proper CSV file near line %(line)d (%(why)s).")
            % {"line": getattr(lines, "line_num", 0), "why": error}
        ) from None


def _delimiter(text: str) -> str:
    """The sign that parts the most known headings."""
    heading = text.split("\n", 1)[0][:10_000]
    signs = (",", ";", "\t")
    return max(signs, key=lambda sign: sum(_heading(cell) is not None for cell in heading.split(sign)))


def _heading(cell: str) -> str | None:
    return _HEADINGS.get(fold(cell.replace("_", " "))) or _HEADINGS.get(fold(cell))


def _columns(headings: list[str], note: Note) -> list[str | None]:
    columns = [_heading(cell) for cell in headings]
    known = [column for column in columns if column]
    if "title" not in known:
        raise Refused(
            _("This is neither JSON-LD nor a CSV file with a column “title”. The columns are: %(columns)s.")
            % {"columns": ", ".join(COLUMNS)}
        )
    for name in known:
        if known.count(name) > 1:
            raise Refused(_("Two columns are both “%(column)s”.") % {"column": name})
    for cell, column in zip(headings, columns, strict=True):
        if column is None and cell.strip():
            note(cell.strip()[:40], _("This column is not one that we read."))
    return columns


def _row(columns: list[str | None], cells: list[str]) -> Row | Refused:
    if len(cells) > len(columns):
        return Refused(_("This line has more cells than there are headings."))
    row: Row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
    for name, cell in row.items():
        if _FORMULA.match(cell):
            return Refused(
                _("The cell starts like a formula of a spreadsheet. Take away the first sign."), name
            )
    return row


def read(cells: Row, *, row: int, source: str, note: Note) -> Posting:
    """The posting in one line; Refused when a cell holds what can't be right."""
    for column, cell in cells.items():
        loading.check_text(cell, column)
    get = cells.get
    _check_open(get("state", ""))
    title = fields.title_of(plain.one_line(get("title", "")), note)
    description = fields.cut_description(plain.to_text(get("description", "")), note)
    place = _place(cells)
    employer = plain.one_line(get("employer", ""))[:NAME]
    url = fields.address_of(get("url", ""), note)
    named = plain.one_line(get("source", ""))
    return Posting(
        row=row,
        named=named,
        source=identity.source_of(given=source, named=named, url=url),
        identifier=identity.identifier_of(
            told=plain.one_line(get("identifier", "")),
            url=url,
            title=title,
            employer=employer,
            place=place.text,
        ),
        title=title,
        description=description,
        url=url,
        posted_on=dates.read(get("posted_on", ""), "posted_on"),
        closes_on=dates.read(get("closes_on", ""), "closes_on"),
        starts_on=dates.read(get("starts_on", ""), "starts_on"),
        openings=fields.openings_of(get("openings", ""), "openings"),
        employer=employer,
        place=place,
        kind=_kind(get("kind", ""), title),
        hours=_hours(cells) or fields.hours_of("", title, description),
        pay=_pay(cells, note),
        diploma=requirements.named_diploma(get("diploma", ""), "diploma"),
        languages=requirements.named_languages(get("languages", ""), "languages"),
        licences=requirements.named_licences(get("licences", ""), "licences"),
        category=plain.one_line(get("occupation", ""))[:NAME],
        readings=_readings(get("years", ""), titles.read(title=title, text=description, place=place)),
    )


def _check_open(text: str) -> None:
    """Refuse what our own list calls filled, closed or a draft; another word may be of another program."""
    if fold(text) in _NOT_OPEN:
        raise Refused(
            _("This vacancy is “%(text)s”. Take this line out, or open the vacancy again on its page.")
            % {"text": text},
            "state",
        )


def _place(cells: Row) -> WorkPlace:
    code, town = cells.get("postcode", ""), plain.one_line(cells.get("town", ""))
    place = of_text(" ".join(part for part in (code, town) if part))
    if code and not place.postcode:
        raise Refused(_("“%(code)s” is not a Dutch postcode.") % {"code": code[:20]}, "postcode")
    return WorkPlace(place.text, place.postcode, place.town, "", _yes(cells.get("remote", ""), "remote"))


def _yes(text: str, field: str) -> bool:
    answer = fold(text)
    if answer not in _YES | _NO:
        raise Refused(_("“%(text)s” is neither yes nor no.") % {"text": text[:20]}, field)
    return answer in _YES


def _kind(text: str, title: str) -> str:
    """A cell says it, or else the title does; a type that names no kind ('parttime') says nothing."""
    if not text or fold(text) in ("parttime", "part time", "deeltijd", "other", "anders"):
        return kinds.kind_of(title, [])
    return kinds.kind_of("", [text]) or kinds.named(text, "kind")


def _readings(told: str, found: Readings) -> Readings:
    """Years in a cell go before those in the words."""
    if not told:
        return found
    if not told.isascii() or not told.isdigit() or len(told) > 2 or int(told) > MOST_YEARS:
        raise Refused(
            _("“%(text)s” is not a number of years from 0 to %(most)d.")
            % {"text": told[:20], "most": MOST_YEARS},
            "years",
        )
    return replace(found, years=Read(int(told), NAMED_IN_FIELD, ""))


def _hours(cells: Row) -> Hours | None:
    low, high, both = cells.get("hours_min", ""), cells.get("hours_max", ""), cells.get("hours", "")
    told = f"{low or high}-{high or low}" if low or high else both
    if not told:
        return None
    found = hours.in_field(told)
    if found is None:
        raise Refused(
            _("“%(text)s” is not a number of hours a week, such as 32 or 24-32 (at most 60).")
            % {"text": told[:40]},
            "hours",
        )
    return found


def _pay(cells: Row, note: Note) -> Pay | None:
    low = pay.amount(cells.get("pay_min"), "pay_min")
    high = pay.amount(cells.get("pay_max"), "pay_max")
    try:
        return pay.build(low, high, cells.get("pay_period", ""))
    except pay.Implausible as error:
        note("pay_min", error.message)
        return None
