"""A ranking as plain values, the same for the command line and the API."""

from collections.abc import Iterable
from typing import Any

from matching.scorer.sentences.say import say, say_all
from matching.scorer.v2.reasons import Reason, for_all
from matching.scorer.v2.results import Row
from matching.services.ranking.rankings import Ranked

ON_PAGE_ONE = ("wish", "like", "dream", "step", "ask", "uses")


def document(ranked: Ranked, *, top: int | None, lang: str) -> dict[str, Any]:
    """The ranking with the first `top` rows of each shelf, or all.

    `total`: the points that can differ for this person. `for_all`: what is the same for every vacancy.
    `page` and `route` hold ids of vacancies; `counts` and `shelves` go by the name of the shelf.
    """
    ranking = ranked.ranking
    page = ranking.page
    return {
        "policy": ranking.policy,
        "candidate": str(ranked.candidate.pk),
        "sealed_open": ranked.sealed_open,
        "total": ranking.total,
        "for_all": say_all(for_all(ranked.person), ranked.labels, lang),
        "counts": {name: len(shelf.rows) for name, shelf in ranking.shelves.items()},
        "page": {
            **{name: _ids(getattr(page, name)) for name in ON_PAGE_ONE},
            "asks_wish": page.asks_wish,
            "nothing_fits": page.nothing_fits,
        },
        "route": _ids(ranking.route),
        "shelves": {
            name: [_row(ranked, row, lang) for row in shelf.spread[:top]]
            for name, shelf in ranking.shelves.items()
        },
    }


def _ids(rows: Iterable[Row]) -> list[str]:
    return [str(row.vacancy) for row in rows]


def _row(ranked: Ranked, row: Row, lang: str) -> dict[str, Any]:
    told = ranked.reasons(row)
    return {
        "vacancy": str(row.vacancy),
        "title": ranked.vacancies[row.vacancy].title,
        "points": row.points,
        "open": row.open,
        "sure": row.sure,
        "criteria": {
            name: {"points": points, "open": more, "total": of}
            for name, (points, more, of) in row.criteria.items()
        },
        "gates": [
            {"gate": gate.name, "state": gate.state, "why": _said(ranked, told, lang, about=gate.name)}
            for gate in row.shut
        ],
        "reasons": _said(ranked, told, lang, tones=("fits", "lacks", "note")),
        "ask": _said(ranked, told, lang, tones=("ask",)),
        "doubles": [str(each) for each in row.doubles],
    }


def _said(
    ranked: Ranked,
    told: Iterable[Reason],
    lang: str,
    *,
    about: str = "",
    tones: tuple[str, ...] = ("shut", "doubt"),
) -> list[str]:
    wanted = (each for each in told if each.tone in tones and about in ("", each.about))
    return [say(each.line, ranked.labels, lang) for each in wanted]
