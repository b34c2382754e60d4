"""Writes to the taxonomy: the starter set that ships with the program, and ESCO's files."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from django.apps import apps as current_models
from django.db import transaction

from jobmatch.taxonomy.loading import merging, starter
from jobmatch.taxonomy.loading.esco import concepts, files, placing, relations
from jobmatch.taxonomy.loading.esco.placing import Known
from jobmatch.taxonomy.loading.upserts import Counts, upsert
from jobmatch.taxonomy.models import (
    IscoGroup,
    Occupation,
    OccupationSkill,
    Skill,
    SkillLink,
    TaxonomyVersion,
)

Values = dict[str, Any]
Say = Callable[[str], None]


class Models(Protocol):
    """The registry of models: today's, or in a migration the one of that time."""

    def get_model(self, app_label: str, model_name: str) -> Any: ...


@transaction.atomic
def load_starter(*, models: Models = current_models) -> dict[str, Counts]:
    """Bring the rows of the starter set in line with the embedded files; what ESCO added stays."""
    counts = {
        "Occupation": upsert(
            models.get_model("taxonomy", "Occupation"),
            starter.occupations(),
            key=["id"],
            merge=merging.starter_over_existing,
        ),
        "Skill": upsert(
            models.get_model("taxonomy", "Skill"),
            starter.skills(),
            key=["id"],
            merge=merging.starter_over_existing,
        ),
        "OccupationSkill": upsert(
            models.get_model("taxonomy", "OccupationSkill"),
            starter.occupation_skills(),
            key=["occupation_id", "skill_id"],
            merge=merging.starter_relation_over_existing,
        ),
        "EntryCondition": load_entry_conditions(models=models),
    }
    if any(count.new or count.changed for count in counts.values()):
        mark_changed(models.get_model("taxonomy", "TaxonomyVersion"))
    return counts


def load_entry_conditions(*, models: Models = current_models) -> Counts:
    """What entering the starter's occupations takes; a model of an earlier time takes what fields it has."""
    model = models.get_model("taxonomy", "EntryCondition")
    has = {field.attname for field in model._meta.concrete_fields}
    rows = ({name: value for name, value in row.items() if name in has} for row in starter.entry_conditions())
    return upsert(model, rows, key=["occupation_id", "kind", "code"])


def mark_changed(model: Any = TaxonomyVersion) -> None:
    """Tell every process that its index of labels is old.

    The number is a random one, so that a load that was rolled back never shares it with a later one.
    """
    model._default_manager.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})


@dataclass
class EscoLoaded:
    """What a load of ESCO did, by kind of row, and what it did not do."""

    missing: list[str]
    ignored: list[str]
    counts: dict[str, Counts] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)


@transaction.atomic
def load_esco(*, folders: Sequence[Path], say: Say) -> EscoLoaded:
    """Bring the taxonomy in line with ESCO's CSV files by URI; the starter set keeps its words and relations.

    Raises BadEscoFile for the first row that can't be used; then nothing has changed.
    """
    found = files.find(folders)
    loaded = EscoLoaded(found.missing(), found.ignored)
    _load_concepts(found, loaded, say)
    _load_relations(found, loaded, say)
    if any(count.new or count.changed for count in loaded.counts.values()):
        mark_changed()
    return loaded


def _load_concepts(found: files.Found, loaded: EscoLoaded, say: Say) -> None:
    groups = concepts.isco_groups(found, say)
    loaded.counts["ISCO groups"] = upsert(IscoGroup, groups, key=["code"], merge=merging.filled_over_existing)
    occupations = placing.placed(
        concepts.occupations(found, say),
        {pk: Known(False, broader) for pk, broader in Occupation.objects.values_list("id", "broader_id")},
        above=relations.above(found.of("broaderRelationsOccPillar"), say),
        else_above={},
        blank=concepts.blank(isco=""),
    )
    loaded.counts["occupations"] = upsert(
        Occupation, occupations, key=["id"], merge=merging.esco_over_existing
    )
    skills = placing.placed(
        concepts.skills(found, say),
        {row[0]: Known(row[1], row[2]) for row in Skill.objects.values_list("id", "is_group", "broader_id")},
        above=relations.above(found.of("broaderRelationsSkillPillar"), say),
        else_above=relations.above_by_skill_files(found),
        blank=concepts.blank(is_group=False, collections=[]),
    )
    loaded.counts["skills and their groups"] = upsert(
        Skill, skills, key=["id"], merge=merging.esco_over_existing
    )


def _load_relations(found: files.Found, loaded: EscoLoaded, say: Say) -> None:
    """Load relations between concepts that are there; one with a group says nothing of a person."""
    occupations = set(Occupation.objects.values_list("id", flat=True))
    skills = set(Skill.objects.learnable().values_list("id", flat=True))
    pairs = relations.pairs(found.of("occupationSkillRelations"), "occupationUri", "skillUri", say)
    rows = [
        {"occupation_id": occupation, "skill_id": skill, "essential": essential, "starter": False}
        for (occupation, skill), essential in pairs.items()
        if occupation in occupations and skill in skills
    ]
    name = "skills of occupations"
    loaded.counts[name] = upsert(OccupationSkill, rows, key=["occupation_id", "skill_id"])
    loaded.left_out[name] = len(pairs) - len(rows)
    pairs = relations.pairs(found.of("skillSkillRelations"), "originalSkillUri", "relatedSkillUri", say)
    rows = [
        {"skill_id": skill, "related_id": related, "essential": essential}
        for (skill, related), essential in pairs.items()
        if skill in skills and related in skills and skill != related
    ]
    name = "skills of use for other skills"
    loaded.counts[name] = upsert(SkillLink, rows, key=["skill_id", "related_id"])
    loaded.left_out[name] = len(pairs) - len(rows)
