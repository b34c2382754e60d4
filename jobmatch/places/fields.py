"""What each field holds; see jobmatch/accounts/fields.py. Places tell nothing about a person."""

from typing import Final

FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Region": {"plain": ("code", "name"), "personal": (), "sealed": ()},
    "Municipality": {
        "plain": ("code", "name", "province", "ended_on", "successor"),
        "personal": (),
        "sealed": (),
    },
    "RegionMembership": {
        "plain": ("id", "municipality", "region", "valid_from", "valid_to", "source"),
        "personal": (),
        "sealed": (),
    },
    "Town": {
        "plain": ("id", "name", "folded_name", "municipality", "lat", "lon"),
        "personal": (),
        "sealed": (),
    },
    "PostcodeArea": {"plain": ("code", "town", "municipality", "lat", "lon"), "personal": (), "sealed": ()},
}
