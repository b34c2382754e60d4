"""Which requirement an employer could drop, and for whom the work would open then.

Only what the employer asks by choice: what the law asks stays, as do hours, place and the rules for minors.
"""

from dataclasses import dataclass, replace
from typing import Literal

from jobmatch.taxonomy.vocabulary import CEFR_LEVELS
from matching.scorer.v2.credentials import employer_applies
from matching.scorer.v2.gates import judge, years_asked
from matching.scorer.v2.inputs import Pair, Person, Reading, Requirement, RequirementKind, Vacancy
from matching.scorer.v2.occupations import ALIKE, counting, nearest
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.rungs import rung

DropKind = RequirementKind | Literal["language", "experience", "leading"]


@dataclass(frozen=True, slots=True)
class Drop:
    """One thing asked by choice; `code`: a licence, a diploma level, a language, or a number of years.

    `level`, `lower`: of a language, the level that is asked and the one below it ('' for none).
    """

    kind: DropKind
    code: str
    level: str = ""
    lower: str = ""


def droppable(vacancy: Vacancy, policy: Policy) -> tuple[Drop, ...]:
    """All that this employer could ask less: licences and diploma, a level of each language, experience."""
    found = [Drop(each.kind, each.code) for each in vacancy.requirements if _by_choice(each)]
    levels = list(CEFR_LEVELS)
    for code, asked in sorted((vacancy.languages or {}).items()):
        below = levels.index(asked.value) - 1
        found.append(Drop("language", code, asked.value, levels[below] if below >= 0 else ""))
    for name, years, _ in years_asked(vacancy.years, vacancy.leading, policy):
        found.append(Drop("leading" if name == "leading" else "experience", str(years)))
    return tuple(found)


def _by_choice(each: Requirement) -> bool:
    wanted = each.kind in ("licence", "diploma") and not employer_applies(each)
    return wanted and not each.by_law and not each.from_occupation


def without(vacancy: Vacancy, drop: Drop) -> Vacancy:
    """The vacancy when this is not asked, or a language one level lower."""
    if drop.kind == "experience":
        return replace(vacancy, years=None)
    if drop.kind == "leading":
        return replace(vacancy, leading=None)
    if drop.kind == "language":
        languages = dict(vacancy.languages or {})
        asked = languages.pop(drop.code)
        if drop.lower:
            languages[drop.code] = Reading(drop.lower, asked.c)
        return replace(vacancy, languages=languages)
    kept = tuple(
        each
        for each in vacancy.requirements
        if (each.kind, each.code) != (drop.kind, drop.code) or not _by_choice(each)
    )
    return replace(vacancy, requirements=kept)


def is_wanted(person: Person, pair: Pair, policy: Policy) -> bool:
    """Near a wish of this person, or toward the dream."""
    near = nearest(person, counting(pair.vacancy, policy), policy) >= ALIKE
    return near or rung(person, pair, policy) is not None


def would_open(person: Person, pair: Pair, drop: Drop, policy: Policy) -> bool:
    """Whether the work is wanted and shut now, and nothing shuts it once this is dropped."""
    if not is_wanted(person, pair, policy) or not _is_shut(person, pair, policy):
        return False
    return not _is_shut(person, replace(pair, vacancy=without(pair.vacancy, drop)), policy)


def _is_shut(person: Person, pair: Pair, policy: Policy) -> bool:
    return any(gate.state == "closed" for gate in judge(person, pair, policy))
