"""Which skills a vacancy asks, and which a person brings."""

from dataclasses import dataclass
from uuid import UUID

from matching.scorer.inputs import Skill
from matching.scorer.v2.inputs import Asked, Person, Vacancy

REQUIRED, USEFUL = 2, 1
EXACT, NEAR, NONE = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Held:
    """The ids of the skills that a person brings, and of the skills directly above them."""

    ids: frozenset[UUID]
    broader: frozenset[UUID]


def asked(vacancy: Vacancy) -> tuple[Asked, ...]:
    """One list, never mixed: what the employer's form lists, or else what was read."""
    return vacancy.listed or vacancy.read


def weight(each: Asked) -> int:
    return REQUIRED if each.required else USEFUL


def held(person: Person) -> Held:
    """Every skill told, and those that work done or a diploma brings."""
    skills: frozenset[Skill] = person.skills.union(
        *(work.skills for work in person.work_done), *(diploma.skills for diploma in person.diplomas)
    )
    return Held(
        frozenset(skill.id for skill in skills),
        frozenset(skill.broader for skill in skills if skill.broader is not None),
    )


def meets(skill: Skill, brought: Held) -> int:
    """m: 2 the same skill, 1 a near one (one is the broader of the other, or they share it), else 0."""
    if skill.id in brought.ids:
        return EXACT
    above = skill.broader
    return NEAR if above in brought.broader or above in brought.ids or skill.id in brought.broader else NONE


def dream_skills(person: Person) -> frozenset[UUID]:
    """D, the essential skills of the dream; none without a dream."""
    dream = person.dream
    return dream.skills if dream else frozenset()
