"""Writes to the places: the rows that ship with the program, and a full postcode file."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.apps import apps as current_models
from django.db import transaction

from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.places import built_in
from jobmatch.places.models import Municipality, PostcodeArea, Town
from jobmatch.places.postcode_towns import TownFinder
from jobmatch.places.rules.postcode_file import PostcodeRow, one_row_a_code
from jobmatch.places.rules.travel import distance_metres

BATCH = 500
# A point this far from its town's own point is a slip in the file: the town's point is used.
FARTHEST_FROM_TOWN_METRES = 15_000
# A code this far from every other code with the same first two digits is a slip too: such codes lie together.
FARTHEST_FROM_NEXT_METRES = 25_000
COMPARED = ("town_id", "municipality_id", "lat", "lon")


class Models(Protocol):
    """The registry of models: today's, or in a migration the one of that time."""

    def get_model(self, app_label: str, model_name: str) -> Any: ...


@dataclass(frozen=True)
class Loaded:
    """What a postcode file did, in numbers of codes; the last three count what was not taken as it stood."""

    new: int
    changed: int
    unchanged: int
    municipality_not_known: int
    stray: int
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
    followed to its successor. Left out and counted: a code whose municipality is not known, and a code that
    lies far from all codes like it.
    """
    single = one_row_a_code(rows)
    finder = TownFinder(Municipality.objects.order_by(), Town.objects.order_by(), built_in.aliases())
    found = [(row, code) for row in single if (code := finder.municipality_of(row))]
    placed = [_area(row, code, finder.town_of(row, code)) for row, code in found]
    moved = sum(
        (area.lat, area.lon) != (row.lat, row.lon) for area, (row, _) in zip(placed, found, strict=True)
    )
    wanted = _without_strays(placed)
    new, changed = _write(wanted, progress)
    if new or changed:
        changes.record(Kind.EVERYTHING, None)
    return Loaded(
        new=new,
        changed=changed,
        unchanged=len(wanted) - new - changed,
        municipality_not_known=len(single) - len(found),
        stray=len(placed) - len(wanted),
        moved_to_town=moved,
    )


def _add_missing(model: Any, rows: list[built_in.Row]) -> int:
    before = model.objects.count()
    model.objects.bulk_create([model(**row) for row in rows], batch_size=BATCH, ignore_conflicts=True)
    return int(model.objects.count() - before)


def _area(row: PostcodeRow, municipality: str, town: Town | None) -> PostcodeArea:
    lat, lon = row.lat, row.lon
    if town and distance_metres((lat, lon), (town.lat, town.lon)) > FARTHEST_FROM_TOWN_METRES:
        lat, lon = town.lat, town.lon
    return PostcodeArea(code=row.code, town=town, municipality_id=municipality, lat=lat, lon=lon)


def _without_strays(areas: list[PostcodeArea]) -> list[PostcodeArea]:
    alike: dict[str, list[PostcodeArea]] = defaultdict(list)
    for area in areas:
        alike[area.code[:2]].append(area)
    return [area for area in areas if not _is_stray(area, alike[area.code[:2]])]


def _is_stray(area: PostcodeArea, alike: list[PostcodeArea]) -> bool:
    others = ((other.lat, other.lon) for other in alike if other is not area)
    nearest = min((distance_metres((area.lat, area.lon), point) for point in others), default=0)
    return nearest > FARTHEST_FROM_NEXT_METRES


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
