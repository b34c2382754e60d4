"""Reads of occupations and skills. They are the same for everyone, so no user is asked for.

All of them are bulk reads with a constant number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from jobmatch.identifiers import uuid_or_404
from jobmatch.taxonomy.models import EntryCondition, Occupation, OccupationSkill, Skill
from jobmatch.taxonomy.vocabulary import Term

NOTHING: frozenset[UUID] = frozenset()
LABEL_FIELDS = ("id", "label_nl", "label_en")


@dataclass(frozen=True, slots=True)
class Condition:
    """What one must have to enter an occupation; see EntryCondition."""

    kind: str
    code: str
    by_law: bool
    note: Term


@dataclass(frozen=True, slots=True)
class OccupationFacts:
    """All that a ranking reads of one occupation; the sets hold ids of skills."""

    isco: str
    label: Term
    essential: frozenset[UUID]
    optional: frozenset[UUID]
    conditions: tuple[Condition, ...]


def facts(occupation_ids: Iterable[UUID]) -> dict[UUID, OccupationFacts]:
    """The facts of the occupations named, in three queries; an id that is not there is left out."""
    ids = set(occupation_ids)
    essential, optional = _skills_of(ids)
    conditions = _conditions_of(ids)
    return {
        row.id: OccupationFacts(
            isco=row.isco,
            label=row.label,
            essential=frozenset(essential.get(row.id, NOTHING)),
            optional=frozenset(optional.get(row.id, NOTHING)),
            conditions=tuple(conditions.get(row.id, ())),
        )
        for row in Occupation.objects.filter(pk__in=ids).only(*LABEL_FIELDS, "isco")
    }


def _skills_of(ids: set[UUID]) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    """Skill ids by occupation: the essential ones and the optional ones."""
    essential: dict[UUID, set[UUID]] = defaultdict(set)
    optional: dict[UUID, set[UUID]] = defaultdict(set)
    rows = OccupationSkill.objects.filter(occupation__in=ids).order_by()
    for occupation, skill, needed in rows.values_list("occupation_id", "skill_id", "essential"):
        (essential if needed else optional)[occupation].add(skill)
    return essential, optional


def _conditions_of(ids: set[UUID]) -> dict[UUID, list[Condition]]:
    found: dict[UUID, list[Condition]] = defaultdict(list)
    rows = EntryCondition.objects.filter(occupation__in=ids)
    for row in sorted(rows, key=lambda row: (row.kind, row.code)):
        found[row.occupation_id].append(Condition(row.kind, row.code, row.by_law, row.note))
    return found


def skill_facts() -> dict[UUID, UUID]:
    """Skill id → id of the skill directly above it; a group is no skill, so it is nobody's broader one."""
    rows = Skill.objects.learnable().filter(broader__is_group=False).order_by()
    return dict(rows.values_list("id", "broader_id"))


def essential_skills_of(occupation_ids: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Essential skill ids by occupation, in one query."""
    ids = set(occupation_ids)
    essential, _ = _skills_of(ids)
    return {pk: frozenset(essential.get(pk, NOTHING)) for pk in ids}


def labels() -> dict[UUID, Term]:
    """The label of every occupation and skill by id, in two queries."""
    occupations = Occupation.objects.order_by().values_list(*LABEL_FIELDS)
    skills = Skill.objects.learnable().order_by().values_list(*LABEL_FIELDS)
    return {pk: Term(nl or en, en or nl) for rows in (occupations, skills) for pk, nl, en in rows}


def occupation(pk: str) -> Occupation:
    """The occupation that a URL names, or 404."""
    return get_object_or_404(Occupation.objects.select_related("broader"), pk=uuid_or_404(pk))
