"""From rows to what policy 2 reads of people and vacancies.

What came through our own form, or a person decided, is told. What an import read from words is as certain as
its rule, kept beside the value; what else it took from a posting is as certain as the policy says.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import TypeVar, cast
from uuid import UUID

from candidates.models import Candidate
from candidates.services.files.sealed import Opened
from employers.enums import VacancyState
from employers.models import Vacancy
from jobmatch.places.rules.travel import Point
from jobmatch.taxonomy.rules.wording import fold
from matching.enums import PlacementState
from matching.models import Placement
from matching.scorer.inputs import Diploma, Skill
from matching.scorer.text import known_words
from matching.scorer.v2 import inputs
from matching.scorer.v2.policy import Policy
from matching.selectors import people, trips, words
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points
from matching.selectors.vacancies import SUNDAY, Facts, WorkplaceFacts, house, point_of

# Where a vacancy was typed in by us or by the employer; the demo plays that.
FORMS = frozenset({"jobmatch", "demo"})
DIGEST_BYTES = 8
NO_WORDS: frozenset[str] = frozenset()
KNOWN_KINDS = ("licence", "diploma", "age", "screening")
T = TypeVar("T")
Placed = tuple[inputs.Vacancy, Point | None]


def person(
    candidate: Candidate,
    *,
    on: date,
    opened: Opened,
    catalogue: Catalogue,
    policy: Policy,
    present: Placement | None,
) -> inputs.Person:
    """The person; `opened` holds what the reader may use of the sealed parts, `present` the work of now."""
    return inputs.Person(
        tie_seed=bytes(candidate.tie_seed),
        on=on,
        age_band=people.age_band(candidate.ages(on)),
        has_start_qualification=people.has_start_qualification(candidate),
        wishes=_wishes(candidate, catalogue),
        skills=frozenset(catalogue.skill(row.skill_id) for row in candidate.skills.all()),
        work_done=_work_done(candidate, catalogue),
        all_my_work=candidate.all_my_work,
        diplomas=tuple(
            Diploma(row.level, row.occupation_id, catalogue.essential(row.occupation_id))
            for row in candidate.diplomas.all()
        ),
        licences=frozenset(row.licence for row in candidate.licences.all()),
        credentials_complete=candidate.credentials_complete,
        languages={row.language: row.level for row in candidate.languages.all()},
        needs=opened.needs,
        kinds=frozenset(candidate.kinds) if candidate.kinds else None,
        excluded_employers=frozenset(row.organisation_id for row in candidate.exclusions.all()),
        hours=people.hours(candidate.hours_min, candidate.hours_max),
        dayparts=candidate.dayparts or None,
        travel_limit=candidate.travel_minutes,
        own_words=_words(opened.own_words, policy) if opened.own_words else None,
        weights=people.weights_of(candidate),
        present_isco=_isco_of(present),
        present_employer=present.employer_id if present else None,
    )


def _wishes(candidate: Candidate, catalogue: Catalogue) -> tuple[inputs.Wish, ...]:
    return tuple(
        inputs.Wish(
            wish.occupation_id,
            catalogue.isco(wish.occupation_id),
            catalogue.essential_ids(wish.occupation_id),
            wish.is_dream,
        )
        for wish in candidate.wishes.all()
    )


def _work_done(candidate: Candidate, catalogue: Catalogue) -> tuple[inputs.Work, ...]:
    return tuple(
        inputs.Work(
            row.occupation_id,
            catalogue.isco(row.occupation_id),
            row.months,
            catalogue.essential(row.occupation_id),
        )
        for row in candidate.experience.all()
    )


def present_work(candidates: Iterable[Candidate]) -> dict[UUID, Placement]:
    """The work that each of the candidates does now, the latest started, by the candidate's id."""
    rows = Placement.objects.filter(candidate__in=list(candidates), state=PlacementState.STARTED)
    ordered = rows.select_related("occupation", "vacancy__occupation").order_by("starts_on", "id")
    return {row.candidate_id: row for row in ordered}


def _isco_of(present: Placement | None) -> str:
    if present is None:
        return ""
    occupation = present.occupation or (present.vacancy.occupation if present.vacancy else None)
    return occupation.isco if occupation else ""


def placed(
    rows: Iterable[Vacancy], *, on: date, catalogue: Catalogue, points: Points, policy: Policy, taxonomy: str
) -> list[Placed]:
    """The vacancies as policy 2 reads them on a date, each with its point; `taxonomy` is what is loaded."""
    listed = list(rows)
    facts = WorkplaceFacts(on, {row.employer_id for row in listed if row.employer_id})
    known = words.of(listed, policy)
    found = []
    for row in listed:
        point = point_of(row, points)
        read = vacancy(row, point, facts.of(row), catalogue, policy, taxonomy)
        found.append((replace(read, words=known.get(row.pk, NO_WORDS)), point))
    return found


def pairs(candidate: Candidate, vacancies: Iterable[Placed], points: Points) -> list[inputs.Pair]:
    """Each vacancy with the minutes to get there; unknown when a place or the means is unknown."""
    home, means = points.of(candidate), candidate.travel_means or []
    found = []
    for each, point in vacancies:
        fastest, minutes = trips.trip(home, point, means)
        found.append(inputs.Pair(each, minutes, fastest))
    return found


def vacancy(
    row: Vacancy, point: Point | None, facts: Facts, catalogue: Catalogue, policy: Policy, taxonomy: str
) -> inputs.Vacancy:
    """One vacancy as policy 2 reads it, but the words of its text."""
    employer = row.employer
    named = employer is not None and not employer.is_intermediary
    hours = people.hours(row.hours_min, row.hours_max)
    return inputs.Vacancy(
        id=row.pk,
        employer=row.employer_id,
        employer_named=named,
        house=house(row),
        kind=_kept(row.kind or None, row.kind_c) or _read(row, "kind", row.kind or None, policy),
        occupation=_occupation(row, catalogue, policy, taxonomy),
        listed=_listed(row, catalogue),
        languages=_languages(row, policy),
        requirements=_requirements(row, catalogue, policy),
        hours=_read(row, "hours", hours, policy),
        dayparts=_told(row.dayparts or None),
        years=_kept(row.years_asked, row.years_c),
        leading=_kept(row.leading, row.leading_c),
        abroad=_kept(row.abroad, row.abroad_c),
        remote=row.is_remote,
        place_known=point is not None,
        facts=facts,
        night_work=_told(row.night_work),
        hazardous_work=_told(row.hazardous_work),
        sunday_work=_told(bool(row.dayparts & SUNDAY)) if row.dayparts else None,
        is_open=row.state != VacancyState.CLOSED,
        is_filled=row.state == VacancyState.FILLED,
        closes_on=row.closes_on,
        double=_double(row) if named else None,
        stone=_stone(row),
    )


def _certainty(row: Vacancy, part: str, policy: Policy) -> int:
    """100 for what came through a form or a person decided; else that of what an import takes."""
    return inputs.SURE if row.source in FORMS or part in row.decided else policy.imported_certainty


def _read(row: Vacancy, part: str, value: T | None, policy: Policy) -> inputs.Reading[T] | None:
    return None if value is None else inputs.Reading(value, _certainty(row, part, policy))


def _kept(value: T | None, c: int | None) -> inputs.Reading[T] | None:
    """A value that has its certainty beside it."""
    return None if value is None or c is None else inputs.Reading(value, c)


def _languages(row: Vacancy, policy: Policy) -> dict[str, inputs.Reading[str]] | None:
    """The levels asked; empty when it is said that no language is; no rows say nothing."""
    sure = _certainty(row, "languages", policy)
    asked = {each.language: inputs.Reading(each.level, sure) for each in row.languages.all()}
    return asked or ({} if row.no_language else None)


def _told(value: T | None) -> inputs.Reading[T] | None:
    """What only a person fills in."""
    return None if value is None else inputs.Reading(value)


def _occupation(
    row: Vacancy, catalogue: Catalogue, policy: Policy, taxonomy: str
) -> inputs.Occupation | None:
    if row.occupation_id is None:
        return None
    found = policy.calibrated(row.occupation_certainty, taxonomy)
    return inputs.Occupation(
        id=row.occupation_id,
        isco=catalogue.isco(row.occupation_id),
        c=inputs.SURE if row.occupation_checked else found,
        skills=catalogue.essential(row.occupation_id),
    )


def _listed(row: Vacancy, catalogue: Catalogue) -> tuple[inputs.Asked, ...]:
    skills: list[tuple[Skill, bool]] = [
        (catalogue.skill(each.skill_id), each.required) for each in row.skills.all()
    ]
    return tuple(inputs.Asked(skill, required) for skill, required in skills)


def _requirements(row: Vacancy, catalogue: Catalogue, policy: Policy) -> tuple[inputs.Requirement, ...]:
    """What the vacancy names, then the entry conditions of its occupation."""
    sure = _certainty(row, "licences", policy)
    own = [
        inputs.Requirement("licence", each.licence, by_law=each.by_law, c=sure if each.c is None else each.c)
        for each in row.licences.all()
    ]
    c = inputs.SURE if row.screenings_c is None else row.screenings_c
    own += [inputs.Requirement("screening", code, c=c) for code in row.screenings]
    if row.diploma:
        c = _certainty(row, "diploma", policy)
        own.append(inputs.Requirement("diploma", row.diploma, by_law=row.diploma_by_law, c=c))
    conditions = catalogue.conditions(row.occupation_id) if row.occupation_id else ()
    entry = [
        inputs.Requirement(
            cast(inputs.RequirementKind, each.kind), each.code, by_law=each.by_law, from_occupation=True
        )
        for each in conditions
        if each.kind in KNOWN_KINDS
    ]
    return (*own, *entry)


def _words(text: str, policy: Policy) -> frozenset[str]:
    return known_words(text, policy.vocabulary)


def _double(row: Vacancy) -> bytes:
    """A hash that is the same for the same folded title, employer and town (its text where unknown)."""
    town = (row.site.town_id if row.site else None) or row.town_id
    place = f"town {town}" if town else f"text {fold(row.place_text)}"
    text = f"{fold(row.title)}\n{row.employer_id}\n{place}"
    return blake2b(text.encode(), digest_size=DIGEST_BYTES).digest()


def _stone(row: Vacancy) -> bytes | None:
    """A hash that is the same for the same folded title and employer (its text where unknown)."""
    if not row.employer_id and not row.employer_text:
        return None
    employer = f"employer {row.employer_id}" if row.employer_id else f"text {fold(row.employer_text)}"
    text = f"{fold(row.title)}\n{employer}"
    return blake2b(text.encode(), digest_size=DIGEST_BYTES).digest()
