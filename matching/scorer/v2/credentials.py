"""Which licences and diplomas a person holds, lacks, or has not told, and which are one step together."""

from jobmatch.taxonomy.vocabulary import APPLIED_FOR_BY_EMPLOYER, DIPLOMA_COVERS, START_QUALIFICATIONS
from matching.scorer.v2.inputs import Person, Requirement, Vacancy
from matching.scorer.v2.occupations import counting
from matching.scorer.v2.policy import Policy

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
# Licences that are got together; each other licence is a family by itself.
FAMILIES = {
    "driving_c": "lorry",
    "driving_ce": "lorry",
    "code95": "lorry",
    "forklift": "warehouse_truck",
    "reach_truck": "warehouse_truck",
}
# Registers that only years of study open: never one step away.
NEVER_A_STEP = frozenset({"big", "boa"})


def family(licence: str) -> str:
    """The family of a licence; '' for one that is never a small step."""
    return "" if licence in NEVER_A_STEP else FAMILIES.get(licence, licence)


def members(name: str) -> tuple[str, ...]:
    """The licences of a family, which are got together."""
    return tuple(code for code, each in FAMILIES.items() if each == name) or (name,)


def employer_applies(requirement: Requirement) -> bool:
    """Whether the employer applies for it once someone is hired: a pass, or any screening."""
    return requirement.kind == "screening" or requirement.code in APPLIED_FOR_BY_EMPLOYER


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


def requirements(vacancy: Vacancy, policy: Policy) -> tuple[Requirement, ...]:
    """What the vacancy asks, and what entering its occupation asks when that counts; each named once."""
    own = {(each.kind, each.code) for each in vacancy.requirements if not each.from_occupation}
    counts = counting(vacancy, policy) is not None
    return tuple(
        each
        for each in vacancy.requirements
        if not each.from_occupation or (counts and (each.kind, each.code) not in own)
    )


def certainty(requirement: Requirement, vacancy: Vacancy) -> int:
    """How certain it is that this is asked: an occupation's condition is as certain as the occupation."""
    if not requirement.from_occupation:
        return requirement.c
    return vacancy.occupation.c if vacancy.occupation else 0


def learnt_on_the_spot(requirement: Requirement, vacancy: Vacancy) -> bool:
    """BBL and internships need not hold yet what the occupation itself asks."""
    kind = vacancy.kind.value if vacancy.kind else ""
    return requirement.from_occupation and kind in LEARNING_KINDS


def is_usual(requirement: Requirement) -> bool:
    """Often asked in this occupation; whether this employer does is not known."""
    return requirement.from_occupation and not requirement.by_law
