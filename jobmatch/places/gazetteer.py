"""What people write as a place → a point on the map, or nothing. Pure: built from rows, asks no database.

Nothing is guessed: a name that several towns bear, and that its hint does not settle, is not found. A wrong
town would close the gate on travel time without a word; a place not found is a question.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal, NamedTuple

from jobmatch.places.built_in import Alias
from jobmatch.places.rules.folding import fold
from jobmatch.places.rules.place_text import (
    PROVINCE_NAMES,
    RATHER_A_PROVINCE,
    WrittenPlace,
    is_foreign,
    is_vague,
    take_apart,
    without_part_of_town,
    without_province,
)

Precision = Literal["postcode", "town", "municipality"]

# A better known town across the border bears the name too: found only with a hint that ours is meant.
ALSO_ABROAD = frozenset({"mechelen"})


@dataclass(frozen=True)
class Place:
    """A point with the name to show; `precision` says of what it is the middle (municipality: only near)."""

    lat: float
    lon: float
    label: str
    municipality_code: str
    precision: Precision


class MunicipalityFact(NamedTuple):
    """A municipality, with the one that took it over if it was dissolved."""

    code: str
    name: str
    province: str
    successor: str | None


class TownFact(NamedTuple):
    """A town and its point."""

    name: str
    folded: str
    municipality: str
    lat: float
    lon: float


class PostcodeFact(NamedTuple):
    """The area of four digits and its point."""

    code: str
    town: str | None
    municipality: str
    lat: float
    lon: float


class Gazetteer:
    """All places in memory; build one for a bulk import and ask it as often as needed."""

    def __init__(
        self,
        municipalities: Iterable[MunicipalityFact],
        towns: Sequence[TownFact],
        postcodes: Iterable[PostcodeFact],
        aliases: Iterable[Alias] = (),
    ) -> None:
        self._municipalities = {found.code: found for found in municipalities}
        self._postcodes = {found.code: found for found in postcodes}
        self._towns = _towns_by_name(towns, aliases)
        self._middles = _middles(towns)
        self._codes_by_name: dict[str, set[str]] = defaultdict(set)
        self._codes_by_province: dict[str, set[str]] = defaultdict(set)
        for found in self._municipalities.values():
            self._index(found)

    def find(self, *, postcode: str = "", town: str = "", region: str = "") -> Place | None:
        """The place of a postcode (4 digits, with or without letters); else of a town, with a region as hint.

        `town` may hold more than a name ('3511 AB Utrecht', 'Utrecht (centrum)', 'Makkum, Súdwest-Fryslân').
        `region` is a province, a municipality or a larger town; it also places a part of a town ('Stadskern'
        in 'Amersfoort'). A foreign hint ('BE', 'Vlaanderen') finds nothing; a caller that knows the country
        must not ask for a place abroad, as Belgian postcodes look like ours.
        """
        written = take_apart(postcode=postcode, town=town, region=region)
        if any(map(is_foreign, written.hints)):
            return None
        return self._by_postcode(written.postcode) or self._by_text(written)

    def _by_postcode(self, code: str) -> Place | None:
        area = self._postcodes.get(code)
        if area is None:
            return None
        name = area.town or self._municipalities[area.municipality].name
        return Place(area.lat, area.lon, f"{area.code} {name}", area.municipality, "postcode")

    def _by_text(self, written: WrittenPlace) -> Place | None:
        name = written.whole if written.whole in self._towns else written.name
        within = self._within(written.hints)
        if not name or is_vague(name):
            return None
        if name in RATHER_A_PROVINCE | ALSO_ABROAD and within is None:
            return None
        return self._by_name(name, within) or self._by_part_of_town(name, within, written)

    def _by_name(self, name: str, within: set[str] | None) -> Place | None:
        """The one place of that name within the hint; 'hengelo ov' is also 'hengelo' with the hint 'ov'."""
        found = self._named(name, within)
        bare = without_province(name)
        if not found and bare != name:
            found = self._named(bare, self._within([name.removeprefix(bare).strip()]))
        return found[0] if len(found) == 1 else None

    def _by_part_of_town(self, name: str, within: set[str] | None, written: WrittenPlace) -> Place | None:
        """The middle of the whole for a part of it: 'Utrecht Centrum', or a part with its town as hint."""
        if self._named(name, within):
            return None
        town = without_part_of_town(name)
        found = (town != name and self._named(town, within)) or self._hinted(name, written)
        return replace(found[0], precision="municipality") if len(found) == 1 else None

    def _hinted(self, name: str, written: WrittenPlace) -> list[Place]:
        """The hint as a place, unless it may be a province or the text names two towns ('Zeist, Houten')."""
        hint = written.hints[-1] if written.hints else ""
        two_towns = not written.has_region and self._named(name, None)
        if not hint or hint in PROVINCE_NAMES or name in RATHER_A_PROVINCE or two_towns:
            return []
        return self._named(hint, None)

    def _named(self, name: str, within: set[str] | None) -> list[Place]:
        """Towns of that name, and a municipality of that name without such a town; all within the hint."""
        towns = self._towns.get(name, [])
        covered = {town.municipality for town in towns}
        found = [self._town_place(town, among=len(covered)) for town in towns]
        codes = sorted(self._codes_by_name.get(name, set()) - covered)
        found += [self._municipality_place(code) for code in codes if code in self._middles]
        return [place for place in found if within is None or place.municipality_code in within]

    def _town_place(self, town: TownFact, *, among: int) -> Place:
        """Where several towns share a name the label says which, unless the name does."""
        municipality = self._municipalities[town.municipality].name
        clear = among == 1 or "(" in town.name or town.name == municipality
        label = town.name if clear else f"{town.name} ({municipality})"
        return Place(town.lat, town.lon, label, town.municipality, "town")

    def _municipality_place(self, code: str) -> Place:
        lat, lon = self._middles[code]
        return Place(lat, lon, self._municipalities[code].name, code, "municipality")

    def _within(self, hints: Iterable[str]) -> set[str] | None:
        """The municipalities that the hints point to; None when no hint says anything."""
        known = [codes for codes in map(self._codes_of_hint, hints) if codes]
        return set.intersection(*known) if known else None

    def _codes_of_hint(self, hint: str) -> set[str]:
        codes = self._codes_by_name.get(hint, set()) | {
            town.municipality for town in self._towns.get(hint, [])
        }
        return codes | self._codes_by_province.get(PROVINCE_NAMES.get(hint, ""), set())

    def _index(self, found: MunicipalityFact) -> None:
        """A dissolved municipality's name and province lead to the one that took it over."""
        today = found
        while today.successor:
            today = self._municipalities[today.successor]
        for name in {fold(found.name), without_province(fold(found.name))}:
            self._codes_by_name[name].add(today.code)
        self._codes_by_province[found.province].add(today.code)


def _towns_by_name(towns: Sequence[TownFact], aliases: Iterable[Alias]) -> dict[str, list[TownFact]]:
    """Towns by full name, by name without its addition ('Katwijk (NB)' → 'katwijk'), and by alias."""
    names: dict[str, list[TownFact]] = defaultdict(list)
    known = {(town.name, town.municipality): town for town in towns}
    for town in known.values():
        for name in {town.folded, fold(town.name.partition("(")[0])}:
            names[name].append(town)
    for alias in aliases:
        meant = known.get((alias.town, alias.municipality))
        if meant and meant not in names[alias.folded]:
            names[alias.folded].append(meant)
    return names


def _middles(towns: Iterable[TownFact]) -> dict[str, tuple[float, float]]:
    """Per municipality the average point of its towns, to 4 decimals."""
    points: dict[str, list[TownFact]] = defaultdict(list)
    for town in towns:
        points[town.municipality].append(town)
    return {
        code: (
            round(fmean(town.lat for town in own), 4),
            round(fmean(town.lon for town in own), 4),
        )
        for code, own in points.items()
    }
