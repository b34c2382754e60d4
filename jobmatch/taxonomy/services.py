"""Writes to the taxonomy: the starter set that ships with the program."""

import secrets
from typing import Any, Protocol

from django.apps import apps as current_models
from django.db import transaction

from jobmatch.taxonomy import merging, starter
from jobmatch.taxonomy.models import TaxonomyVersion
from jobmatch.taxonomy.upserts import Counts, upsert


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
        "EntryCondition": upsert(
            models.get_model("taxonomy", "EntryCondition"),
            starter.entry_conditions(),
            key=["occupation_id", "kind", "code"],
        ),
    }
    if any(count.new or count.changed for count in counts.values()):
        mark_changed(models.get_model("taxonomy", "TaxonomyVersion"))
    return counts


def mark_changed(model: Any = TaxonomyVersion) -> None:
    """Tell every process that its index of labels is old.

    The number is a random one, so that a load that was rolled back never shares it with a later one.
    """
    model._default_manager.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})
