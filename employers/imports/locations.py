"""Where the work is, out of the many shapes of schema.org's jobLocation."""

import re
from typing import Any

from employers.imports import shapes
from employers.imports.limits import NAME
from employers.imports.posting import WorkPlace
from jobmatch.places.rules.folding import fold

_POSTCODE = re.compile(r"\b([1-9]\d{3})\s?(?:[A-Za-z]{2})?\b")
_HERE = frozenset({"", "nl", "nld", "nederland", "netherlands", "the netherlands", "holland", "paises bajos"})
_NO_TOWN = frozenset(
    {"nederland", "netherlands", "the netherlands", "nl", "holland", "onbekend", "unknown", "remote"}
)


def read(posting: dict[str, Any]) -> WorkPlace:
    """One place. Work in several towns has no one place to travel to: only its text is kept."""
    places = [_one(item) for item in shapes.items(posting.get("jobLocation"))]
    places = [place for place in places if place.text]
    text = "; ".join(dict.fromkeys(place.text for place in places))[:NAME]
    is_remote = any(
        fold(word) in ("telecommute", "remote") for word in shapes.texts(posting.get("jobLocationType"))
    )
    where = {(place.postcode, fold(place.town)) for place in places if place.postcode or place.town}
    if len(where) != 1:
        return WorkPlace(text=text, is_remote=is_remote)
    found = next(place for place in places if place.postcode or place.town)
    return WorkPlace(text, found.postcode, found.town, found.region, is_remote)


def _one(item: object) -> WorkPlace:
    if not isinstance(item, dict):
        return of_text(shapes.line(item))
    address = shapes.first(item.get("address"))
    if address is None:
        return of_text(shapes.line(item.get("name")))
    if not isinstance(address, dict):
        return of_text(shapes.line(address))
    return _of_address(address)


def _of_address(address: dict[str, Any]) -> WorkPlace:
    town = shapes.line(address.get("addressLocality"))
    region = shapes.line(address.get("addressRegion"))
    code = shapes.line(address.get("postalCode"))
    country = shapes.line(address.get("addressCountry"))
    text = ", ".join(part for part in dict.fromkeys((code, town, region)) if part)
    if fold(country) not in _HERE:
        return WorkPlace(text=", ".join(part for part in (text, country) if part))
    postcode = _POSTCODE.search(code)
    return WorkPlace(
        text=text or country,
        postcode=postcode[1] if postcode else "",
        town="" if fold(town) in _NO_TOWN else town,
        region=region,
    )


def of_text(text: str) -> WorkPlace:
    """A place told in one line, as '3511 AB Utrecht', 'Zeist' or 'Utrecht, Nederland'."""
    parts = [part.strip() for part in text.split(",")]
    named = [part for part in parts if part and fold(part) not in _NO_TOWN]
    if not named:
        return WorkPlace(text=text[:NAME])
    postcode = _POSTCODE.search(text)
    last = _POSTCODE.sub("", named[-1]).strip()
    town = last if postcode else _POSTCODE.sub("", named[0]).strip()
    return WorkPlace(text=text[:NAME], postcode=postcode[1] if postcode else "", town=town)
