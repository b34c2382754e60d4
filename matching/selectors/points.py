"""Where people and work are."""

from collections.abc import Collection
from typing import Protocol

from jobmatch.places.models import PostcodeArea, Town
from jobmatch.places.rules.travel import Point


class Somewhere(Protocol):
    """A row with a postcode and a town, either of which may be unknown."""

    postcode: str
    town: Town | None


class Points:
    """The coordinates of postcode areas, all or those named, read once; the postcode goes before the town."""

    def __init__(self, codes: Collection[str] | None = None) -> None:
        areas = PostcodeArea.objects.order_by()
        rows = areas if codes is None else areas.filter(code__in=codes)
        self._areas = {code: (lat, lon) for code, lat, lon in rows.values_list("code", "lat", "lon")}

    def of(self, row: Somewhere) -> Point | None:
        """The point of a row; None when neither its postcode nor its town is known."""
        if row.postcode in self._areas:
            return self._areas[row.postcode]
        return (row.town.lat, row.town.lon) if row.town else None
