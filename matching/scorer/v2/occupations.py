"""Whether a vacancy's occupation counts, and how alike two occupations are: `n`, 0-100."""

from collections.abc import Collection
from uuid import UUID

from matching.scorer.v2.inputs import Occupation, Person, Vacancy, Wish
from matching.scorer.v2.policy import Policy

SAME = 100
ALIKE = 60
# Shared leading digits of the ISCO-08 code (International Labour Organization, 2008) → n.
BY_DIGITS = {4: 80, 3: ALIKE, 2: 30, 1: 10, 0: 0}
THREE = 3


def counting(vacancy: Vacancy, policy: Policy) -> Occupation | None:
    """The occupation when it is certain enough to count."""
    occupation = vacancy.occupation
    return occupation if occupation is not None and occupation.c >= policy.counts_from else None


def likeness(wish: Wish, occupation: Occupation, policy: Policy) -> int:
    """n of a wish and an occupation: 100 the same; else by ISCO digits, and at least 60 when they share half
    of their essential skills. Three digits of a group of *other* work say no more than two."""
    if wish.occupation == occupation.id:
        return SAME
    digits = shared_digits(wish.isco, occupation.isco)
    if digits == THREE and occupation.isco[:THREE] in policy.other_groups:
        digits = 2
    by_skills = ALIKE if share_half(wish.skills, {skill.id for skill in occupation.skills}) else 0
    return max(BY_DIGITS[digits], by_skills)


def shared_digits(one: str, other: str) -> int:
    """How many leading digits two codes of at most four digits share; 0 when one is ''."""
    shared = 0
    for mine, theirs in zip(one[:4], other[:4], strict=False):
        if mine != theirs:
            break
        shared += 1
    return shared


def share_half(mine: Collection[UUID], theirs: Collection[UUID]) -> bool:
    """Whether at least half of all the skills of both are shared; neither may be empty."""
    one, other = set(mine), set(theirs)
    return bool(one and other) and 2 * len(one & other) >= len(one | other)


def nearest(person: Person, occupation: Occupation | None, policy: Policy) -> int:
    """n to the wish that is nearest; 0 without an occupation or a wish."""
    if occupation is None:
        return 0
    return max((likeness(wish, occupation, policy) for wish in person.wishes), default=0)


def to_dream(person: Person, occupation: Occupation | None, policy: Policy) -> int:
    """n to the dream; 0 without an occupation or a dream."""
    dream = person.dream
    return 0 if dream is None or occupation is None else likeness(dream, occupation, policy)
