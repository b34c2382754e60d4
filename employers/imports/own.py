"""What one jobmatch tells another in a posting, and schema.org has no word for; publishing.py writes it.

With this part the description holds all the words there are, and a code of ours says exactly what is meant.
A file of anybody may hold such a part, so each code is looked at: what is not one of ours is passed over.
"""

from dataclasses import replace
from typing import Any, Final

from employers.imports import shapes
from employers.imports.limits import NAME
from employers.imports.posting import Hours, Posting, WorkPlace
from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DIPLOMA_LEVELS, LANGUAGES, LICENCES, WORK_KINDS

KEY: Final = "jobmatch:own"
CONTEXT: Final = ["https://schema.org", {"jobmatch": "urn:jobmatch:"}]
MOST_HOURS: Final = 60
LONGEST_URI: Final = 255
CERTAIN: Final = 99  # what another program is sure of, nobody checked here


def part_of(node: dict[str, Any]) -> dict[str, Any] | None:
    """The part, where the posting has one."""
    found = node.get(KEY)
    return found if isinstance(found, dict) else None


def place_of(node: dict[str, Any], own: dict[str, Any]) -> WorkPlace:
    """The place by its address, under the words that the first source had for it."""
    place = shapes.first(node.get("jobLocation"))
    address = shapes.first(place.get("address")) if isinstance(place, dict) else None
    get = address.get if isinstance(address, dict) else {}.get
    return WorkPlace(
        text=shapes.line(own.get("place"))[:NAME],
        postcode=shapes.line(get("postalCode")),
        town=shapes.line(get("addressLocality")),
        region=shapes.line(own.get("municipality")) or shapes.line(get("addressRegion")),
        is_remote=shapes.line(node.get("jobLocationType")) == "TELECOMMUTE",
    )


def exact(posting: Posting, own: dict[str, Any]) -> Posting:
    """The posting with what the codes say in place of what was read from words."""
    return replace(
        posting,
        employer=shapes.line(own.get("employer"))[:NAME] if "employer" in own else posting.employer,
        kind=_one(own.get("kind"), WORK_KINDS),
        hours=_hours(own.get("hours")),
        diploma=_one(own.get("diploma"), DIPLOMA_LEVELS),
        languages=_languages(own.get("languages")),
        licences=tuple(sorted({_one(each, LICENCES) for each in shapes.items(own.get("licences"))} - {""})),
        occupation=_occupation(own.get("occupation")),
    )


def _one(value: object, known: Any) -> str:
    return value if isinstance(value, str) and value in known else ""


def _whole(value: object, most: int) -> int | None:
    text = shapes.line(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= most else None


def _hours(value: object) -> Hours | None:
    low, high = (_whole(each, MOST_HOURS) for each in (*shapes.items(value), None, None)[:2])
    return Hours(low, high) if low is not None and high is not None and low <= high else None


def _languages(value: object) -> tuple[tuple[str, str], ...]:
    told = (item.partition(":") for item in shapes.texts(value))
    return tuple(
        sorted({code: level for code, _, level in told if code in LANGUAGES and level in CEFR_LEVELS}.items())
    )


def _occupation(value: object) -> tuple[str, int] | None:
    """The address of an occupation, and how certain: a suggestion, however sure the other program is."""
    if not isinstance(value, dict):
        return None
    certain = _whole(value.get("certainty"), 100)
    uri = shapes.line(value.get("uri"))
    if certain is None or not uri or len(uri) > LONGEST_URI:
        return None
    return uri, min(certain, CERTAIN)
