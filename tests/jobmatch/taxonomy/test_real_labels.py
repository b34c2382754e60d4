"""How well and how fast labels are found on real files: figures, and the least that must hold."""

import csv
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from jobmatch.taxonomy import selectors, services
from jobmatch.taxonomy.models import Occupation, Skill
from tests.figures import Figure

# What plain TF-IDF on character n-grams with ESCO's labels reaches on the same kind of question.
PLAIN_TOP_1 = 0.37
SURE = 80


def load(folder: Path) -> services.EscoLoaded:
    return services.load_esco(folders=[folder / "esco_nl", folder / "esco_en"], say=lambda _line: None)


@pytest.fixture(scope="module")
def full_esco(
    real_data: Path, django_db_setup: None, django_db_blocker: Any
) -> Iterator[services.EscoLoaded]:
    """All of ESCO that there is, loaded once for this module and taken out again."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(real_data)
        transaction.set_rollback(True)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def with_a_slip(text: str) -> str:
    """Two letters changed places, where depends on the text alone."""
    place = zlib.crc32(text.encode()) % max(1, len(text) - 2)
    return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]


def p95_and_found(
    concepts: list[tuple[str, str]], search: Callable[[str], list[selectors.Hit]]
) -> tuple[float, float]:
    """Milliseconds that 95 of 100 searches stay under, and the share found in the first ten."""
    search("x")
    times, found = [], 0
    for pk, label in concepts:
        start = time.perf_counter()
        hits = search(with_a_slip(label))
        times.append(1000 * (time.perf_counter() - start))
        found += pk in {str(hit.id) for hit in hits}
    return sorted(times)[int(0.95 * len(times))], found / len(concepts)


def test_esco_twice_changes_nothing(real_data: Path, full_esco: services.EscoLoaded, figure: Figure) -> None:
    start = time.perf_counter()
    second = load(real_data)
    figure("load_esco of both folders a second time, seconds", round(time.perf_counter() - start, 1))
    figure("load_esco, occupations", full_esco.counts["occupations"])
    figure("load_esco, skills", full_esco.counts["skills and their groups"])
    assert full_esco.counts["occupations"].new > 2500
    assert [count for count in second.counts.values() if count.new or count.changed] == []


def test_labels_with_a_slip_are_found(
    real_data: Path, full_esco: services.EscoLoaded, figure: Figure
) -> None:
    occupations = Occupation.objects.exclude(label_nl="").order_by("uri")[:3000:30]
    skills = Skill.objects.learnable().exclude(label_en="").order_by("uri")[:13000:130]
    for name, rows, search in (
        ("occupations", [(str(row.pk), row.label_nl) for row in occupations], selectors.search_occupations),
        ("skills", [(str(row.pk), row.label_en) for row in skills], selectors.search_skills),
    ):
        p95, found = p95_and_found(rows, search)
        figure(f"label search in full ESCO, {name}, p95 in ms", round(p95, 1))
        figure(f"label search in full ESCO, {name} with a slip in the first ten", f"{found:.3f}")
        assert found > 0.95


def test_certainty_of_a_suggestion_means_what_it_says(
    real_data: Path, full_esco: services.EscoLoaded, figure: Figure
) -> None:
    """On the half of the titles that the figures of certainty.py were not fitted on."""
    rows = read(real_data / "bench_dev" / "title_to_isco4_uwv.csv")
    unseen = [row for row in rows if zlib.crc32(row["query"].encode()) % 2]
    hits = selectors.suggest_occupations([row["query"] for row in unseen])
    isco = dict(Occupation.objects.values_list("id", "isco"))
    outcomes = [
        (hit.certainty, isco[hit.id] == row["isco4"])
        for row, hit in zip(unseen, hits, strict=True)
        if hit is not None
    ]
    right = sum(outcome for _, outcome in outcomes) / len(unseen)
    figure("title → ISCO unit group, right at once", f"{right:.3f}")
    assert right > PLAIN_TOP_1
    for low in range(0, 100, 10):
        answers = [outcome for sure, outcome in outcomes if low <= sure < low + 10]
        if answers:
            share = sum(answers) / len(answers)
            figure(f"certainty {low}-{low + 9}: titles, share right", f"{len(answers)}, {share:.2f}")
    sure_ones = [outcome for sure, outcome in outcomes if sure >= SURE]
    assert sum(sure_ones) / len(sure_ones) >= 0.8
