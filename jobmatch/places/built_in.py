"""The rows that ship with the program, read from `data/`; what they are and where from: `data/README.md`."""

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from jobmatch.places.rules.folding import fold

DATA = Path(__file__).parent / "data"
# Names the built-in towns; a fixed number of our own, so that every installation gives a town the same id.
TOWN_NAMESPACE = UUID("950c1b71-d2a2-4485-8427-769ecf1bae47")

Row = dict[str, Any]


class Alias(NamedTuple):
    """Another name that people use for a town."""

    folded: str
    town: str
    municipality: str


def town_id(municipality: str, name: str) -> UUID:
    """The id of a town: always the same for the same name in the same municipality."""
    return uuid5(TOWN_NAMESPACE, f"{municipality}:{name}")


def regions() -> list[Row]:
    return [dict(row) for row in _rows("regions.csv")]


def municipalities() -> list[Row]:
    """Existing ones first, so that a successor is there before those it took over."""
    return [
        {
            "code": row["code"],
            "name": row["name"],
            "province": row["province"],
            "ended_on": _day(row["ended_on"]),
            "successor_id": row["successor"] or None,
        }
        for row in _rows("municipalities.csv")
    ]


def region_memberships() -> list[Row]:
    return [
        {
            "municipality_id": row["municipality"],
            "region_id": row["region"],
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_to": _day(row["valid_to"]),
            "source": row["source"],
        }
        for row in _rows("region_memberships.csv")
    ]


def towns() -> list[Row]:
    return [
        {
            "id": town_id(row["municipality"], row["name"]),
            "name": row["name"],
            "folded_name": fold(row["name"]),
            "municipality_id": row["municipality"],
            "lat": float(row["lat"]),
            "lon": float(row["lon"]),
        }
        for row in _rows("towns.csv")
    ]


def postcode_areas() -> list[Row]:
    return [
        {
            "code": row["code"],
            "town_id": town_id(row["municipality"], row["town"]),
            "municipality_id": row["municipality"],
            "lat": float(row["lat"]),
            "lon": float(row["lon"]),
        }
        for row in _rows("utrecht_postcodes.csv")
    ]


@cache
def aliases() -> tuple[Alias, ...]:
    return tuple(Alias(fold(row["alias"]), row["town"], row["municipality"]) for row in _rows("aliases.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
