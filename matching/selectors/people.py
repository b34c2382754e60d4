"""The rows of a file that a ranking reads."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from candidates.models import Candidate
from candidates.rules.ages import Ages
from jobmatch.taxonomy.vocabulary import START_QUALIFICATIONS
from matching.rules.minors import ADULT, INDEPENDENT
from matching.scorer import inputs


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


def age_band(ages: Ages | None) -> inputs.AgeBand:
    """All that the scorer learns of an age; unknown when only the year is, and two bands are possible."""
    if ages is None:
        return "unknown"
    youngest, oldest = map(_band, ages)
    return youngest if youngest == oldest else "unknown"


def _band(age: int) -> inputs.AgeBand:
    if age >= ADULT:
        return "18_plus"
    return "16_17" if age >= INDEPENDENT else "under_16"


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
