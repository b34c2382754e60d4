"""`python -m tests.benchmarks.calibration`: how often the occupation that a title points to is right.

Reads the hand-labelled postings of JOBMATCH_REAL_DATA and, to compare, the official list of titles beside
them. A suggestion is right when its ISCO unit group is the one labelled, or one that a careful coder may also
give. Fitted on half of the rows (by a hash of their identifier), checked on the other half: once for the
starter set alone and once with all of ESCO beside it. Prints the fit and the steps that the policy takes.
"""

import csv
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import django
from django.core.management import call_command

ALSO = re.compile(r"isco_alt=([\d,]+)")
LEAST_ROWS = 10  # in one step; fewer say nothing


class Judged(NamedTuple):
    """The certainty of the product for one title, whether the group is right, and which half it is in."""

    certainty: int
    right: bool
    fits: bool


class Step(NamedTuple):
    """From this certainty up, so many of so many rows were right."""

    least: int
    right: int
    rows: int

    @property
    def c(self) -> int:
        """The certainty: one right and one wrong more than seen, as few rows never make sure."""
        return round(100 * (self.right + 1) / (self.rows + 2))


def main() -> None:
    """The starter set first, then the whole of ESCO."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    named = os.environ.get("JOBMATCH_REAL_DATA")
    if not named:
        sys.exit("JOBMATCH_REAL_DATA names no folder with real postings.")
    folder = Path(named)
    django.setup()
    call_command("migrate", verbosity=0)
    from jobmatch.taxonomy import selectors, services  # noqa: PLC0415 - after django.setup()

    tell(selectors.loaded(), folder)
    services.load_esco(folders=[folder / "esco_nl", folder / "esco_en"], say=lambda _line: None)
    tell(selectors.loaded(), folder)


def tell(taxonomy: str, folder: Path) -> None:
    """Both lists under the taxonomy that is loaded."""
    for name, titles in (("labelled postings", labelled(folder)), ("official list", official(folder))):
        rows = judged(titles)
        fitting = [row for row in rows if row.fits]
        checking = [row for row in rows if not row.fits]
        steps = fit(fitting)
        say(f"\n{taxonomy}, {name}: fitted on {len(fitting)}, checked on {len(checking)}")
        for step, (right, many) in zip(steps, check(steps, checking), strict=True):
            say(
                f"   from {step.least:3}: {percent(step.right, step.rows):3} % of {step.rows:4}; "
                f"in the other half {percent(right, many):3} % of {many:4}"
            )
        say(f"   steps: {json.dumps([[step.least, step.c] for step in steps])}")


def labelled(folder: Path) -> list[tuple[str, str, set[str]]]:
    """(identifier, title, groups that are right) of each labelled posting."""
    path = folder / "labelled" / "postings_labelled.jsonl"
    found = []
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        also = ALSO.search(row["notes"] or "")
        groups = {row["isco4"], *(also[1].split(",") if also else ())}
        found.append((row["identifier"], row["title"], groups))
    return found


def official(folder: Path) -> list[tuple[str, str, set[str]]]:
    """(identifier, title, its group) of the list of titles."""
    with (folder / "bench_dev" / "title_to_isco4_uwv.csv").open(encoding="utf-8", newline="") as file:
        return [(row["query_id"], row["query"], {row["isco4"]}) for row in csv.DictReader(file)]


def judged(titles: Sequence[tuple[str, str, set[str]]]) -> list[Judged]:
    """What the product says of each title; one for which it finds nothing has certainty 0."""
    from jobmatch.taxonomy.models import Occupation  # noqa: PLC0415
    from jobmatch.taxonomy.selectors import suggest_occupations  # noqa: PLC0415

    groups = dict(Occupation.objects.values_list("pk", "isco"))
    hits = suggest_occupations([title for _, title, _ in titles])
    return [
        Judged(
            hit.certainty if hit else 0,
            bool(hit and groups[hit.id] in right),
            int(hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()[-1], 16) % 2 == 0,
        )
        for (identifier, _, right), hit in zip(titles, hits, strict=True)
    ]


def fit(rows: Iterable[Judged]) -> list[Step]:
    """Monotone steps, highest first: neighbours that fall, or are too few, are pooled (pool adjacent)."""
    pooled: list[Step] = []
    for row in sorted(rows):
        pooled.append(Step(row.certainty, int(row.right), 1))
        while len(pooled) > 1 and _pools(pooled[-2], pooled[-1]):
            last = pooled.pop()
            before = pooled.pop()
            pooled.append(Step(before.least, before.right + last.right, before.rows + last.rows))
    if len(pooled) > 1 and pooled[-1].rows < LEAST_ROWS:
        last = pooled.pop()
        before = pooled.pop()
        pooled.append(Step(before.least, before.right + last.right, before.rows + last.rows))
    return [pooled[0]._replace(least=0), *pooled[1:]][::-1]


def _pools(before: Step, last: Step) -> bool:
    same = before.least == last.least
    return same or before.rows < LEAST_ROWS or before.right * last.rows >= last.right * before.rows


def check(steps: Sequence[Step], rows: Iterable[Judged]) -> list[tuple[int, int]]:
    """(right, all) of the rows in each step."""
    counts = {step.least: [0, 0] for step in steps}
    for row in rows:
        least = next(step.least for step in steps if row.certainty >= step.least)
        counts[least][0] += row.right
        counts[least][1] += 1
    return [(right, many) for right, many in counts.values()]


def percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")


if __name__ == "__main__":
    main()
