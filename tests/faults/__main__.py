"""`make faults` takes away one guard of the product at a time, and shows which test goes red without it.

The tree is copied, so that the working copy stays as it is. Every named test has to be green with all guards
in place; then, for each guard that is taken away, only its own test is run, and has to fail in an assertion,
or at another guard that stands behind it. The database is migrated once and copied, except for a guard that
is in the database itself: an old copy could only hide that such a guard is gone, never make a test red.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from tests.faults import away
from tests.faults.fault import Fault
from tests.faults.table import FAULTS
from tests.runs import environment

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "var")
AT_ONCE = int(os.environ.get("JOBMATCH_TEST_PROCESSES") or 2)
PATIENCE = 900
LEFT_ASIDE = ["-p", "no:schemathesis", "-p", "no:playwright"]  # long to import, and of no use here
PYTEST = [sys.executable, "-m", "pytest", "-n0", "-q", "-rfE", "--tb=no", *LEFT_ASIDE]
TO_MIGRATE = "tests/jobmatch/links/test_services.py::TestOpening::test_it_opens_once"
WIDE = "1000"  # columns: what does not fit is cut off by pytest, also why a test failed
PASSED, FAILED = 0, 1
# Red is the word of the test, or of another guard that stood behind the one that is gone; not of code that
# was taken away so badly that nothing runs.
ASSERTED = re.compile(
    r"^(?:FAILED|ERROR) .* - (?:assert |AssertionError|Failed: "
    r"|jobmatch\.errors\.RuleBroken|(?:django\.db\.utils\.)?IntegrityError|tests\.network\.NetworkRefused)"
)
IN_THE_DATABASE = re.compile(r"/migrations/|/triggers\.py$")


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the tree, and the migrated database that each run in it begins with."""

    tree: Path
    migrated: Path

    def run(self, tests: Collection[str], *options: str, fresh: bool = False) -> tuple[int, list[str]]:
        """The exit code of pytest over these tests, and its lines about those that are not green."""
        own = self.tree.with_suffix(".sqlite3")
        for left in self.tree.parent.glob(f"{own.name}*"):  # with what a run that was ended left beside it
            left.unlink()
        if not fresh:
            shutil.copyfile(self.migrated, own)
        done = _pytest(self.tree, None if fresh else own, *options, *tests)
        said = done.stdout.splitlines()
        return done.returncode, [line for line in said if line.startswith(("FAILED", "ERROR"))]

    def put(self, texts: Mapping[str, str]) -> None:
        """Write files; what Python compiled of them before goes, for it looks at times in whole seconds."""
        for file, text in texts.items():
            place = self.tree / file
            place.write_text(text)
            for compiled in place.parent.glob(f"__pycache__/{place.stem}.*"):
                compiled.unlink()


def copy_tree(to: Path, migrated: Path) -> Copy:
    """The tree without what is made by tools; what Node.js packages there are is used in place."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT)
    (to / "node_modules").symlink_to(ROOT / "node_modules")
    return Copy(to, migrated)


def migrate(copy: Copy) -> None:
    """Make the database that all runs begin with."""
    done = _pytest(copy.tree, copy.migrated, "--create-db", TO_MIGRATE)
    if done.returncode != PASSED:
        sys.exit(f"The test database could not be made:\n{done.stdout}{done.stderr}")


def _pytest(tree: Path, database: Path | None, *arguments: str) -> "subprocess.CompletedProcess[str]":
    variables = {**environment(full=False), "COLUMNS": WIDE}
    if database is not None:
        variables["JOBMATCH_TEST_DATABASE"] = str(database)
        arguments = ("--reuse-db", *arguments)
    return subprocess.run(
        [*PYTEST, *arguments], cwd=tree, env=variables, capture_output=True, text=True, timeout=PATIENCE
    )


def green(copy: Copy, tests: Collection[str]) -> set[str]:
    """The tests, of these, that are green with every guard in place; none when pytest can't begin."""
    code, said = copy.run(tests)
    if code not in (PASSED, FAILED):
        return set()
    red = {line.split(" ", 1)[1].partition(" - ")[0] for line in said}
    red |= {name.partition("[")[0] for name in red}
    return set(tests) - red


def without(fault: Fault, copy: Copy) -> str:
    """Why the test does not prove the guard; empty when it goes red without it."""
    try:
        changed = away.without(fault.away, copy.tree)
    except away.NotThereError as error:
        return str(error)
    whole = {file: (copy.tree / file).read_text() for file in changed}
    fresh = any(IN_THE_DATABASE.search(file) for file in changed)
    copy.put(changed)
    try:
        code, said = copy.run([fault.test], "-x", fresh=fresh)
    except subprocess.TimeoutExpired:
        return f"no answer within {PATIENCE} s"
    finally:
        copy.put(whole)
    if code == PASSED:
        return "still green without the guard"
    if code != FAILED or not said or not all(ASSERTED.search(line) for line in said):
        return f"broke down (exit {code}) {said}"
    return ""


def prove(fault: Fault, copies: "Queue[Copy]") -> bool:
    """Take a copy of the tree, try the fault there, and say how it went."""
    copy, began = copies.get(), time.monotonic()
    problem = without(fault, copy)
    copies.put(copy)
    word = f"NOT PROVEN ({problem})" if problem else "red"
    print(f"{word}, {time.monotonic() - began:.0f} s: {fault.guard}: {fault.test}", flush=True)
    return not problem


def main(words: list[str]) -> int:
    """All faults, or those whose name has one of the words."""
    chosen = [fault for fault in FAULTS if not words or any(word in fault.guard for word in words)]
    tests = {fault.test for fault in chosen}
    with tempfile.TemporaryDirectory(prefix="jobmatch-faults-") as place:
        made = [copy_tree(Path(place) / str(number), Path(place) / "migrated") for number in range(AT_ONCE)]
        migrate(made[0])
        ready = green(made[0], tests)
        for test in sorted(tests - ready):
            print(f"NOT GREEN with every guard in place: {test}", flush=True)
        copies: Queue[Copy] = Queue()
        for copy in made:
            copies.put(copy)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tried = [fault for fault in chosen if fault.test in ready]
            proven = sum(pool.map(lambda fault: prove(fault, copies), tried))
    print(f"{proven} of {len(chosen)}")
    return proven != len(chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
