"""Writes docs/proofs.md from what a full run of the tests measured."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests import sizes

TARGET = Path(__file__).parent.parent / "docs" / "proofs.md"


def git(*words: str) -> str:
    """What git says about this checkout."""
    command = ["git", "-C", str(TARGET.parent.parent), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def changes() -> list[str]:
    """The files that differ from the commit, but for the page of proofs itself."""
    return [line for line in git("status", "--porcelain").splitlines() if not line.endswith("docs/proofs.md")]


def commit() -> str:
    """The commit that was tested, and whether files differed from it."""
    name = git("rev-parse", "HEAD").strip()
    return f"{name}, with changes that were not committed" if changes() else name


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> list[str]:
    """A table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines] + [""]


def page(found: dict[str, dict[str, Any]], *, on: datetime) -> str:
    """The text of docs/proofs.md."""
    runs = [(name, one["passed"], f"{one['seconds']:.0f} s") for name, one in found.items()]
    figures = [
        (key, value, name) for name, one in found.items() for key, value in sorted(one["figures"].items())
    ]
    not_run = sorted({(why, len(tests)) for one in found.values() for why, tests in one["not_run"].items()})
    lines = [
        "# Proofs",
        "",
        "Written by `make proofs`: every test, at full size. Do not edit.",
        "",
        f"- commit: {commit()}",
        f"- day: {on:%Y-%m-%d}",
        f"- machine: {platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        f"- Python {platform.python_version()}",
        "",
        "## Runs",
        "",
        *table(("tests", "passed", "time"), runs),
        "## Sizes",
        "",
        *table(("what", "at full size", "in `make test`"), [(s.meaning, s.full, s.ci) for s in sizes.ALL]),
        "## Figures",
        "",
        *table(("figure", "value", "measured"), figures),
    ]
    for why, count in not_run:
        lines += [f"Not run: {count} tests, because {why}.", ""]
    return "\n".join(lines).rstrip() + "\n"


def write(found: dict[str, dict[str, Any]]) -> None:
    """Write the page for a run that passed."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(found, on=datetime.now(UTC)), encoding="utf-8")
