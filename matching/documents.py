"""A ranking as plain values, the same for the command line and the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from matching.scorer.inputs import Range
from matching.scorer.results import ClosedRow, Line, RankedRow
from matching.scorer.sentences.say import say_all
from matching.scorer.v2.results import Gate, Row, Value
from matching.services.ranking.beside import Ranked as Ranked2
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


def document_2(ranked: Ranked2, *, top: int | None) -> dict[str, Any]:
    """A ranking under policy 2 in codes, without sentences: `policy`, `candidate`, `total`, `counts` by
    shelf, `shelves` (the first `top` rows of each, or all), and the ids of `page` and `route`.

    A row's `criteria` are name → [points, open, total]; `gates` are those that are not open.
    """
    ranking = ranked.ranking
    return {
        "policy": ranking.policy,
        "candidate": str(ranked.candidate.pk),
        "total": ranking.total,
        "counts": {name: len(shelf.rows) for name, shelf in ranking.shelves.items()},
        "page": {
            name: _ids(getattr(ranking.page, name))
            for name in ("wish", "like", "dream", "step", "ask", "uses")
        },
        "route": _ids(ranking.route),
        "shelves": {
            name: [_row_2(ranked, row) for row in shelf.spread[:top]]
            for name, shelf in ranking.shelves.items()
        },
    }


def _ids(rows: Iterable[Row]) -> list[str]:
    return [str(row.vacancy) for row in rows]


def _row_2(ranked: Ranked2, row: Row) -> dict[str, Any]:
    rung = row.rung
    return {
        "vacancy": str(row.vacancy),
        "title": ranked.vacancies[row.vacancy].title,
        "points": row.points,
        "open": row.open,
        "sure": row.sure,
        "n": row.n,
        "criteria": row.criteria,
        "gates": [_gate(gate) for gate in row.shut],
        "ask": [found.code for found in row.questions],
        "rung": rung and {"learns": rung.learns, "here": rung.here, "skills": len(rung.skills)},
        "doubles": [str(each) for each in row.doubles],
    }


def _gate(gate: Gate) -> dict[str, Any]:
    found = [*gate.of("closed"), *gate.of("doubtful")]
    return {
        "gate": gate.name,
        "state": gate.state,
        "why": [
            {"state": each.state, "code": each.code, "read": each.read}
            | {name: _plain(value) for name, value in each.values}
            for each in found
        ],
    }


def _plain(value: Value) -> Any:
    if isinstance(value, Range):
        return [value.low, value.high]
    return str(value) if isinstance(value, UUID | date) else value
