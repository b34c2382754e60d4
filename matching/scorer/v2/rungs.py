"""Whether a vacancy is a rung toward the dream, and the route: the first few rungs."""

from uuid import UUID

from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.scorer.v2.inputs import Pair, Person, Vacancy
from matching.scorer.v2.occupations import ALIKE, THREE, counting, to_dream
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import Row, Rung
from matching.scorer.v2.skills import dream_skills, held

MOST_STONES = 4
LEAST_SKILLS, PART_OF_SKILLS = 2, 3


def rung(person: Person, pair: Pair, policy: Policy) -> Rung | None:
    """A rung builds toward the dream; it is not the dream itself, nor the kind of work that is done now."""
    dream, vacancy = person.dream, pair.vacancy
    if dream is None or (counting(vacancy, policy) is None and not vacancy.listed):
        return None
    occupation = vacancy.occupation
    if occupation is not None and occupation.id == dream.occupation:
        return None
    if occupation is not None and _same_work(occupation.isco, person.present_isco):
        return None
    new = builds(person, vacancy, policy)
    learns = vacancy.kind is not None and vacancy.kind.value in LEARNING_KINDS
    learns = learns and to_dream(person, counting(vacancy, policy), policy) >= ALIKE
    in_house = vacancy.employer_named and dream.occupation in vacancy.house
    enough = max(LEAST_SKILLS, -(-len(dream.skills) // PART_OF_SKILLS))
    if not (learns or len(new) >= enough or (in_house and new)):
        return None
    here = vacancy.employer is not None and vacancy.employer == person.present_employer
    return Rung(learns, here, in_house, tuple(sorted(new)))


def _same_work(isco: str, present: str) -> bool:
    return len(present) >= THREE and isco[:THREE] == present[:THREE]


def builds(person: Person, vacancy: Vacancy, policy: Policy) -> frozenset[UUID]:
    """The skills of the dream that this work builds and the person does not have; *near* is not had."""
    if vacancy.listed:
        taught = {each.skill.id for each in vacancy.listed}
    else:
        taught = {each.skill.id for each in vacancy.read if each.c >= policy.rung_reading_from}
        occupation = vacancy.occupation
        if occupation is not None and occupation.c >= policy.rung_usual_from:
            taught |= {skill.id for skill in occupation.skills}
    return (dream_skills(person) & taught) - held(person).ids


def best_first(row: Row) -> tuple[object, ...]:
    """The order of rungs before the tie key: learning it first, then at the present employer, then most new
    skills of the dream, then points."""
    found = row.rung
    if found is None:
        return ()
    return (not found.learns, not found.here, -len(found.skills), -row.points)
