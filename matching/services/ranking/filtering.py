"""A ranking with only the vacancies that someone wants to see now; nothing of it is scored anew."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from matching.engine.store import LOCK
from matching.scorer.v2.page import page_one
from matching.scorer.v2.results import Ranking, Row, Shelf
from matching.services.ranking.rankings import Ranked
from matching.services.ranking.shown import Shown


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show: kinds of work, minutes at most, hours a week at least, came in after a moment, only these
    with a heart; None: all.

    A vacancy of which it is not known stays out: who filters wants to be sure. `newest`: what came in last
    comes first. `hidden`: vacancies that are not for this youth, however they would be wanted.
    """

    kinds: frozenset[str] = frozenset()
    minutes: int | None = None
    hours: int | None = None
    after: datetime | None = None
    newest: bool = False
    hearts: frozenset[UUID] | None = None
    hidden: frozenset[UUID] = frozenset()

    @property
    def is_any(self) -> bool:
        """Whether the reader asked for a part."""
        return bool(self.kinds or self.minutes or self.hours or self.after or self.hearts is not None)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.is_any and not self.hidden


def filtered(ranked: Ranked, wanted: Wanted) -> Ranked:
    """The ranking with the rows that are wanted, and the first page cut from those."""
    if ranked.shown is not None:
        return replace(ranked, ranking=_found(ranked.shown, wanted))
    ranking = ranked.ranking

    def kept(row: Row) -> bool:
        return _is_wanted(ranked, row, wanted)

    if not wanted.is_all:
        ranking = _cut(ranked, ranking, kept)
    if wanted.newest:
        ranking = replace(
            ranking, shelves={name: _newest_first(ranked, shelf) for name, shelf in ranking.shelves.items()}
        )
    return replace(ranked, ranking=ranking)


def _found(shown: Shown, wanted: Wanted) -> Ranking:
    """What is wanted of all that the engine found."""
    with LOCK:
        found = shown.found
        if not wanted.is_all:
            like = found.like(
                kinds=wanted.kinds, minutes=wanted.minutes, hours=wanted.hours, after=wanted.after
            )
            if wanted.hearts is not None:
                like &= found.among(wanted.hearts)
            found = found.wanted(like & ~found.among(wanted.hidden))
        return shown.ranking(found, newest_first=wanted.newest)


def _cut(ranked: Ranked, ranking: Ranking, kept: Callable[[Row], bool]) -> Ranking:
    shelves = {
        name: Shelf(tuple(filter(kept, shelf.rows)), tuple(filter(kept, shelf.spread)))
        for name, shelf in ranking.shelves.items()
    }
    stones = tuple(filter(kept, ranking.route))
    person = ranked.person
    page = page_one(shelves, stones, asks_wish=not person.wishes, present_employer=person.present_employer)
    return replace(ranking, shelves=shelves, page=page)


def _is_wanted(ranked: Ranked, row: Row, wanted: Wanted) -> bool:
    vacancy, pair = ranked.vacancies[row.vacancy], ranked.pairs[row.vacancy]
    minutes = 0 if vacancy.is_remote else pair.minutes
    together = {row.vacancy, *row.doubles}
    return (
        (not wanted.kinds or vacancy.kind in wanted.kinds)
        and (wanted.minutes is None or (minutes is not None and minutes <= wanted.minutes))
        and (wanted.hours is None or (vacancy.hours_max or 0) >= wanted.hours)
        and (wanted.after is None or vacancy.added_at > wanted.after)
        and (wanted.hearts is None or not wanted.hearts.isdisjoint(together))
        and wanted.hidden.isdisjoint(together)
    )


def _newest_first(ranked: Ranked, shelf: Shelf) -> Shelf:
    def came_in(row: Row) -> datetime:
        return ranked.vacancies[row.vacancy].added_at

    rows = tuple(sorted(shelf.rows, key=came_in, reverse=True))
    return Shelf(rows, rows)
