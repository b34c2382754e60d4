"""Vacancies in order for one youth, with every part explained. Computed on request; nothing is kept.

The order is fixed: open what is sealed and write the log row in one short transaction, commit, then compute.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from candidates.models import Candidate
from candidates.permissions import may_open_sealed
from candidates.services.files import sealed
from candidates.services.files.sealed import NOTHING_OPENED, Opened
from employers.models import Vacancy
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.taxonomy import selectors as taxonomy
from jobmatch.taxonomy.vocabulary import Term
from matching.engine.rank import Found
from matching.engine.store import LOCK, Live
from matching.enums import RANKING_SEEN as SEEN
from matching.scorer.v2 import policy
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.page import FIRST_SHELVES, first_of_all
from matching.scorer.v2.rank import rank, shelf_of
from matching.scorer.v2.reasons import Reason, reasons
from matching.scorer.v2.results import Ranking, Row
from matching.scorer.weights import check_weights
from matching.selectors import people, readings, trips, vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points
from matching.services.ranking import snapshots
from matching.services.ranking.shown import Shown

COMPUTED = "ranking.computed"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking with the rows and names that a reader needs to show it.

    `sealed_open`: whether needs and own words could count for this reader; if not, the screen says so.
    `shown`: where the engine ranked, what it found; then `pairs`, `vacancies` and `labels` grow with the rows
    that are looked at.
    """

    candidate: Candidate
    person: Person
    ranking: Ranking
    pairs: Mapping[UUID, Pair]
    vacancies: Mapping[UUID, Vacancy]
    catalogue: Catalogue
    sealed_open: bool
    shown: Shown | None = None

    @property
    def labels(self) -> Mapping[UUID, Term]:
        """The label of every occupation and skill that a sentence may name."""
        return self.catalogue.labels()

    def rows(self, vacancies: Iterable[UUID]) -> list[Row]:
        """The rows of these vacancies, as far as they are in the ranking."""
        asked = list(vacancies)
        if self.shown is not None:
            found = (self.shown.found.row_of(pk) for pk in asked)
            return list(self.shown.rows([row for row in found if row is not None]))
        rows = {row.vacancy: row for shelf in self.ranking.shelves.values() for row in shelf.rows}
        return [rows[pk] for pk in asked if pk in rows]

    def reasons(self, row: Row) -> tuple[Reason, ...]:
        """Why a row has its points and its place."""
        return reasons(self.person, self.pairs[row.vacancy], policy.load(), row)


class Region:
    """Everything that is the same for all youths: the vacancies, the taxonomy and the places, read once.

    `only`: one vacancy alone, which comes from the columns where these are given and have it.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        *,
        on: date,
        only: UUID | None = None,
        live: Live | None = None,
    ) -> None:
        self.on = on
        self.policy = policy.load()
        self.catalogue = Catalogue(
            occupations=people.occupations_of(candidates), skills=people.skills_of(candidates)
        )
        self.present = readings.present_work(candidates)
        codes = {candidate.postcode for candidate in candidates}
        if only is None or live is None or not self._take(live, only, codes):
            self._read(only, codes)

    def _read(self, only: UUID | None, codes: set[str]) -> None:
        """All vacancies, or one, from the database."""
        offers = vacancies.for_ranking(on=self.on)
        self.vacancies = {row.pk: row for row in (offers if only is None else offers.filter(pk=only))}
        offered = self.vacancies.values()
        self.catalogue.add(occupations=vacancies.occupations_of(offered), skills=vacancies.skills_of(offered))
        self.points = Points() if only is None else Points(codes | vacancies.postcodes_of(offered))
        self.placed = readings.placed(
            offered,
            on=self.on,
            catalogue=self.catalogue,
            points=self.points,
            policy=self.policy,
            taxonomy=taxonomy.loaded(),
        )

    def _take(self, live: Live, only: UUID, codes: set[str]) -> bool:
        """One vacancy from the columns; whether it is there."""
        with LOCK:
            offer = live.offer(only)
        self.vacancies = vacancies.shown(on=self.on, pks=[only])
        if offer is None or not self.vacancies:
            return False
        self.catalogue.know([offer.vacancy])
        self.points, self.placed = Points(codes), [(offer.vacancy, offer.point)]
        return True

    def rank(
        self,
        candidate: Candidate,
        opened: Opened,
        *,
        sealed_open: bool,
        weights: Mapping[str, int] | None = None,
    ) -> Ranked:
        """One youth's ranking, with the own weights or those given; pure from here on."""
        person = readings.person(
            candidate,
            on=self.on,
            opened=opened,
            catalogue=self.catalogue,
            policy=self.policy,
            present=self.present.get(candidate.pk),
        )
        person = person if weights is None else replace(person, weights=weights)
        pairs = readings.pairs(candidate, self.placed, self.points)
        return Ranked(
            candidate=candidate,
            person=person,
            ranking=rank(person, pairs, self.policy),
            pairs={pair.vacancy.id: pair for pair in pairs},
            vacancies=self.vacancies,
            catalogue=self.catalogue,
            sealed_open=sealed_open,
        )


def rank_for(
    *,
    candidate: Candidate,
    by: User,
    on: date,
    today: date,
    only: UUID | None = None,
    weights: Mapping[str, int] | None = None,
) -> Ranked:
    """The vacancies in order for a youth whose file the user may see; the look is in the access log.

    Only the assigned jobhunter's ranking counts needs and own words. `on` is the date to rank for; whether
    a consent is live is asked of `today`, or another date would open what is closed. `only`: one vacancy.
    `weights`: as they might be, instead of those that are kept.
    """
    if may_open_sealed(user=by, candidate=candidate, on=today):
        opened, sealed_open = sealed.read(candidate=candidate, by=by, on=today, event=SEEN), True
    else:
        opened, sealed_open = NOTHING_OPENED, False
        with transaction.atomic():
            audit.record(event=SEEN, by=by, chain=candidate.municipality_id, person=candidate.pk)
    candidate = people.with_profile(Candidate.objects.filter(pk=candidate.pk)).get()
    return ranked(candidate, opened, on=on, today=today, sealed_open=sealed_open, only=only, weights=weights)


def rank_for_youth(*, candidate: Candidate, on: date) -> Ranked:
    """The vacancies in order for the youth's own page, where nothing sealed is opened."""
    whole = people.with_profile(Candidate.objects.filter(pk=candidate.pk)).get()
    return ranked(whole, NOTHING_OPENED, on=on, today=on, sealed_open=False)


def ranked(
    candidate: Candidate,
    opened: Opened,
    *,
    on: date,
    today: date,
    sealed_open: bool,
    only: UUID | None = None,
    weights: Mapping[str, int] | None = None,
) -> Ranked:
    """One youth's ranking: by the engine where it has the vacancies of that day, else by reading all.

    One vacancy alone is judged by the plain scorer, from the columns where these have it.
    """
    desk = beside([candidate], on=on, today=today, only=only)
    return desk.rank(candidate, opened, sealed_open=sealed_open, weights=weights)


def beside(
    candidates: Sequence[Candidate], *, on: date, today: date, only: UUID | None = None
) -> "Desk | Region":
    """Some people beside all vacancies of a day, or one: as columns where there are any, else as read."""
    live = columns(on=on, today=today)
    if live is None or only is not None:
        return Region(candidates, on=on, only=only, live=live)
    return Desk(candidates, live)


def columns(*, on: date, today: date) -> Live | None:
    """The columns of all vacancies; None for another day than today, or where there are none."""
    if on != today:
        return None
    with LOCK:
        return snapshots.live(on=on)


class Desk:
    """Some people beside the columns of all vacancies: what is read of them is read for all at once."""

    def __init__(self, candidates: Sequence[Candidate], live: Live) -> None:
        self.live, self.policy = live, policy.load()
        self.catalogue = Catalogue(
            occupations=people.occupations_of(candidates), skills=people.skills_of(candidates)
        )
        self.points = Points({candidate.postcode for candidate in candidates})
        self.present = readings.present_work(candidates)
        self.vacancies: dict[UUID, Vacancy] = {}

    def person(self, candidate: Candidate, opened: Opened) -> Person:
        """Someone at the desk as the scorer reads a person."""
        return readings.person(
            candidate,
            on=self.live.day,
            opened=opened,
            catalogue=self.catalogue,
            policy=self.policy,
            present=self.present.get(candidate.pk),
        )

    def found(self, candidate: Candidate, person: Person) -> Found:
        """What one of them finds. Raises what `check_weights` raises."""
        if person.weights is not None:
            check_weights(person.weights, self.policy)
        return Found(self.live.scans(person, self.points.of(candidate), candidate.travel_means or []))

    def stand_first(self, candidate: Candidate, person: Person, employers: Collection[UUID]) -> list[UUID]:
        """The vacancies of some employers that fit a wish of one of them, or are a rung."""
        with LOCK:
            return self.found(candidate, person).on_shelves(FIRST_SHELVES, of=employers)

    def rank(
        self,
        candidate: Candidate,
        opened: Opened,
        *,
        sealed_open: bool,
        weights: Mapping[str, int] | None = None,
    ) -> Ranked:
        """One youth's ranking, of which the rows are read that someone looks at."""
        person = self.person(candidate, opened)
        person = person if weights is None else replace(person, weights=weights)
        trip = partial(trips.trip, self.points.of(candidate), means=candidate.travel_means or [])
        with LOCK:
            shown = Shown(person, self.found(candidate, person), trip, self.catalogue, self.vacancies)
            ranking = shown.ranking(shown.found)
        return Ranked(
            candidate=candidate,
            person=person,
            ranking=ranking,
            pairs=shown.pairs,
            vacancies=shown.vacancies,
            catalogue=self.catalogue,
            sealed_open=sealed_open,
            shown=shown,
        )


def among_first(
    vacancy: UUID, opened: Sequence[tuple[Candidate, Opened]], *, on: date, many: int
) -> Iterator[bool]:
    """For each of these people whether a vacancy is among the first so many of *fits a wish*, then *a rung*.

    The columns are asked only about those on whose list it can stand; what is made of a person goes with it.
    """
    candidates = [candidate for candidate, _ in opened]
    live = columns(on=on, today=on) if opened else None
    region = Region(candidates, on=on, only=None if live is None else vacancy, live=live)
    if live is None:
        for candidate, values in opened:
            yield vacancy in first_of_all(
                region.rank(candidate, values, sealed_open=True).ranking.shelves, many
            )
        return
    desk = Desk(candidates, live)
    for candidate, values in opened:
        person = desk.person(candidate, values)
        (pair,) = readings.pairs(candidate, region.placed, region.points) or (None,)
        if pair is None or shelf_of(person, pair, region.policy) not in FIRST_SHELVES:
            yield False
            continue
        with LOCK:
            found = desk.found(candidate, person).first_of_all(many)
        yield vacancy in found


def rank_on_command_line(
    *, candidates: Sequence[UUID] | None, on: date, today: date, reason: str
) -> Iterable[Ranked]:
    """Rankings for the command line, of the files named or of all in sight, by id; one log row a person.

    All rows of the log commit together before the first ranking is computed.
    """
    files = (
        Candidate.objects.in_sight() if candidates is None else Candidate.objects.filter(pk__in=candidates)
    )
    with transaction.atomic():
        people_ranked = list(people.with_profile(files).order_by("pk"))
        opened = sealed.unseal_all(candidates=people_ranked, on=today)
        audit.record_many(
            audit.Fact(
                COMPUTED,
                audit.COMMAND_LINE,
                candidate.pk,
                chain=candidate.municipality_id,
                fields=fields,
                reason=reason,
            )
            for candidate, (_, fields) in zip(people_ranked, opened, strict=True)
        )
    desk = beside(people_ranked, on=on, today=today)
    for candidate, (values, _) in zip(people_ranked, opened, strict=True):
        yield desk.rank(candidate, values, sealed_open=True)
