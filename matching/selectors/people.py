"""From the rows of a file to the closed type that the scorer reads of a person."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from candidates.models import Candidate
from candidates.rules.ages import Ages
from candidates.services.files.sealed import Opened
from jobmatch.taxonomy.vocabulary import START_QUALIFICATIONS
from matching.scorer import inputs
from matching.scorer.policy import Policy
from matching.scorer.text import count_words
from matching.selectors.catalogue import Catalogue

ADULT, QUALIFICATION_DUTY = 18, 16


def with_profile(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """The files with every row that the scorer reads, in a constant number of queries."""
    return candidates.select_related("desk", "town", "weighting").prefetch_related(
        "wishes__occupation", "skills", "languages", "diplomas", "licences", "experience", "exclusions"
    )


def occupations_of(candidates: Iterable[Candidate]) -> set[UUID]:
    """Every occupation that the profiles name."""
    named: set[UUID] = set()
    for candidate in candidates:
        named.update(wish.occupation_id for wish in candidate.wishes.all())
        named.update(row.occupation_id for row in candidate.experience.all())
        named.update(row.occupation_id for row in candidate.diplomas.all() if row.occupation_id)
    return named


def skills_of(candidates: Iterable[Candidate]) -> set[UUID]:
    """Every skill that the profiles name."""
    return {row.skill_id for candidate in candidates for row in candidate.skills.all()}


def person(
    candidate: Candidate, *, on: date, opened: Opened, catalogue: Catalogue, policy: Policy
) -> inputs.Person:
    """The scorer's person; `opened` holds what the reader may use of the sealed parts."""
    dream = candidate.dream
    return inputs.Person(
        tie_seed=bytes(candidate.tie_seed),
        on=on,
        age_band=age_band(candidate.ages(on)),
        has_start_qualification=has_start_qualification(candidate),
        wishes=tuple(
            inputs.Wish(wish.occupation_id, catalogue.isco(wish.occupation_id), wish.is_dream)
            for wish in candidate.wishes.all()
        ),
        dream_skills=frozenset(catalogue.essential_ids(dream.occupation_id)) if dream else frozenset(),
        skills=frozenset(catalogue.skill(row.skill_id) for row in candidate.skills.all()),
        work_done=tuple(
            inputs.Work(row.occupation_id, catalogue.essential(row.occupation_id))
            for row in candidate.experience.all()
        ),
        diplomas=tuple(
            inputs.Diploma(row.level, row.occupation_id, catalogue.essential(row.occupation_id))
            for row in candidate.diplomas.all()
        ),
        licences=frozenset(row.licence for row in candidate.licences.all()),
        credentials_complete=candidate.credentials_complete,
        languages={row.language: row.level for row in candidate.languages.all()},
        needs=opened.needs,
        kinds=frozenset(candidate.kinds) if candidate.kinds else None,
        excluded_employers=frozenset(row.organisation_id for row in candidate.exclusions.all()),
        hours=hours(candidate.hours_min, candidate.hours_max),
        dayparts=candidate.dayparts or None,
        available_from=candidate.available_from,
        travel_limit=candidate.travel_minutes,
        own_words=count_words(opened.own_words, policy.vocabulary) if opened.own_words else None,
        weights=weights_of(candidate),
    )


def age_band(ages: Ages | None) -> inputs.AgeBand:
    """All that the scorer learns of an age; unknown when only the year is, and two bands are possible."""
    if ages is None:
        return "unknown"
    youngest, oldest = map(_band, ages)
    return youngest if youngest == oldest else "unknown"


def _band(age: int) -> inputs.AgeBand:
    if age >= ADULT:
        return "18_plus"
    return "16_17" if age >= QUALIFICATION_DUTY else "under_16"


def has_start_qualification(candidate: Candidate) -> bool | None:
    """A listed diploma at that level is a yes; without one, only a complete list is a no."""
    if any(row.level in START_QUALIFICATIONS for row in candidate.diplomas.all()):
        return True
    return False if candidate.credentials_complete else None


def hours(low: int | None, high: int | None) -> inputs.Range | None:
    """A range of hours a week, when both ends are told."""
    return None if low is None or high is None else inputs.Range(low, high)


def weights_of(candidate: Candidate) -> Mapping[str, int] | None:
    """The points as this person moved them; None for the policy's own."""
    weighting = getattr(candidate, "weighting", None)
    return None if weighting is None else weighting.weights
