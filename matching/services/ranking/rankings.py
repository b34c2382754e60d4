"""Vacancies in order for one youth, with every part explained. Computed on request; nothing is kept.

The order is fixed: open what is sealed and write the log row in one short transaction, commit, then compute.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from candidates.models import Candidate
from candidates.permissions import may_open_sealed
from candidates.services.files import sealed
from candidates.services.files.sealed import NOTHING_OPENED, Opened
from employers.models import Vacancy
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.taxonomy.vocabulary import Term
from matching.scorer import policy, rank
from matching.scorer.results import Ranking
from matching.selectors import people, trips, vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points

SEEN, COMPUTED = "ranking.seen", "ranking.computed"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking with the rows and names that a reader needs to show it.

    `sealed_open`: whether needs and own words could count for this reader; if not, the screen says so.
    """

    candidate: Candidate
    ranking: Ranking
    vacancies: Mapping[UUID, Vacancy]
    labels: Mapping[UUID, Term]
    sealed_open: bool


class Region:
    """Everything that is the same for all youths: the vacancies, the taxonomy and the places, read once."""

    def __init__(self, candidates: Iterable[Candidate], *, on: date) -> None:
        self.on = on
        self.policy = policy.load()
        self.vacancies = {row.pk: row for row in vacancies.for_ranking()}
        offered = self.vacancies.values()
        self.catalogue = Catalogue(
            occupations=people.occupations_of(candidates) | vacancies.occupations_of(offered),
            skills=people.skills_of(candidates) | vacancies.skills_of(offered),
        )
        self.points = Points()
        self.placed = vacancies.placed(
            offered,
            on=on,
            catalogue=self.catalogue,
            points=self.points,
            policy=self.policy,
        )
        self.labels = self.catalogue.labels()

    def rank(self, candidate: Candidate, opened: Opened, *, sealed_open: bool) -> Ranked:
        """One youth's ranking; pure from here on."""
        person = people.person(
            candidate, on=self.on, opened=opened, catalogue=self.catalogue, policy=self.policy
        )
        pairs = trips.pairs(candidate, self.placed, self.points)
        ranking = rank.rank(person, pairs, self.policy)
        return Ranked(candidate, ranking, self.vacancies, self.labels, sealed_open)


def rank_for(*, candidate: Candidate, by: User, on: date, today: date) -> Ranked:
    """The vacancies in order for a youth whose file the user may see; the look is in the access log.

    Only the assigned jobhunter's ranking counts needs and own words. `on` is the date to rank for; whether
    a consent is live is asked of `today`, or another date would open what is closed.
    """
    if may_open_sealed(user=by, candidate=candidate, on=today):
        opened, sealed_open = sealed.read(candidate=candidate, by=by, on=today, event=SEEN), True
    else:
        opened, sealed_open = NOTHING_OPENED, False
        with transaction.atomic():
            audit.record(event=SEEN, by=by, chain=candidate.municipality_id, person=candidate.pk)
    candidate = people.with_profile(Candidate.objects.filter(pk=candidate.pk)).get()
    return Region([candidate], on=on).rank(candidate, opened, sealed_open=sealed_open)


def rank_on_command_line(
    *, candidates: Sequence[UUID] | None, on: date, today: date, reason: str
) -> Iterable[Ranked]:
    """Rankings for the command line, of the files named or of all in sight, by id; one log row a person.

    All rows of the log commit together before the first ranking is computed.
    """
    opened = open_on_command_line(candidates=candidates, today=today, reason=reason)
    region = Region([candidate for candidate, _ in opened], on=on)
    for candidate, values in opened:
        yield region.rank(candidate, values, sealed_open=True)


def open_on_command_line(
    *, candidates: Sequence[UUID] | None, today: date, reason: str
) -> list[tuple[Candidate, Opened]]:
    """The files named or all in sight, by id, with what is sealed in them; one log row a person, committed
    together."""
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
    return [(candidate, values) for candidate, (values, _) in zip(people_ranked, opened, strict=True)]
