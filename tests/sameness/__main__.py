"""`python -m tests.sameness OLD [REAL]`: does this checkout say the same as the checkout in the folder OLD?

Both begin with the demo database that is kept in tests/upgrades, and each migrates its own copy; then what
collect.py gathers is compared: pages as their readers see them, everything else to the letter. OLD is set up
(`make setup`). REAL is a folder with real vacancies, to rank them too.
"""

import difflib
import json
import lzma
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.sameness.collect import ANY_ID
from tests.sameness.reading import read
from tests.upgrades.keep import HERE

ROOT = Path(__file__).parent.parent.parent
COLLECT = Path(__file__).parent / "collect.py"
KEPT = HERE / "9324914"
MOST_SHOWN = 20
# Addresses that have another name since: what the old one says is read with the new name.
RENAMED: tuple[tuple[str, str], ...] = (
    (r"(/kandidaten/[^/]+)/person/", r"\1/persoon/"),
    (r"(/kandidaten/[^/]+)/wishes/", r"\1/wensen/"),
    (r"(/kandidaten/[^/]+)/skills/", r"\1/vaardigheden/"),
    (r"(/kandidaten/[^/]+)/languages/", r"\1/talen/"),
    (r"(/kandidaten/[^/]+)/credentials/", r"\1/diplomas/"),
    (r"(/kandidaten/[^/]+)/experience/", r"\1/ervaring/"),
    (r"(/kandidaten/[^/]+)/conditions/", r"\1/voorwaarden/"),
    (r"(/kandidaten/[^/]+)/exclusions/", r"\1/liever-niet-daar/"),
    (r"(/kandidaten/[^/]+)/own-words/", r"\1/eigen-woorden/"),
    (r"(/kandidaten/[^/]+)/from-words/", r"\1/uit-eigen-woorden/"),
    (r"(/kandidaten/[^/]+)/needs/", r"\1/werkplek/"),
    (r"(/kandidaten/[^/]+)/step/", r"\1/stap/"),
    (r"(/kandidaten/[^/]+)/exclusions/zoeken/", r"\1/liever-niet-daar/zoeken/"),
    (r"(/kandidaten/[^/]+)/gesprek/love/", r"\1/gesprek/graag-doen/"),
    (r"(/kandidaten/[^/]+)/gesprek/good/", r"\1/gesprek/goed-in/"),
    (r"(/kandidaten/[^/]+)/gesprek/matters/", r"\1/gesprek/belangrijk/"),
    (r"(/kandidaten/[^/]+)/gesprek/know/", r"\1/gesprek/goed-om-te-weten/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/keep-needs/", r"\1/toestemmingen/werkplek-bewaren/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/keep-experience/", r"\1/toestemmingen/meegemaakt-bewaren/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/share/", r"\1/toestemmingen/voorstellen/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/tell-referrer/", r"\1/toestemmingen/aanmelder-vertellen/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/count/", r"\1/toestemmingen/meetellen/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/message-me/", r"\1/toestemmingen/berichten/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/stand-in/", r"\1/toestemmingen/vervanger/"),
    (r"(/kandidaten/[^/]+)/toestemmingen/other-partner/", r"\1/toestemmingen/andere-hulp/"),
    (r"(/kandidaten/[^/]+)/meegemaakt/([^/]+)/words/", r"\1/meegemaakt/\2/woorden/"),
    (r"(/kandidaten/[^/]+)/meegemaakt/([^/]+)/where/", r"\1/meegemaakt/\2/waar/"),
    (r"(/kandidaten/[^/]+)/meegemaakt/([^/]+)/why/", r"\1/meegemaakt/\2/waarom/"),
    (r"(/kandidaten/[^/]+)/meegemaakt/([^/]+)/road/", r"\1/meegemaakt/\2/wat-nu/"),
)

Found = dict[str, str]


def gather(checkout: Path, place: Path, real: str) -> Found:
    """What a checkout says of its own migrated copy of the kept database."""
    (place / "jobmatch.sqlite3").write_bytes(lzma.decompress((KEPT / "jobmatch.sqlite3.xz").read_bytes()))
    shutil.copyfile(KEPT / "secrets.json", place / "secrets.json")
    found = place / "found.json"
    left_out = ("DATABASE_URL", "KEYS_DATABASE_URL")
    variables = {name: value for name, value in os.environ.items() if name not in left_out}
    variables |= {"JOBMATCH_DEMO": "1", "JOBMATCH_DATA_DIR": str(place), "PYTHONPATH": str(checkout)}
    for words in (
        ["manage.py", "migrate", "--verbosity=0"],
        ["manage.py", "collectstatic", "--noinput", "--verbosity=0"],
        [str(COLLECT), str(found), *([real] if real else [])],
    ):
        command = [str(checkout / ".venv/bin/python"), *words]
        subprocess.run(command, cwd=checkout, env=variables, check=True, capture_output=True)
    gathered: Found = json.loads(found.read_text(encoding="utf-8"))
    return gathered


def with_new_names(found: Found) -> Found:
    """What the old checkout said, with the addresses of today."""

    def renamed(text: str) -> str:
        for old, new in RENAMED:
            text = re.sub(old, new, text)
        return text

    return {renamed(name): renamed(text) for name, text in found.items()}


def ids_in(found: Found) -> set[str]:
    return {one.replace("-", "") for text in found.values() for one in ANY_ID.findall(text)}


def differences(before: Found, after: Found) -> list[tuple[str, list[str], list[str]]]:
    """What is not the same, by name; an id that was made meanwhile is another one each time."""
    known = ids_in(before) & ids_in(after)

    def kept_or_not(one: "re.Match[str]") -> str:
        return one[0] if one[0].replace("-", "") in known else "ID"

    def lines_of(found: Found, name: str) -> list[str]:
        text = ANY_ID.sub(
            lambda one: one[0] if one[0].replace("-", "") in known else "ID", found.get(name, "")
        )
        lines = read(text)
        return sorted(lines) if name.startswith("table ") else lines

    pairs = [(name, lines_of(before, name), lines_of(after, name)) for name in sorted({*before, *after})]
    return [pair for pair in pairs if pair[1] != pair[2]]


def main(old: Path, real: str) -> int:
    """How much is the same, and the first of what is not."""
    with tempfile.TemporaryDirectory() as folder:
        places = [Path(folder) / name for name in ("before", "after")]
        for place in places:
            place.mkdir()
        before, after = with_new_names(gather(old, places[0], real)), gather(ROOT, places[1], real)
    differ = differences(before, after)
    for name, was, now in differ[:MOST_SHOWN]:
        print(name, *list(difflib.unified_diff(was, now, "before", "after", lineterm="", n=1))[:30], sep="\n")
    kinds = Counter(name.split()[0] for name in {*before, *after})
    print(f"{kinds.total() - len(differ)} of {kinds.total()} the same: {dict(sorted(kinds.items()))}")
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), sys.argv[2] if len(sys.argv) > 2 else ""))
