"""Which licences and diplomas a person holds, lacks, or has not told."""

from jobmatch.taxonomy.vocabulary import DIPLOMA_COVERS, START_QUALIFICATIONS
from matching.scorer.inputs import Person, Requirement, Vacancy
from matching.scorer.occupations import occupation_that_counts
from matching.scorer.policy import Policy

# In these kinds of work the trade is learnt, with school beside it.
LEARNING_KINDS = frozenset({"apprenticeship", "internship"})
# A heavier driving licence is only given to who holds the lighter one, and a car licence holds AM
# (Reglement rijbewijzen); VCA VOL holds VCA Basis.
LICENCE_COVERS = {
    "driving_b": frozenset({"driving_am"}),
    "driving_be": frozenset({"driving_am", "driving_b"}),
    "driving_c": frozenset({"driving_am", "driving_b"}),
    "driving_ce": frozenset({"driving_am", "driving_b", "driving_be", "driving_c"}),
    "driving_d": frozenset({"driving_am", "driving_b"}),
    "vca_vol": frozenset({"vca_basic"}),
}


def holds(person: Person, requirement: Requirement) -> bool | None:
    """True when held; what is not listed is unknown until the lists are marked complete, then not held."""
    if _listed(person, requirement):
        return True
    return False if person.credentials_complete else None


def _listed(person: Person, requirement: Requirement) -> bool:
    if requirement.kind == "diploma":
        return any(requirement.code in DIPLOMA_COVERS[diploma.level] for diploma in person.diplomas)
    return any(
        requirement.code == licence or requirement.code in LICENCE_COVERS.get(licence, ())
        for licence in person.licences
    )


def start_qualification(person: Person) -> bool | None:
    """Whether the person holds havo, vwo or mbo 2 and up; None while that is not known."""
    if any(diploma.level in START_QUALIFICATIONS for diploma in person.diplomas):
        return True
    if person.has_start_qualification is not None:
        return person.has_start_qualification
    return False if person.credentials_complete else None


def requirements_that_count(vacancy: Vacancy, policy: Policy) -> tuple[Requirement, ...]:
    """What the vacancy asks, and its occupation's entry conditions when that occupation counts.

    An occupation's conditions that the vacancy asks as well are named once.
    """
    own = {(each.kind, each.code) for each in vacancy.requirements if not each.from_occupation}
    counts = occupation_that_counts(vacancy, policy) is not None
    return tuple(
        each
        for each in vacancy.requirements
        if not each.from_occupation or (counts and (each.kind, each.code) not in own)
    )


def may_close(requirement: Requirement, vacancy: Vacancy) -> bool:
    """What the vacancy asks does; of its occupation's conditions only a law's, once a person checked it.

    Who learns the trade on the spot (BBL, stage) need not hold yet what the law asks of who practises it.
    """
    if not requirement.from_occupation:
        return True
    if vacancy.kind in LEARNING_KINDS and requirement.kind != "age":
        return False
    return requirement.by_law and vacancy.occupation is not None and vacancy.occupation.checked


def is_usual(requirement: Requirement) -> bool:
    """Often asked in this occupation; whether this employer does is not known."""
    return requirement.from_occupation and not requirement.by_law
