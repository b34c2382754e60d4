"""`python -m tests.runs` runs every test; with `--full` at full size, and it writes docs/proofs.md.

A full run takes long. A pass that passed at this very commit is not repeated when a later pass has to be.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests import migrated, postgres, proofs, sizes
from tests.figures import FILE_VARIABLE
from tests.pages import product
from tests.statements import FOLDER_VARIABLE

KEPT = Path(__file__).parent.parent / ".proofs"  # test-results is emptied whenever pytest-playwright begins
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", os.environ.get("JOBMATCH_TEST_PROCESSES") or "2"]
POSTGRES = [sys.executable, "-m", "tests.postgres"]


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over tests."""

    name: str
    command: list[str]


STEALING = [*PYTEST, "--dist", "worksteal"]  # who is ready takes over what waits; neighbours stay together
RUNS = [
    Run("on SQLite", [*STEALING, "-m", "not browser"]),
    Run("on PostgreSQL", [*POSTGRES, *STEALING, "-m", "not browser and not without_database"]),
    # To collect all takes a while; and few at once, or who begins with more than its two long ones ends late.
    Run("in Chromium", [*PYTEST, "--maxschedchunk=2", "tests/pages", "-m", "browser"]),
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a pass went."""

    name: str
    code: int
    seconds: float
    found: dict[str, Any]
    commit: str


def run(one: Run, environment: dict[str, str]) -> Outcome:
    """Do one pass; its figures come back through a file."""
    print(f"\n=== The tests {one.name} ===", flush=True)
    started, commit = time.monotonic(), proofs.commit()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures.json"
        code = subprocess.run(one.command, env={**environment, FILE_VARIABLE: str(kept)}).returncode
        found = json.loads(kept.read_text()) if kept.exists() else {}
    return Outcome(one.name, code, time.monotonic() - started, found, commit)


def keep(outcome: Outcome) -> None:
    """Keep how a pass of a full run went, for as long as the commit stays the same."""
    if outcome.code == 0 and outcome.commit == proofs.commit():
        KEPT.mkdir(parents=True, exist_ok=True)
        (KEPT / f"{outcome.name}.json").write_text(json.dumps(asdict(outcome)), encoding="utf-8")


def kept(one: Run) -> Outcome | None:
    """How a pass went earlier at full size and at this commit, where it passed."""
    file = KEPT / f"{one.name}.json"
    found = Outcome(**json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None
    return found if found and found.commit == proofs.commit() and not proofs.changes() else None


def environment(*, full: bool) -> dict[str, str]:
    """The variables for the tests; no database of this machine is ever theirs.

    The many processes that tests start find compiled files, also where Python was told to keep none.
    """
    left_out = ("DATABASE_URL", "KEYS_DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
    variables = {name: value for name, value in os.environ.items() if name not in left_out}
    if full:
        variables |= {size.variable: str(size.full) for size in sizes.ALL}
    return variables


def in_small() -> list[Outcome]:
    """All passes; the one on SQLite notes what it asked, so that PostgreSQL is not asked the same by all."""
    sqlite, postgresql, chromium = RUNS
    with tempfile.TemporaryDirectory() as noted, prepared(environment(full=False)) as variables:
        outcomes = [run(one, {**variables, FOLDER_VARIABLE: noted}) for one in (sqlite, postgresql)]
        return [*outcomes, run(chromium, variables)]


@contextmanager
def prepared(variables: dict[str, str]) -> Iterator[dict[str, str]]:
    """The variables with which passes find what is made once for all of them, beside the first of them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jobmatch-once-")))
        servers = {
            name: stack.enter_context(postgres.database_url(f"TEST_{name}"))
            for name in ("DATABASE_URL", "KEYS_DATABASE_URL")
        }
        stack.callback(take_away, folder.name, servers["DATABASE_URL"])
        pool = stack.enter_context(ThreadPoolExecutor(max_workers=1))
        pool.submit(make_once, folder, variables, servers)
        yield {
            **variables,
            **{f"TEST_{name}": url for name, url in servers.items()},
            migrated.FOLDER_VARIABLE: str(folder),
        }


def make_once(folder: Path, variables: dict[str, str], servers: dict[str, str]) -> None:
    """What migrations make on both databases, and the demo; where it fails, who needs it tries again."""
    migrated.made(folder, migrated.SQLITE, variables)
    migrated.made(folder, migrated.POSTGRESQL, variables | servers)
    product.made_once(folder)


def take_away(database: str, server: str) -> None:
    """The server may be one that goes on when the tests are over."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def in_full() -> list[Outcome]:
    """One pass after another, for they measure; without those that passed at this commit before."""
    outcomes = []
    for one in RUNS:
        outcomes.append(kept(one) or run(one, environment(full=True)))
        keep(outcomes[-1])
    return outcomes


def main(arguments: list[str]) -> int:
    full = arguments == ["--full"]
    if arguments and not full:
        sys.exit("usage: python -m tests.runs [--full]")
    outcomes = in_full() if full else in_small()
    print()
    for outcome in outcomes:
        word = "passed" if outcome.code == 0 else f"FAILED (exit {outcome.code})"
        print(f"The tests {outcome.name}: {word}, {outcome.seconds:.0f} s")
    if any(outcome.code for outcome in outcomes):
        return 1
    if full:
        proofs.write({outcome.name: {**outcome.found, "seconds": outcome.seconds} for outcome in outcomes})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
