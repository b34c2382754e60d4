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
    "kind": ("kind", "kind_c", "kind_phrase"),
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
    "languages": ("no_language",),
    "experience": ("years_asked", "years_c", "years_phrase"),
    "leading": ("leading", "leading_c", "leading_phrase"),
    "abroad": ("abroad", "abroad_c", "abroad_phrase"),
    "screenings": ("screenings", "screenings_c", "screenings_phrase"),
    "contact": ("contact_id",),
    "conditions": ("night_work", "hazardous_work", "shift_hours"),
}
LISTS: Final = ("skills", "languages", "licences")
# What may have been read from words: the column, how certain it is, the words. A licence has them in its row.
READ: Final = {part: PARTS[part] for part in ("kind", "experience", "leading", "abroad", "screenings")}
PART_OF: Final = {column: part for part, columns in PARTS.items() for column in columns}
STATE: Final = "state"  # decided when a person filled, closed or opened it
