"""What was decided about vacancies, for one youth whose file the caller may see."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from candidates.models import Candidate
from employers.models import Vacancy
from matching.enums import Feeling
from matching.models import Interest, InterestQuerySet, Introduction

ORDER = tuple(Feeling.values)


def of_candidate(candidate: Candidate) -> list[Interest]:
    """All of it: hearts first, of each kind the last said first."""
    rows = candidate.interests.select_related("vacancy__employer__organisation", "vacancy__site__town")
    return sorted(rows, key=lambda row: ORDER.index(row.feeling))


def feelings(candidate: Candidate) -> Mapping[UUID, str]:
    """Vacancy → what was decided about it."""
    return dict(candidate.interests.values_list("vacancy", "feeling"))


def hidden(candidate: Candidate) -> frozenset[UUID]:
    """The vacancies that stay away from the ranking."""
    return frozenset(candidate.interests.hidden().values_list("vacancy", flat=True))


def open_now(rows: Iterable[Interest], *, on: date) -> frozenset[UUID]:
    """Of these, the vacancies that one can still go for."""
    pks = [row.vacancy_id for row in rows]
    return frozenset(Vacancy.objects.open(on=on).filter(pk__in=pks).values_list("pk", flat=True))


def left(candidate: Candidate, *, on: date) -> InterestQuerySet:
    """Hearts at vacancies that one can still go for, without a proposal or work of this youth yet."""
    at_work = candidate.placements.exclude(vacancy=None).values("vacancy")
    hearts = candidate.interests.hearts().filter(vacancy__in=Vacancy.objects.open(on=on))
    return hearts.exclude(vacancy__in=candidate.introductions.values("vacancy")).exclude(vacancy__in=at_work)


def proposed(candidate: Candidate) -> Mapping[UUID, Introduction]:
    """Vacancy → the proposal of this youth for it that was made last."""
    rows = candidate.introductions.select_related("person").order_by("made_on", "state_since")
    return {row.vacancy_id: row for row in rows}
