"""A kept ranking as its page shows it: what stood where, with the points of then."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.naming import CRITERIA, GATES, SHELVES
from matching.presentation.rankings import SECTIONS
from matching.services.ranking.kept import Opened


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A vacancy as it stood: `parts` in words, `shut` what kept it shut."""

    title: str
    known: str
    shelf: Promise
    points: int
    open: int
    parts: tuple[str, ...]
    shut: tuple[Promise, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class KeptSection:
    """A part of the page of then."""

    heading: Promise
    rows: tuple[KeptRow, ...]


def sections(opened: Opened) -> list[KeptSection]:
    """What was chosen, then the first page as it was, and the route."""
    answer = json.loads(opened.answer)
    headings = {name: words for name, (words, _own) in SECTIONS.items()}
    lists: list[tuple[Promise, Iterable[str]]] = [
        (_("What it was kept for"), opened.kept["chosen"]),
        *((headings[name], ids) for name, ids in answer["page"].items()),
        (_("The route to the dream"), answer["route"]),
    ]
    shown = ((heading, tuple(_rows(opened.kept, answer, ids))) for heading, ids in lists)
    return [KeptSection(heading, rows) for heading, rows in shown if rows]


def _rows(kept: Mapping[str, Any], answer: Mapping[str, Any], ids: Iterable[str]) -> Iterable[KeptRow]:
    folded = {double: pk for pk, row in answer["rows"].items() for double in row["doubles"]}
    for pk in ids:
        row, named = answer["rows"][folded.get(pk, pk)], kept["vacancies"][pk]
        yield KeptRow(
            title=named["title"],
            known=", ".join(filter(None, (named["employer"], named["place"]))),
            shelf=SHELVES[row["shelf"]],
            points=row["points"],
            open=row["open"],
            parts=tuple(
                f"{CRITERIA[name]} {points}/{total}" for name, (points, _more, total) in row["parts"].items()
            ),
            shut=tuple(
                GATES[gate["name"]]
                for gate in row["gates"]
                if any(found["state"] == "closed" for found in gate["findings"])
            ),
            is_chosen=pk in kept["chosen"],
        )
