"""How much is found of marked sentences, and how often real postings are marked (docs/demands.md)."""

import csv
import hashlib
import json
from pathlib import Path

from employers.imports.plain import to_text
from employers.rules.demands.reading import found_in
from tests.figures import Figure

SEEN, KEPT_APART = 20, 31  # of 63 sentences: read before the split; kept apart from the rest, by digest
MOST_MARKED = 0.05


def drawn(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_most_of_what_may_not_be_asked_is_found_and_little_else(real_data: Path, figure: Figure) -> None:
    with (real_data / "labelled/demands_sentences.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kept_apart = sorted(rows[SEEN:], key=lambda row: drawn(row["text"]))[:KEPT_APART]
    right = [row for row in kept_apart if row["is_demand"] == "1"]
    hits = sum(bool(found_in(row["text"])) for row in right)
    marked = sum(bool(found_in(row["text"])) for row in kept_apart)
    figure("wordings: recall on the sentences kept apart, seen once since", f"{hits} of {len(right)}")
    figure("wordings: precision on them", f"{hits} of {marked}")
    assert hits / len(right) >= 0.8
    assert hits / marked >= 0.9


def test_few_real_postings_are_marked(real_data: Path, figure: Figure) -> None:
    rows = [
        row
        for name in ("real", "more")
        for row in json.loads((real_data / f"vacancies/jobpostings_{name}_nl.jsonld").read_text())
    ]
    kept_apart = [row for row in rows if int(drawn(_number(row)), 16) % 2]
    marked = sum(_is_marked(row.get("title") or "", row.get("description") or "") for row in kept_apart)
    figure("wordings: real postings kept apart that are marked", f"{marked} of {len(kept_apart)}")
    assert 0 < marked / len(kept_apart) <= MOST_MARKED


def _number(row: dict[str, object]) -> str:
    identifier = row["identifier"]
    return str(identifier["value"] if isinstance(identifier, dict) else identifier)


def _is_marked(title: str, description: str) -> bool:
    text = to_text(description)
    return bool(found_in(title, beside=text, is_title=True) or found_in(text, beside=title))
