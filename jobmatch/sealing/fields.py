"""What each field holds; see jobmatch/accounts/fields.py. The wrapped key is no sealed value itself."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "DataKey": {"plain": ("person", "ring_key", "wrapped", "made_at"), "personal": (), "sealed": ()},
}
