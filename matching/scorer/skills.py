"""Which skills a vacancy wants, which a person brings, and how well one meets the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from matching.scorer.inputs import Person, Skill, Vacancy
from matching.scorer.occupations import occupation_that_counts
from matching.scorer.policy import Policy

REQUIRED, USEFUL = 2, 1
EXACT, NEAR, NONE = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A vacancy's skills, each in one of the two; `usual` when they are the occupation's and not its own."""

    required: frozenset[Skill]
    useful: frozenset[Skill]
    usual: bool = False

    @property
    def weighted(self) -> list[tuple[Skill, int]]:
        """Every skill with its weight: the required first, each in the order of the ids."""
        return [(skill, REQUIRED) for skill in in_order(self.required)] + [
            (skill, USEFUL) for skill in in_order(self.useful)
        ]

    @property
    def ids(self) -> frozenset[UUID]:
        return frozenset(skill.id for skill in self.required | self.useful)


def wanted_skills(vacancy: Vacancy, policy: Policy) -> Wanted:
    """The skills that the vacancy lists, or else the essential skills of its occupation, marked usual."""
    required, useful = vacancy.required_skills, vacancy.useful_skills
    if required or useful:
        required_ids = {skill.id for skill in required}
        return Wanted(required, frozenset(skill for skill in useful if skill.id not in required_ids))
    occupation = occupation_that_counts(vacancy, policy)
    return Wanted(occupation.skills if occupation else frozenset(), frozenset(), usual=True)


@dataclass(frozen=True, slots=True)
class Held:
    """The ids of the skills that a person brings, and of the skills directly above them."""

    ids: frozenset[UUID]
    broader: frozenset[UUID]


def held_skills(person: Person) -> Held:
    """Every skill that the person listed, or that work done or a diploma brings."""
    skills = person.skills.union(
        *(work.skills for work in person.work_done), *(diploma.skills for diploma in person.diplomas)
    )
    return Held(
        frozenset(skill.id for skill in skills),
        frozenset(skill.broader for skill in skills if skill.broader is not None),
    )


def match(skill: Skill, held: Held) -> int:
    """2 when the skill itself is held; 1 when one near it is: they have the same direct broader skill, or
    one is the other's broader; else 0."""
    if skill.id in held.ids:
        return EXACT
    above = skill.broader
    return NEAR if above in held.broader or above in held.ids or skill.id in held.broader else NONE


def in_order(skills: Iterable[Skill]) -> list[Skill]:
    """By id, so that the same skills always give the same sentence."""
    return sorted(skills, key=lambda skill: skill.id)
