"""The parts of a vacancy that a person may decide, each with its columns; an import leaves those."""

from typing import Final

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title",),
    "description": ("description",),
    "url": ("url",),
    "posted_on": ("posted_on",),
    "closes_on": ("closes_on",),
    "starts_on": ("starts_on",),
    "openings": ("openings",),
    "employer": ("employer_id", "employer_is_unknown"),
    "place": ("site_id", "postcode", "town_id", "is_remote", "place_is_unknown"),
    "kind": ("kind",),
    "occupation": (
        "occupation_id",
        "occupation_certainty",
        "occupation_checked",
        "occupation_is_unknown",
    ),
    "hours": ("hours_min", "hours_max"),
    "dayparts": ("dayparts",),
    "pay": ("pay_min", "pay_max", "pay_period"),
    "diploma": ("diploma", "diploma_by_law"),
    "conditions": ("night_work", "hazardous_work", "shift_hours"),
}
LISTS: Final = ("skills", "languages", "licences")
PART_OF: Final = {column: part for part, columns in PARTS.items() for column in columns}
