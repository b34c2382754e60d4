"""Policy 2 beside the policy that pages use, for the command line: to lay the two next to each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from candidates.models import Candidate
from candidates.services.files.sealed import Opened
from employers.models import Vacancy
from jobmatch.taxonomy import selectors as taxonomy
from matching.scorer.v2 import policy
from matching.scorer.v2.rank import rank
from matching.scorer.v2.results import Ranking
from matching.selectors import people, readings, vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points
from matching.services.ranking.rankings import open_on_command_line


@dataclass(frozen=True, slots=True)
class Ranked:
    """A ranking under policy 2 with the rows that a reader needs to show it."""

    candidate: Candidate
    ranking: Ranking
    vacancies: Mapping[UUID, Vacancy]


class Region:
    """Everything that is the same for all youths: the vacancies, the taxonomy and the places, read once."""

    def __init__(self, candidates: Sequence[Candidate], *, on: date) -> None:
        self.on = on
        self.policy = policy.load()
        self.vacancies = {row.pk: row for row in vacancies.for_ranking()}
        offered = self.vacancies.values()
        self.catalogue = Catalogue(
            occupations=people.occupations_of(candidates) | vacancies.occupations_of(offered),
            skills=people.skills_of(candidates) | vacancies.skills_of(offered),
        )
        self.points = Points()
        self.placed = readings.placed(
            offered,
            on=on,
            catalogue=self.catalogue,
            points=self.points,
            policy=self.policy,
            taxonomy=taxonomy.loaded(),
        )
        self.present = readings.present_work(candidates)

    def rank(self, candidate: Candidate, opened: Opened) -> Ranked:
        """One youth's ranking; pure from here on."""
        person = readings.person(
            candidate,
            on=self.on,
            opened=opened,
            catalogue=self.catalogue,
            policy=self.policy,
            present=self.present.get(candidate.pk),
        )
        pairs = readings.pairs(candidate, self.placed, self.points)
        return Ranked(candidate, rank(person, pairs, self.policy), self.vacancies)


def rank_on_command_line(
    *, candidates: Sequence[UUID] | None, on: date, today: date, reason: str
) -> Iterable[Ranked]:
    """Rankings under policy 2, of the files named or of all in sight; logged as those of policy 1 are."""
    opened = open_on_command_line(candidates=candidates, today=today, reason=reason)
    region = Region([candidate for candidate, _ in opened], on=on)
    for candidate, values in opened:
        yield region.rank(candidate, values)
