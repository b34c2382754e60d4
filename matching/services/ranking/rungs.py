"""The next rung: vacancies of the youth's own ranking that lead to the dream, at the same employer first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from candidates.models import Wish
from employers.models import Employer, Vacancy
from jobmatch.accounts.models import User
from matching.models import Placement
from matching.services.ranking import rankings

MOST_ROWS = 10


@dataclass(frozen=True, slots=True)
class Rungs:
    """Where to go from here, each list in the order of the own ranking.

    `in_house`: whether the employer has the dream job; None when the dream or the employer is not known.
    """

    dream: Wish | None
    in_house: bool | None
    here: list[Vacancy]
    elsewhere: list[Vacancy]
    sealed_open: bool


def next_rungs(*, placement: Placement, by: User, on: date) -> Rungs:
    """What could come after this work. The look into the ranking is in the access log."""
    ranked = rankings.rank_for(candidate=placement.candidate, by=by, on=on, today=on)
    rows = [row.vacancy for row in ranked.ranking.route]
    leading = [ranked.vacancies[pk] for pk in rows if pk != placement.vacancy_id]
    here = [row for row in leading if row.employer_id and row.employer_id == placement.employer_id]
    elsewhere = [row for row in leading if row not in here]
    dream = ranked.candidate.dream
    return Rungs(
        dream, _in_house(placement, dream), here[:MOST_ROWS], elsewhere[:MOST_ROWS], ranked.sealed_open
    )


def _in_house(placement: Placement, dream: Wish | None) -> bool | None:
    if dream is None or placement.employer_id is None:
        return None
    has_it = Q(occupations=dream.occupation_id) | Q(sites__occupations=dream.occupation_id)
    return Employer.objects.filter(has_it, pk=placement.employer_id).exists()
