"""`make faults` takes away one guard of the product at a time, and shows which test goes red without it.

The tree is copied, so that the working copy stays as it is. Every named test has to be green with all guards
in place; then, for each guard that is taken away, only its own test is run. The table is in
tests/faults/table.py.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tests.faults.fault import Fault
from tests.faults.table import FAULTS
from tests.runs import environment

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "var")
AT_ONCE = 2
PATIENCE = 900
PYTEST = [sys.executable, "-m", "pytest", "-n0", "-p", "no:cacheprovider", "-q", "-rfE", "--tb=no"]
PASSED, FAILED = 0, 1
# Red must be the word of the test, not of a guard that was taken away so badly that nothing runs.
CRASHED = re.compile(r" - (Name|Syntax|Import|Attribute|Type)Error")


def copy_tree(to: Path) -> Path:
    """The tree without what is made by tools; what Node.js packages there are is used in place."""
    shutil.copytree(ROOT, to, ignore=LEFT_OUT)
    (to / "node_modules").symlink_to(ROOT / "node_modules")
    return to


def run(folder: Path, tests: Collection[str], *options: str) -> tuple[int, list[str]]:
    """The exit code of pytest over these tests, and its lines about those that are not green."""
    done = subprocess.run(
        [*PYTEST, *options, *tests],
        cwd=folder,
        env={**environment(full=False), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    said = done.stdout.splitlines()
    return done.returncode, [line for line in said if line.startswith(("FAILED", "ERROR"))]


def green(folder: Path, tests: Collection[str]) -> set[str]:
    """Those of the tests that are green with every guard in place; none when pytest can't begin."""
    code, said = run(folder, tests)
    if code not in (PASSED, FAILED):
        return set()
    red = {line.split(" ", 1)[1].partition(" - ")[0] for line in said}
    red |= {name.partition("[")[0] for name in red}
    return set(tests) - red


def without(fault: Fault, folder: Path) -> str:
    """Why the test does not prove the guard; empty when it goes red without it."""
    file = folder / fault.file
    whole = file.read_text()
    if whole.count(fault.old) != 1:
        return f"the text is {whole.count(fault.old)} times in {fault.file}"
    file.write_text(whole.replace(fault.old, fault.new))
    try:
        code, said = run(folder, [fault.test], "-x")
    except subprocess.TimeoutExpired:
        return f"no answer within {PATIENCE} s"
    finally:
        file.write_text(whole)
    if code == PASSED:
        return "still green without the guard"
    if code != FAILED or any(line.startswith("ERROR") or CRASHED.search(line) for line in said):
        return f"broke down (exit {code}) {said}"
    return ""


def prove(fault: Fault, folders: "Queue[Path]") -> bool:
    """Take a copy of the tree, try the fault there, and say how it went."""
    folder = folders.get()
    problem = without(fault, folder)
    folders.put(folder)
    word = f"NOT PROVEN ({problem})" if problem else "red"
    print(f"{word}: {fault.guard}: {fault.test}", flush=True)
    return not problem


def main(words: list[str]) -> int:
    """All faults, or those whose name has one of the words."""
    chosen = [fault for fault in FAULTS if not words or any(word in fault.guard for word in words)]
    tests = {fault.test for fault in chosen}
    with tempfile.TemporaryDirectory(prefix="jobmatch-faults-") as place:
        folders: Queue[Path] = Queue()
        for number in range(AT_ONCE):
            folders.put(copy_tree(Path(place) / str(number)))
        ready = green(Path(place) / "0", tests)
        for test in sorted(tests - ready):
            print(f"NOT GREEN with every guard in place: {test}", flush=True)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            tried = [fault for fault in chosen if fault.test in ready]
            proven = sum(pool.map(lambda fault: prove(fault, folders), tried))
    print(f"{proven} of {len(chosen)}")
    return proven != len(chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
