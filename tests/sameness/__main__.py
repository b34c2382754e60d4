"""`python -m tests.sameness OLD [REAL]`: does this checkout say the same as the checkout in the folder OLD?

Both begin with the demo database that is kept in tests/upgrades, each migrates its own copy, and what
`collect.py` gathers is compared: pages as readers see them, rankings, copies and what erasures leave to the letter. OLD has
its own set-up (`make setup`). REAL is a folder with real vacancies to rank too.
"""

import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.sameness.collect import ANY_ID, Found
from tests.sameness.reading import read
from tests.upgrades import unpack

ROOT = Path(__file__).parent.parent.parent
COLLECT = Path(__file__).parent / "collect.py"
STATE = "9324914"
MOST_SHOWN = 20

# Addresses that have another name since: what the old one says is read with the new name.
RENAMED: tuple[tuple[str, str], ...] = ()


def gather(checkout: Path, place: Path, real: str) -> Found:
    """What a checkout says of its own migrated copy of the kept database."""
    data, out = place / "data", place / "found.json"
    unpack(STATE, data)
    python = [str(checkout / ".venv/bin/python")]
    variables = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    variables |= {"JOBMATCH_DEMO": "1", "JOBMATCH_DATA_DIR": str(data), "PYTHONPATH": str(checkout)}
    for words in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "collectstatic", "--noinput", "-v0"],
        [str(COLLECT), str(out), *([real] if real else [])],
    ):
        subprocess.run([*python, *words], cwd=checkout, env=variables, check=True, stderr=subprocess.DEVNULL)
    return Found(json.loads(out.read_text(encoding="utf-8")))


def with_new_names(found: Found) -> Found:
    """What the old checkout said, with the addresses of today."""

    def renamed(text: str) -> str:
        for old, new in RENAMED:
            text = re.sub(old, new, text)
        return text

    return {renamed(name): renamed(text) for name, text in found.items()}


def lines_of(found: Found, name: str, known: frozenset[str]) -> list[str]:
    """What there is to compare; an id that was made meanwhile is another one each time."""

    def same_id(match: "re.Match[str]") -> str:
        return match[0] if match[0].replace("-", "") in known else "a new id"

    return read(ANY_ID.sub(same_id, found.get(name, "NOT THERE")))


def ids_in(found: Found) -> frozenset[str]:
    return frozenset(one.replace("-", "") for text in found.values() for one in ANY_ID.findall(text))


def main(old: Path, real: str) -> int:
    """How much is the same, and the first of what is not."""
    with tempfile.TemporaryDirectory() as folder:
        places = Path(folder) / "old", Path(folder) / "new"
        for place in places:
            place.mkdir()
        before, after = with_new_names(gather(old, places[0], real)), gather(ROOT, places[1], real)
    known = ids_in(before) & ids_in(after)
    names = sorted({*before, *after})
    differ = []
    for name in names:
        lines = lines_of(before, name, known), lines_of(after, name, known)
        if sorted(lines[0]) != sorted(lines[1]) if name.startswith("table ") else lines[0] != lines[1]:
            differ.append((name, lines))
    for name, lines in differ[:MOST_SHOWN]:
        print(name, *list(difflib.unified_diff(*lines, "before", "after", lineterm="", n=1))[:30], sep="\n")
    print(f"{len(names) - len(differ)} of {len(names)} the same")
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), sys.argv[2] if len(sys.argv) > 2 else ""))
