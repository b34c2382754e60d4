"""A place as people write it → the postcode and town that a vacancy or site keeps."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from jobmatch.errors import RuleBroken
from jobmatch.places.models import PostcodeArea, Town
from jobmatch.places.rules.travel import distance_metres
from jobmatch.places.selectors import Place, gazetteer

_POSTCODE = re.compile(r"[1-9]\d{3}\s?(?:[A-Za-z]{2})?")
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Location:
    """Four digits (or '' when none were given) and a town."""

    postcode: str
    town_id: UUID


class Locator:
    """All places in memory, read once; ask it as often as needed."""

    def __init__(self) -> None:
        self._gazetteer = gazetteer()
        self._towns: dict[str, dict[Point, UUID]] = defaultdict(dict)
        for pk, municipality, lat, lon in Town.objects.order_by("id").values_list(
            "id", "municipality_id", "lat", "lon"
        ):
            self._towns[municipality].setdefault((lat, lon), pk)
        areas = PostcodeArea.objects.order_by().filter(town__isnull=False)
        self._town_of_postcode: dict[str, UUID] = dict(areas.values_list("code", "town_id"))

    def find(self, *, postcode: str = "", town: str = "", region: str = "") -> Location | None:
        """The location, or None when the text names no place, or perhaps several."""
        place = self._gazetteer.find(postcode=postcode, town=town, region=region)
        if place is None:
            return None
        digits = place.label[:4] if place.precision == "postcode" else postcode[:4]
        pk = self._town_of_postcode.get(digits) if place.precision == "postcode" else None
        pk = pk or self._town_at(place)
        return Location(digits, pk) if pk else None

    def _town_at(self, place: Place) -> UUID | None:
        """The town at the point; for the middle of a municipality the town nearest to it."""
        towns = self._towns.get(place.municipality_code, {})
        here = (place.lat, place.lon)
        if here in towns:
            return towns[here]
        nearest = min(towns, key=lambda point: (distance_metres(here, point), point), default=None)
        return towns[nearest] if nearest else None


def locate(text: str) -> Location | None:
    """The place that someone typed: a postcode, a town, or both; none for no text, refused when not found."""
    if not text.strip():
        return None
    is_postcode = _POSTCODE.fullmatch(text.strip()) is not None
    found = Locator().find(postcode=text if is_postcode else "", town="" if is_postcode else text)
    if found is None:
        raise RuleBroken(
            "place", _("We can't find this place. Write a postcode, or a town with its municipality.")
        )
    return found


def columns(location: Location | None) -> dict[str, Any]:
    """A location in the columns of a vacancy or site."""
    return {
        "postcode": location.postcode if location else "",
        "town_id": location.town_id if location else None,
    }
