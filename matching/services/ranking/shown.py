"""The rows that someone looks at, of a ranking that the engine made: only these are put into words.

What the scorer reads of them comes from the columns; one query brings what a page shows of them.

What the plain scorer says of them is the same as the engine said of all; it is the one source of words.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import overload
from uuid import UUID

from employers.models import Vacancy
from jobmatch.places.rules.travel import Point
from matching.engine.columns import Offer
from matching.engine.rank import Found
from matching.scorer.v2 import policy
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.rank import score, total
from matching.scorer.v2.results import SHELVES, PageOne, Ranking, Row, Shelf, ShelfName
from matching.selectors import vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.offers import AT_A_TIME

Pick = Callable[[int | None], Sequence[int]]
# From where the person lives to a place: by what, and how many minutes.
Trip = Callable[[Point | None], tuple[str | None, int | None]]


class Rows(Sequence[Row]):
    """Rows of the engine as rows of the scorer. How many they are is known; each is made when it is asked."""

    def __init__(self, shown: "Shown", pick: Pick, many: int) -> None:
        self._shown, self._pick, self._many = shown, pick, many

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            start, stop, step = at.indices(self._many)
            return self._shown.rows(self._pick(stop)[start:stop:step])
        if not -self._many <= at < self._many:
            raise IndexError(at)
        return self[at % self._many : at % self._many + 1][0]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._shown.rows(self._pick(None)))


class Shown:
    """What was found for one person, with the vacancies that were looked at so far.

    `vacancies`: those that were read already, perhaps for someone else; new ones go there.
    """

    def __init__(
        self,
        person: Person,
        found: Found,
        trip: Trip,
        catalogue: Catalogue,
        vacancies: dict[UUID, Vacancy],
    ) -> None:
        self.person, self.found, self.trip = person, found, trip
        self.catalogue, self.policy = catalogue, policy.load()
        self.vacancies = vacancies
        self.pairs: dict[UUID, Pair] = {}
        self._rows: dict[int, Row | None] = {}

    def ranking(self, found: Found, *, newest_first: bool = False) -> Ranking:
        """The ranking, of which nothing is read yet; `newest_first`: what came in last."""
        page, person = found.page, self.person
        ahead = [*page.wish, *page.like, *page.dream, *page.step, *page.ask, *page.uses, *found.whole.route]

        def part(rows: Sequence[int]) -> Sequence[Row]:
            return _Ahead(self, rows, ahead)

        return Ranking(
            policy=self.policy.version,
            total=total(person, self.policy, person.weights or self.policy.weights),
            shelves={name: self._shelf(found, name, newest_first=newest_first) for name in SHELVES},
            route=part(found.whole.route),
            page=PageOne(
                wish=part(page.wish),
                like=part(page.like),
                dream=part(page.dream),
                step=part(page.step),
                ask=part(page.ask),
                uses=part(page.uses),
                asks_wish=not person.wishes,
                nothing_fits=not page.wish and not page.like,
            ),
        )

    def _shelf(self, found: Found, name: ShelfName, *, newest_first: bool) -> Shelf:
        many = found.counts[name]
        if newest_first:
            ordered = Rows(self, lambda most: found.newest_first(name)[:most], many)
            return Shelf(ordered, ordered)
        return Shelf(
            Rows(self, lambda most: found.rows(name, most).tolist(), many),
            Rows(self, lambda most: found.spread(name, most), many),
        )

    def rows(self, asked: Sequence[int]) -> tuple[Row, ...]:
        """Rows by their place, each read and judged once; what closed a moment ago is left out."""
        new = [row for row in asked if row not in self._rows]
        for at in range(0, len(new), AT_A_TIME):
            self._read(new[at : at + AT_A_TIME])
        made = (self._rows[row] for row in asked)
        return tuple(row for row in made if row is not None)

    def _read(self, rows: Sequence[int]) -> None:
        """From the columns what is judged, from the database what is shown."""
        doubles = {row: self.found.doubles(row) for row in rows}
        offers = {row: self.found.offer(row) for row in dict.fromkeys(chain(rows, *doubles.values()))}
        read = [offer.vacancy for offer in offers.values()]
        new = [each.id for each in read if each.id not in self.vacancies]
        self.vacancies |= vacancies.shown(on=self.person.on, pks=new)
        there = {row for row, offer in offers.items() if offer.vacancy.id in self.vacancies}
        self.pairs |= {offers[row].vacancy.id: self._pair(offers[row]) for row in there}
        self.catalogue.know(read)
        for row, others in doubles.items():
            same = [offers[each].vacancy.id for each in others if each in there]
            self._rows[row] = self._judged(offers[row].vacancy.id, same) if row in there else None

    def _pair(self, offer: Offer) -> Pair:
        means, minutes = self.trip(offer.point)
        return Pair(offer.vacancy, minutes, means)

    def _judged(self, pk: UUID, doubles: Sequence[UUID]) -> Row:
        row = score(self.person, self.pairs[pk], self.policy, self.person.weights or self.policy.weights)
        return replace(row, doubles=tuple(doubles))


class _Ahead(Rows):
    """A part of the first page: with its first row the whole page is read at once."""

    def __init__(self, shown: Shown, rows: Sequence[int], ahead: Sequence[int]) -> None:
        super().__init__(shown, lambda most: self._with(rows), len(rows))
        self._ahead = ahead

    def _with(self, rows: Sequence[int]) -> Sequence[int]:
        if rows:
            self._shown.rows(self._ahead)
        return rows
