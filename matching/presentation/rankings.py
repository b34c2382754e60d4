"""A ranking as its page shows it: one list at a time, each row with its parts in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise

from employers.models import Vacancy
from matching.naming import CRITERIA, GATES
from matching.scorer.results import ClosedRow, Part, RankedRow
from matching.scorer.sentences.say import say_all
from matching.services.ranking.rankings import Ranked

ROWS_A_PAGE = 20
LISTS = ("ranked", "one_step_away", "not_now")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of one row: its points of its weight, and why."""

    name: Promise
    points: int
    weight: int
    why: list[str]


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A vacancy in a list. Only a ranked one has points and criteria; only the others have a gate."""

    vacancy: Vacancy
    points: int | None
    criteria: list[Criterion]
    gate: Promise | None
    why: list[str]
    ask: list[str]


def page(ranked: Ranked, *, name: str, number: str | None, lang: str) -> "Page[Any]":
    """One page of one of the three lists; only its rows are put into sentences."""
    rows: Sequence[RankedRow | ClosedRow] = getattr(ranked.ranking, name)
    found: Page[Any] = Paginator(rows, ROWS_A_PAGE).get_page(number)
    found.object_list = [_row(ranked, row, lang) for row in found.object_list]
    return found


def _row(ranked: Ranked, row: RankedRow | ClosedRow, lang: str) -> VacancyRow:
    ask = say_all(row.ask, ranked.labels, lang)
    vacancy = ranked.vacancies[row.vacancy]
    if isinstance(row, RankedRow):
        criteria = [_criterion(ranked, part, lang) for part in row.parts]
        return VacancyRow(vacancy, row.points, criteria, None, [], ask)
    return VacancyRow(vacancy, None, [], GATES[row.gate], say_all(row.reasons, ranked.labels, lang), ask)


def _criterion(ranked: Ranked, part: Part, lang: str) -> Criterion:
    why = say_all(part.share.lines, ranked.labels, lang)
    return Criterion(CRITERIA[part.criterion], part.points, part.weight, why)
