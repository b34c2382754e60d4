"""From the rows of vacancies and employers to the closed type that the scorer reads of a vacancy."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from employers.enums import VacancyState
from employers.models import Employer, Site, Vacancy, WorkplaceFact
from jobmatch.places.rules.travel import Point
from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, DAY_PARTS, DAYS
from matching.scorer import inputs
from matching.scorer.policy import Policy, load
from matching.scorer.text import count_words
from matching.selectors.catalogue import Catalogue
from matching.selectors.people import hours
from matching.selectors.points import Points

SUNDAY = ALL_DAYPARTS ^ ((1 << (len(DAYS) - 1) * len(DAY_PARTS)) - 1)
Facts = Mapping[str, inputs.FactState]


@dataclass(frozen=True, slots=True)
class Placed:
    """A vacancy as the scorer reads it, and where it is (None when nobody told)."""

    vacancy: inputs.Vacancy
    point: Point | None


def for_ranking() -> QuerySet[Vacancy]:
    """Every vacancy with all that the scorer reads, in a constant number of queries."""
    return (
        Vacancy.objects.select_related("site__town", "town")
        .prefetch_related("skills", "languages", "licences", _houses())
        .order_by("pk")
    )


def placed(
    vacancies: Iterable[Vacancy],
    *,
    on: date,
    catalogue: Catalogue,
    points: Points,
    policy: Policy,
) -> list[Placed]:
    """The vacancies as the scorer reads them on a date."""
    facts = WorkplaceFacts(on)
    return [
        Placed(scored(row, facts=facts.of(row), catalogue=catalogue, policy=policy), point_of(row, points))
        for row in vacancies
    ]


def scored(row: Vacancy, *, facts: Facts, catalogue: Catalogue, policy: Policy) -> inputs.Vacancy:
    """One vacancy as the scorer reads it."""
    employer = row.employer
    asked = {required: _skills(row, catalogue, required=required) for required in (True, False)}
    return inputs.Vacancy(
        id=row.pk,
        employer=row.employer_id,
        employer_named=employer is not None and not employer.is_intermediary,
        house=house(row),
        kind=row.kind or None,
        occupation=_occupation(row, catalogue),
        required_skills=asked[True],
        useful_skills=asked[False],
        languages={asked.language: asked.level for asked in row.languages.all()},
        requirements=_requirements(row, catalogue),
        hours=hours(row.hours_min, row.hours_max),
        dayparts=row.dayparts or None,
        starts_on=row.starts_on,
        remote=row.is_remote,
        facts=facts,
        night_work=row.night_work,
        hazardous_work=row.hazardous_work,
        sunday_work=bool(row.dayparts & SUNDAY) if row.dayparts else None,
        is_open=row.state != VacancyState.CLOSED,
        is_filled=row.state == VacancyState.FILLED,
        closes_on=row.closes_on,
        words=_words(f"{row.title}\n{row.description}", policy.version),
    )


def occupations_of(vacancies: Iterable[Vacancy]) -> set[UUID]:
    """Every occupation that the vacancies name."""
    return {row.occupation_id for row in vacancies if row.occupation_id}


def skills_of(vacancies: Iterable[Vacancy]) -> set[UUID]:
    """Every skill that the vacancies list."""
    return {row.skill_id for vacancy in vacancies for row in vacancy.skills.all()}


@lru_cache(maxsize=20_000)
def _words(text: str, version: str) -> inputs.Words:
    return count_words(text, load(version).vocabulary)


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


def _occupation(row: Vacancy, catalogue: Catalogue) -> inputs.Occupation | None:
    if row.occupation_id is None:
        return None
    return inputs.Occupation(
        id=row.occupation_id,
        isco=catalogue.isco(row.occupation_id),
        checked=row.occupation_checked,
        certainty=100 if row.occupation_checked else row.occupation_certainty,
        skills=catalogue.essential(row.occupation_id),
    )


def _skills(row: Vacancy, catalogue: Catalogue, *, required: bool) -> frozenset[inputs.Skill]:
    return frozenset(catalogue.skill(each.skill_id) for each in row.skills.all() if each.required == required)


def _requirements(row: Vacancy, catalogue: Catalogue) -> tuple[inputs.Requirement, ...]:
    """What the vacancy names, then the entry conditions of its occupation that it does not name."""
    own = [inputs.Requirement("licence", each.licence, by_law=each.by_law) for each in row.licences.all()]
    if row.diploma:
        own.append(inputs.Requirement("diploma", row.diploma, by_law=row.diploma_by_law))
    named = {(each.kind, each.code) for each in own}
    usual = catalogue.requirements(row.occupation_id) if row.occupation_id else ()
    return (*own, *(each for each in usual if (each.kind, each.code) not in named))


def point_of(row: Vacancy, points: Points) -> Point | None:
    """Where the work is: its own site before what the vacancy itself says."""
    at_site = points.of(row.site) if row.site else None
    return at_site or points.of(row)


class WorkplaceFacts:
    """All workplace facts, read once; a site's own answer goes before its employer's."""

    def __init__(self, on: date) -> None:
        self._states: dict[tuple[UUID, UUID | None], dict[str, inputs.FactState]] = defaultdict(dict)
        for fact in WorkplaceFact.objects.order_by("pk"):
            answer = cast(inputs.FactState, fact.answer)
            state: inputs.FactState = "expired" if fact.is_expired(on) else answer
            self._states[(fact.employer_id, fact.site_id)][fact.item] = state

    def of(self, row: Vacancy) -> Facts:
        """Item → state for the workplace of a vacancy; an item that is not in it is unknown."""
        if row.employer_id is None:
            return {}
        general = self._states.get((row.employer_id, None), {})
        return {**general, **(self._states.get((row.employer_id, row.site_id), {}) if row.site_id else {})}
