"""The tables in data/*.csv that the demo region is made of, and the ids of its rows."""

import csv
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

FOLDER = Path(__file__).parent / "data"
SOURCE = "demo"
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of one table by the names in its head."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


@cache
def sentences() -> dict[str, list[str]]:
    """The sentences of vacancies by what they belong to: a branch or a kind of work."""
    found: dict[str, list[str]] = {}
    for row in rows("sentences"):
        found.setdefault(row["group"], []).append(row["text"])
    return found


def listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def id_of(kind: str, key: str) -> UUID:
    """The id of a row of the demo, the same in every database."""
    return uuid5(NAMESPACE_URL, f"urn:jobmatch:{SOURCE}:{kind}:{key}")
