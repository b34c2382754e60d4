"""A ranking as its pages show it: the first page in sections, and one shelf at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.models import Vacancy
from matching.naming import OWN_SHELVES, SHELVES
from matching.presentation import law
from matching.presentation.law import Papers
from matching.presentation.rows import Reader, VacancyRow, row_of
from matching.scorer.v2.doors import Door
from matching.scorer.v2.reasons import for_all
from matching.scorer.v2.results import Row, ShelfName
from matching.services.ranking.rankings import Ranked

ROWS_A_PAGE = 20
FIRST_ROWS = 5
FIRST = "first"
OPEN_SHELVES: frozenset[ShelfName] = frozenset({"fits", "rung", "other"})
# What a part of the first page is called, to staff and to the youth.
SECTIONS: dict[str, tuple[Promise, Promise]] = {
    "wish": (_("Fits a wish"), _("Fits your wish")),
    "like": (_("Looks like it"), _("Looks like it")),
    "uses": (_("Uses what is there already"), _("Uses what you can do")),
    "dream": (_("On the way to the dream"), _("Toward your dream")),
    "step": (_("One step away"), _("One step away")),
    "ask": (_("Ask first"), _("Ask first")),
}
OWN_SECTIONS = frozenset({"wish", "like", "uses", "dream"})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the first page. `start_now`: beside a dream that is shut, the nearest work that is not.

    `papers`: beside the way to the dream, the diploma or pass that the law asks for it.
    """

    name: str
    heading: Promise
    own_heading: Promise
    rows: tuple[VacancyRow, ...]
    start_now: Vacancy | None = None
    papers: Papers | None = None


@dataclass(frozen=True, slots=True)
class Tab:
    """A shelf and how many vacancies it has. `is_open`: what stands there can be done now."""

    name: ShelfName
    label: Promise
    count: int
    is_open: bool


def sections(ranked: Ranked, doors: Sequence[Door], reader: Reader) -> list[Section]:
    """The first page: each part that has rows, with what single changes would do for them."""
    page = ranked.ranking.page
    found = ((name, headings, getattr(page, name)) for name, headings in SECTIONS.items())
    return [
        Section(
            name,
            *headings,
            tuple(row_of(ranked, row, reader, doors) for row in rows),
            _start_now(ranked) if name == "dream" and any(map(_is_shut, rows)) else None,
            _papers(ranked, reader.lang) if name == "dream" else None,
        )
        for name, headings, rows in found
        if rows
    ]


def own_sections(ranked: Ranked, reader: Reader) -> list[Section]:
    """For the youth alone: what fits, and what is on the way to the dream. What must be asked is for two."""
    return [each for each in sections(ranked, (), reader) if each.name in OWN_SECTIONS]


def _start_now(ranked: Ranked) -> Vacancy | None:
    """The nearest work that can begin now: a stepping stone, else what fits a wish."""
    nearest = (*ranked.ranking.route, *ranked.ranking.page.wish, *ranked.ranking.page.like)
    return next((ranked.vacancies[row.vacancy] for row in nearest if not _is_shut(row)), None)


def _papers(ranked: Ranked, lang: str) -> Papers | None:
    dream = ranked.candidate.dream
    conditions = ranked.catalogue.conditions(dream.occupation_id) if dream else ()
    return law.papers(conditions, ranked.candidate, lang=lang)


def _is_shut(row: Row) -> bool:
    return any(gate.state == "closed" for gate in row.gates)


def first_rows(ranked: Ranked, reader: Reader, most: int = FIRST_ROWS) -> list[VacancyRow]:
    """The vacancies that come first: those that fit a wish, else the other work that can be done now."""
    shelves = ranked.ranking.shelves
    rows = [row for name in ("fits", "rung", "other") for row in shelves[name].spread[:most]]
    return [row_of(ranked, row, reader) for row in rows[:most]]


def fits(ranked: Ranked, vacancies: Iterable[UUID], reader: Reader) -> dict[UUID, tuple[str, ...]]:
    """Vacancy → what is good about it, in words."""
    return {row.vacancy: row_of(ranked, row, reader).fits for row in ranked.rows(vacancies)}


def shelf(ranked: Ranked, *, name: ShelfName, number: str | None, reader: Reader) -> "Page[Any]":
    """One page of a shelf; only its rows are put into sentences."""
    rows: Sequence[Row] = ranked.ranking.shelves[name].spread
    found: Page[Any] = Paginator(rows, ROWS_A_PAGE).get_page(number)
    found.object_list = [row_of(ranked, row, reader) for row in found.object_list]
    return found


def shelf_names(reader: Reader) -> dict[ShelfName, Promise]:
    """What the lists are called to this reader."""
    return OWN_SHELVES if reader.is_youth else SHELVES


def tabs(ranked: Ranked, reader: Reader) -> list[Tab]:
    """Every shelf that has vacancies."""
    counts = {name: len(shelf.rows) for name, shelf in ranked.ranking.shelves.items()}
    return [
        Tab(name, label, counts[name], name in OPEN_SHELVES)
        for name, label in shelf_names(reader).items()
        if counts[name]
    ]


def said_once(ranked: Ranked, reader: Reader) -> list[str]:
    """What is the same for every vacancy, said once."""
    return [reader.say(line, ranked.labels) for line in for_all(ranked.person)]
