"""What is kept of occupations and skills; see jobmatch/records.py. Nothing here tells about a person."""

from typing import Final

from jobmatch.records import PLAIN, Record
from jobmatch.taxonomy import models

_LABELLED = ("id", "uri", "label_nl", "label_en", "alt_labels_nl", "alt_labels_en", "broader", "starter")

RECORDS: Final = (
    Record(models.Occupation, "nobody", fields=dict.fromkeys((*_LABELLED, "isco"), PLAIN)),
    Record(models.Skill, "nobody", fields=dict.fromkeys((*_LABELLED, "is_group", "collections"), PLAIN)),
    Record(models.IscoGroup, "nobody", fields=dict.fromkeys(("code", "uri", "label_nl", "label_en"), PLAIN)),
    Record(
        models.OccupationSkill,
        "nobody",
        fields=dict.fromkeys(("id", "occupation", "skill", "essential", "starter"), PLAIN),
    ),
    Record(models.SkillLink, "nobody", fields=dict.fromkeys(("id", "skill", "related", "essential"), PLAIN)),
    Record(
        models.EntryCondition,
        "nobody",
        fields=dict.fromkeys(
            (
                *("id", "occupation", "kind", "code", "by_law", "note_nl", "note_en"),
                *("months", "arranged_by", "source", "source_url"),
            ),
            PLAIN,
        ),
    ),
    Record(models.TaxonomyVersion, "nobody", fields=dict.fromkeys(("id", "number"), PLAIN)),
)
