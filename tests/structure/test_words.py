"""No file names a machine, a registry of packages or a folder outside the project."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.structure.test_layers import ROOT

# Written apart, or this file would be the first to be found.
REGISTRIES = (
    *("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "npm" + "js.com"),
    *("regis" + "try.yarn",),
)
PLACES = ("/" + "root/", "/" + "home/", "/" + "work/", "/" + "Users/", "/" + "opt/")
# A place begins where a path begins: a folder of ours may have the same name.
BEGINS = r"(?<![\w}])"
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), *(BEGINS + re.escape(one) for one in PLACES)]))
OUTSIDE = ".." + "/shared"


def texts() -> list[tuple[str, str]]:
    """Every text file that is, or is about to be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        try:
            found.append((name, Path(ROOT, name).read_text(encoding="utf-8")))
        except (UnicodeDecodeError, FileNotFoundError):  # a picture or a font, or a file that is being moved
            continue
    return found


@pytest.mark.parametrize("text", [REGISTRIES[0], f"see {PLACES[2]}main"])
def test_a_forbidden_word_is_found(text: str) -> None:
    assert FORBIDDEN.search(text)


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {name: match.group() for name, text in texts() if (match := FORBIDDEN.search(text)) is not None}
    assert found == {}


def test_only_the_build_script_names_the_folder_with_real_files() -> None:
    assert [name for name, text in texts() if OUTSIDE in text] == [".ci/run"]
