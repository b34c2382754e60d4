"""What each field holds; see jobmatch/accounts/fields.py. The log names nobody: it has identifiers only."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Entry": {
        "plain": (
            "seq",
            "at",
            "event",
            "actor",
            "actor_kind",
            "person",
            "target",
            "target_id",
            "fields",
            "reason",
            "previous",
            "digest",
        ),
        "personal": (),
        "sealed": (),
    },
    "Head": {"plain": ("id", "seq", "digest"), "personal": (), "sealed": ()},
}
