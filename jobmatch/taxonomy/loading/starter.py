"""The embedded starter set, read from data/*.csv into plain values; data/README.md tells its columns."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from jobmatch.taxonomy.loading.uris import id_of, occupation_urn, skill_urn

FOLDER = Path(__file__).parent.parent / "data"
Row = dict[str, str]
Values = dict[str, Any]


def rows(name: str) -> Iterator[Row]:
    """The rows of one file by the header's names."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def occupation_ids() -> dict[str, UUID]:
    """Key of the starter set → id."""
    return {row["key"]: id_of(row["uri"] or occupation_urn(row["key"])) for row in rows("occupations")}


@cache
def skill_ids() -> dict[str, UUID]:
    """Key of the starter set → id."""
    return {row["key"]: id_of(row["uri"] or skill_urn(row["key"])) for row in rows("skills")}


def _concept(row: Row, ids: dict[str, UUID], uri: str) -> Values:
    return {
        "id": ids[row["key"]],
        "uri": row["uri"] or uri,
        "label_nl": row["label_nl"],
        "label_en": row["label_en"],
        "alt_labels_nl": _listed(row["alt_nl"]),
        "alt_labels_en": _listed(row["alt_en"]),
        "broader_id": ids[row["broader"]] if row["broader"] else None,
        "starter": True,
    }


def _listed(text: str) -> list[str]:
    return [label.strip() for label in text.split("|") if label.strip()]


def occupations() -> list[Values]:
    """Field values of the starter occupations."""
    return [
        {**_concept(row, occupation_ids(), occupation_urn(row["key"])), "isco": row["isco"]}
        for row in rows("occupations")
    ]


def skills() -> list[Values]:
    """Field values of the starter skills."""
    return [_concept(row, skill_ids(), skill_urn(row["key"])) for row in rows("skills")]


def occupation_skills() -> list[Values]:
    """Field values of the relations: which occupation asks which skill."""
    return [
        {
            "occupation_id": occupation_ids()[row["occupation"]],
            "skill_id": skill_ids()[row["skill"]],
            "essential": row["essential"] == "1",
            "starter": True,
        }
        for row in rows("occupation_skills")
    ]


def entry_conditions() -> list[Values]:
    """Field values of the entry conditions."""
    return [
        {
            "occupation_id": occupation_ids()[row["occupation"]],
            "kind": row["kind"],
            "code": row["code"],
            "by_law": row["by_law"] == "1",
            "note_nl": row["note_nl"],
            "note_en": row["note_en"],
            "months": int(row["months"]) if row["months"] else None,
            "arranged_by": row["arranged_by"],
            "source": row["source"],
            "source_url": row["source_url"],
        }
        for row in rows("entry_conditions")
    ]
