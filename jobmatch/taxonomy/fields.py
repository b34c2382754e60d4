"""What each field holds; see jobmatch/accounts/fields.py. Nothing here tells about a person."""

from typing import Final

_LABELLED = ("id", "uri", "label_nl", "label_en", "alt_labels_nl", "alt_labels_en", "broader", "starter")

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Occupation": {"plain": (*_LABELLED, "isco"), "personal": (), "sealed": ()},
    "Skill": {"plain": (*_LABELLED, "is_group", "collections"), "personal": (), "sealed": ()},
    "IscoGroup": {"plain": ("code", "uri", "label_nl", "label_en"), "personal": (), "sealed": ()},
    "OccupationSkill": {
        "plain": ("id", "occupation", "skill", "essential", "starter"),
        "personal": (),
        "sealed": (),
    },
    "SkillLink": {"plain": ("id", "skill", "related", "essential"), "personal": (), "sealed": ()},
    "EntryCondition": {
        "plain": ("id", "occupation", "kind", "code", "by_law", "note_nl", "note_en"),
        "personal": (),
        "sealed": (),
    },
    "TaxonomyVersion": {"plain": ("id", "number"), "personal": (), "sealed": ()},
}
