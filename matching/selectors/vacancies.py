"""The rows of vacancies and employers that a ranking reads."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from employers.models import Employer, Site, Vacancy
from employers.selectors.workplaces import Workplaces
from jobmatch.places.rules.travel import Point
from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, DAY_PARTS, DAYS
from matching.scorer import inputs
from matching.selectors.points import Points

SUNDAY = ALL_DAYPARTS ^ ((1 << (len(DAYS) - 1) * len(DAY_PARTS)) - 1)
Facts = Mapping[str, inputs.FactState]


def for_ranking(*, on: date) -> QuerySet[Vacancy]:
    """The vacancies that are open on a date, with all that the scorer reads but their texts, in a constant
    number of queries."""
    return (
        Vacancy.objects.open(on=on)
        .defer("description")
        .select_related("site__town", "town")
        .prefetch_related("skills", "languages", "licences", _houses())
        .order_by("pk")
    )


def shown(*, on: date, pks: Iterable[UUID]) -> dict[UUID, Vacancy]:
    """The vacancies named that are open on a date, as a list shows them, in one query."""
    rows = Vacancy.objects.open(on=on).filter(pk__in=list(pks)).defer("description")
    return rows.select_related("site__town", "town", "employer__organisation").in_bulk()


def occupations_of(vacancies: Iterable[Vacancy]) -> set[UUID]:
    """Every occupation that the vacancies name."""
    return {row.occupation_id for row in vacancies if row.occupation_id}


def skills_of(vacancies: Iterable[Vacancy]) -> set[UUID]:
    """Every skill that the vacancies list."""
    return {row.skill_id for vacancy in vacancies for row in vacancy.skills.all()}


def postcodes_of(vacancies: Iterable[Vacancy]) -> set[str]:
    """The postcodes that the vacancies and their sites name."""
    return {
        code for row in vacancies for code in (row.postcode, row.site.postcode if row.site else "") if code
    }


def _houses() -> "Prefetch[Any]":
    return Prefetch(
        "employer",
        Employer.objects.select_related("organisation").prefetch_related("occupations", "sites__occupations"),
    )


def house(row: Vacancy) -> frozenset[UUID]:
    """The occupations that the vacancy's employer has in the house, at any of its sites."""
    if row.employer is None:
        return frozenset()
    rows: list[Employer | Site] = [row.employer, *row.employer.sites.all()]
    return frozenset(occupation.pk for each in rows for occupation in each.occupations.all())


def point_of(row: Vacancy, points: Points) -> Point | None:
    """Where the work is: its own site before what the vacancy itself says."""
    at_site = points.of(row.site) if row.site else None
    return at_site or points.of(row)


class WorkplaceFacts:
    """What is known of the workplaces of vacancies, read once."""

    def __init__(self, on: date, employers: Collection[UUID]) -> None:
        self._known = Workplaces(employers, on=on)

    def of(self, row: Vacancy) -> Facts:
        """Item → state for the workplace of a vacancy; an item that is not in it is unknown."""
        return {} if row.employer_id is None else self._known.states(row.employer_id, row.site_id)
