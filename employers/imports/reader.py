"""Reads a file of vacancies, JSON-LD, CSV or XML, into postings and problems by row. Knows no database."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from employers.imports import fields, guards, jsonld, loading, markup, table
from employers.imports.limits import MOST_PROBLEMS, MOST_ROWS, MOST_SECONDS, SOURCE
from employers.imports.posting import Empty, Parsed, Posting, Problem, Refused
from jobmatch.wording import leaks

Reader = Callable[..., Posting]


def parse(data: bytes, source: str = "", *, clock: Callable[[], float] = time.monotonic) -> Parsed:
    """Everything in the file. Nothing is raised for bad input: each fault is a problem with its row.

    `source` goes before what the postings themselves call their source. A file that can't be read at all
    has one problem, at row 0, and no postings.
    """
    parsed = Parsed([], [], [], source[:SOURCE].strip())
    try:
        _read_all(data, parsed.source, parsed, deadline=clock() + MOST_SECONDS, clock=clock)
    except Refused as refused:
        parsed.postings.clear()
        parsed.problems[:] = [Problem(0, refused.field, refused.message)]
        return replace(parsed, is_empty=isinstance(refused, Empty))
    return parsed


def _read_all(
    data: bytes, source: str, parsed: Parsed, *, deadline: float, clock: Callable[[], float]
) -> None:
    text = guards.text_of(data)
    reader, items = _reader(data, text, parsed)
    seen: dict[tuple[str, str], int] = {}
    for count, (row, item) in enumerate(items, start=1):
        _check_pace(count, parsed, late=clock() > deadline)
        identifier = ""
        try:
            posting = _read_one(reader, item, row, source, parsed)
            identifier = posting.identifier
            _check_numbers(posting)
            _check_single(posting, seen)
        except Refused as refused:
            parsed.problems.append(Problem(row, refused.field, refused.message, identifier))
        else:
            parsed.postings.append(posting)
    if not parsed.postings and not parsed.problems:
        raise Empty(_("There is no vacancy in this file."))


def _reader(data: bytes, text: str, parsed: Parsed) -> tuple[Reader, Iterator[tuple[int, Any]]]:
    if text.lstrip()[0] in "[{":
        return _json(data, text)
    return (markup.read, markup.items(text)) if markup.is_markup(text) else _csv(text, parsed)


def _json(data: bytes, text: str) -> tuple[Reader, Iterator[tuple[int, Any]]]:
    guards.check_depth(data)
    return fields.read, iter(enumerate(jsonld.nodes(loading.load(text)), start=1))


def _csv(text: str, parsed: Parsed) -> tuple[Reader, Iterator[tuple[int, Any]]]:
    return table.read, table.rows(text, lambda field, message: _note(parsed, 1, field, message))


def _read_one(reader: Reader, item: Any, row: int, source: str, parsed: Parsed) -> Posting:
    if isinstance(item, Refused):
        raise item
    return reader(
        item, row=row, source=source, note=lambda field, message: _note(parsed, row, field, message)
    )


def _note(parsed: Parsed, row: int, field: str, message: str) -> None:
    note = Problem(row, field, message)
    if note not in parsed.notes[-5:]:
        parsed.notes.append(note)


def _check_pace(count: int, parsed: Parsed, *, late: bool) -> None:
    if count > MOST_ROWS:
        raise Refused(
            _("The file has more than %(most)d vacancies. Split it into smaller files.") % {"most": MOST_ROWS}
        )
    if len(parsed.problems) > MOST_PROBLEMS:
        first = parsed.problems[0]
        raise Refused(
            _("More than %(most)d rows are wrong. The first is row %(row)d: %(message)s")
            % {"most": MOST_PROBLEMS, "row": first.row, "message": first.message}
        )
    if late:
        raise Refused(_("Reading took too long and was stopped. Split the file into smaller ones."))


def _check_numbers(posting: Posting) -> None:
    """No text that people read may hold what looks like someone's citizen service number."""
    texts = {
        "title": posting.title,
        "description": posting.description,
        "employer": posting.employer,
        "place": posting.place.text,
    }
    for name, text in texts.items():
        if found := leaks.numbers(text):
            raise Refused(
                _(
                    "%(digits)s may be a citizen service number (BSN). We never keep that. Take it out of "
                    "the file. Is it another number? Then write it down later, on the page of the vacancy."
                )
                % {"digits": found[0].words},
                name,
            )


def _check_single(posting: Posting, seen: dict[tuple[str, str], int]) -> None:
    key = (posting.source, posting.identifier)
    if key in seen:
        raise Refused(
            _("This is the vacancy of row %(row)d again (source “%(source)s”, identifier “%(identifier)s”).")
            % {"row": seen[key], "source": key[0], "identifier": key[1][:60]},
            "identifier",
        )
    seen[key] = posting.row
