"""Writes to the places: the rows that ship with the program, and a full postcode file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps as current_models
from django.db import transaction

from jobmatch.places import built_in
from jobmatch.places.folding import fold
from jobmatch.places.models import Municipality, PostcodeArea, Town
from jobmatch.places.postcode_file import PostcodeRow, one_row_a_code
from jobmatch.places.travel import distance_metres

BATCH = 500
# A point this far from its town's own point is a slip in the file: the town's point is used.
FARTHEST_FROM_TOWN_METRES = 15_000
COMPARED = ("town_id", "municipality_id", "lat", "lon")


class Models(Protocol):
    """The registry of models: today's, or in a migration the one of that time."""

    def get_model(self, app_label: str, model_name: str) -> Any: ...


@dataclass(frozen=True)
class Loaded:
    """What a postcode file did: numbers of postcode areas."""

    new: int
    changed: int
    unchanged: int
    municipality_not_known: int
    moved_to_town: int


@transaction.atomic
def load_built_in(*, models: Models = current_models) -> dict[str, int]:
    """Add the built-in rows that the database lacks, change none that are there; returns rows added."""
    content = {
        "Region": built_in.regions(),
        "Municipality": built_in.municipalities(),
        "RegionMembership": built_in.region_memberships(),
        "Town": built_in.towns(),
        "PostcodeArea": built_in.postcode_areas(),
    }
    return {name: _add_missing(models.get_model("places", name), rows) for name, rows in content.items()}


@transaction.atomic
def load_postcodes(
    *, rows: Sequence[PostcodeRow], progress: Callable[[int, int], None] = lambda done, total: None
) -> Loaded:
    """Bring the postcode areas in line with a file's rows; areas that the file lacks stay.

    Several places on one code: see `postcode_file.one_row_a_code`. A municipality that was dissolved is
    followed to its successor; a code whose municipality is not known is left out and counted.
    """
    finder = MunicipalityFinder.load()
    wanted, moved, not_known = [], 0, 0
    for row in one_row_a_code(rows):
        municipality = finder.code_of(row)
        if municipality is None:
            not_known += 1
            continue
        town = finder.town_of(row, municipality)
        far = town is not None and _is_far(row, town)
        moved += far
        wanted.append(_area(row, municipality, town, at_town=far))
    new, changed = _write(wanted, progress)
    return Loaded(new, changed, len(wanted) - new - changed, not_known, moved)


class MunicipalityFinder:
    """Which municipality and town a row of a postcode file means; two queries, then from memory."""

    def __init__(self, municipalities: Sequence[Municipality], towns: Sequence[Town]) -> None:
        self._by_code = {found.code: found for found in municipalities}
        self._towns = {(town.municipality_id, town.folded_name): town for town in towns}
        self._by_town: dict[tuple[str, str], set[str]] = {}
        for town in towns:
            province = self._by_code[town.municipality_id].province
            self._by_town.setdefault((province, town.folded_name), set()).add(town.municipality_id)

    @classmethod
    def load(cls) -> "MunicipalityFinder":
        return cls(list(Municipality.objects.order_by()), list(Town.objects.order_by()))

    def code_of(self, row: PostcodeRow) -> str | None:
        """By the row's own code, through mergers; without a code by a town that the province has once."""
        if not row.municipality_code:
            codes = self._by_town.get((row.province, fold(row.place)), set())
            return next(iter(codes)) if len(codes) == 1 else None
        found = self._by_code.get(row.municipality_code)
        while found is not None and found.successor_id:
            found = self._by_code[found.successor_id]
        return found.code if found else None

    def town_of(self, row: PostcodeRow, municipality: str) -> Town | None:
        return self._towns.get((municipality, fold(row.place)))


def _add_missing(model: Any, rows: list[built_in.Row]) -> int:
    before = model.objects.count()
    model.objects.bulk_create([model(**row) for row in rows], batch_size=BATCH, ignore_conflicts=True)
    return int(model.objects.count() - before)


def _is_far(row: PostcodeRow, town: Town) -> bool:
    return distance_metres((row.lat, row.lon), (town.lat, town.lon)) > FARTHEST_FROM_TOWN_METRES


def _area(row: PostcodeRow, municipality: str, town: Town | None, *, at_town: bool) -> PostcodeArea:
    point = (town.lat, town.lon) if town and at_town else (row.lat, row.lon)
    return PostcodeArea(code=row.code, town=town, municipality_id=municipality, lat=point[0], lon=point[1])


def _write(wanted: list[PostcodeArea], progress: Callable[[int, int], None]) -> tuple[int, int]:
    """Create the new and update the changed areas; returns how many of each."""
    there = {area.code: _compared(area) for area in PostcodeArea.objects.order_by()}
    new = [area for area in wanted if area.code not in there]
    changed = [area for area in wanted if area.code in there and there[area.code] != _compared(area)]
    total = len(new) + len(changed)
    for start in range(0, len(new), BATCH):
        PostcodeArea.objects.bulk_create(new[start : start + BATCH])
        progress(min(start + BATCH, len(new)), total)
    for start in range(0, len(changed), BATCH):
        PostcodeArea.objects.bulk_update(
            changed[start : start + BATCH], ["town", "municipality", "lat", "lon"]
        )
        progress(len(new) + min(start + BATCH, len(changed)), total)
    return len(new), len(changed)


def _compared(area: PostcodeArea) -> tuple[Any, ...]:
    return tuple(getattr(area, field) for field in COMPARED)
