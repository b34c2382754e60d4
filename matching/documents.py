"""A ranking as plain values, the same for the command line and the API."""

from typing import Any
from uuid import UUID

from matching.scorer.results import ClosedRow, Line, RankedRow
from matching.scorer.sentences.say import say_all
from matching.services.ranking.rankings import Ranked


def document(ranked: Ranked, *, top: int | None, lang: str) -> dict[str, Any]:
    """`policy`, `candidate`, `ranked` (the first `top`, or all), `one_step_away`, `not_now`.

    A ranked row has `vacancy`, `title`, `points`, `criteria` (name → points), `reasons` and `ask`; a row of
    the other two names its `gate` and has no points.
    """
    ranking = ranked.ranking
    return {
        "policy": ranking.policy,
        "candidate": str(ranked.candidate.pk),
        "ranked": [_ranked_row(ranked, row, lang) for row in ranking.ranked[:top]],
        "one_step_away": [_closed_row(ranked, row, lang) for row in ranking.one_step_away],
        "not_now": [_closed_row(ranked, row, lang) for row in ranking.not_now],
    }


def _ranked_row(ranked: Ranked, row: RankedRow, lang: str) -> dict[str, Any]:
    said = _said(ranked, row.reasons, row.ask, lang)
    return {**_named(ranked, row.vacancy), "points": row.points, "criteria": row.criteria, **said}


def _closed_row(ranked: Ranked, row: ClosedRow, lang: str) -> dict[str, Any]:
    return {**_named(ranked, row.vacancy), "gate": row.gate, **_said(ranked, row.reasons, row.ask, lang)}


def _named(ranked: Ranked, vacancy: UUID) -> dict[str, Any]:
    return {"vacancy": str(vacancy), "title": ranked.vacancies[vacancy].title}


def _said(
    ranked: Ranked, reasons: tuple[Line, ...], ask: tuple[Line, ...], lang: str
) -> dict[str, list[str]]:
    return {
        "reasons": say_all(reasons, ranked.labels, lang),
        "ask": say_all(ask, ranked.labels, lang),
    }
