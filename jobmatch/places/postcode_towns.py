"""Which of today's municipalities and towns a row of a postcode file means, looked up in memory."""

from collections import defaultdict
from collections.abc import Iterable

from jobmatch.places.built_in import Alias
from jobmatch.places.models import Municipality, Town
from jobmatch.places.rules.folding import fold
from jobmatch.places.rules.postcode_file import PostcodeRow


class TownFinder:
    """Looks rows up by code and by folded name."""

    def __init__(
        self, municipalities: Iterable[Municipality], towns: Iterable[Town], aliases: Iterable[Alias]
    ) -> None:
        self._municipalities = {found.code: found for found in municipalities}
        self._towns: dict[tuple[str, str], Town] = {}
        self._by_province: dict[tuple[str, str], list[Town]] = defaultdict(list)
        for town in towns:
            self._towns[town.municipality_id, town.folded_name] = town
            province = self._municipalities[town.municipality_id].province
            self._by_province[province, town.folded_name].append(town)
        for alias in aliases:
            meant = self._towns.get((alias.municipality, fold(alias.town)))
            if meant:
                self._towns.setdefault((alias.municipality, alias.folded), meant)

    def municipality_of(self, row: PostcodeRow) -> str | None:
        """By the row's own code, through mergers; without a code by a town that the province has once."""
        if not row.municipality_code:
            town = self._only_in_province(row)
            return town.municipality_id if town else None
        found = self._municipalities.get(row.municipality_code)
        while found is not None and found.successor_id:
            found = self._municipalities[found.successor_id]
        return found.code if found else None

    def town_of(self, row: PostcodeRow, municipality: str) -> Town | None:
        """In its municipality; else the province's only one of that name: a town may lie on a boundary."""
        return self._towns.get((municipality, fold(row.place))) or self._only_in_province(row)

    def _only_in_province(self, row: PostcodeRow) -> Town | None:
        towns = self._by_province.get((row.province, fold(row.place)), [])
        return towns[0] if len(towns) == 1 else None
