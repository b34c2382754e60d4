"""What each field holds; see jobmatch/accounts/fields.py."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Weighting": {"plain": ("version", "candidate", "weights"), "personal": (), "sealed": ()},
}
