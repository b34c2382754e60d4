"""The words of docs/words.md are those of the code, and no file names what lies outside the project."""

import re
import subprocess
import tokenize
from functools import cache
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

WORDS = ROOT / "docs" / "words.md"
IN_CODE = re.compile(r"`([^`]+)`")


@cache
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


# the words of docs/words.md


def rows() -> list[list[str]]:
    """The rows of the table: words, Dutch, meaning, files."""
    lines = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def names_in(file: Path) -> set[str]:
    """The names in a module, its own with them, and their parts between underscores."""
    with tokenize.open(file) as source:
        tokens = list(tokenize.generate_tokens(source.readline))
    names = [token.string for token in tokens if token.type == tokenize.NAME]
    return {part for name in (*names, file.stem) for part in (name, *name.split("_"))}


def test_each_word_is_explained_once_and_shortly() -> None:
    found = rows()
    words = [word for row in found for word in IN_CODE.findall(row[0])]
    assert {len(row) for row in found} == {4}
    assert len(found) <= 80
    assert sorted(words) == sorted(set(words))


def test_each_word_is_a_name_where_the_table_says() -> None:
    missing = [
        word
        for words, _dutch, _meaning, files in rows()
        for word in IN_CODE.findall(words)
        if not any(word in names_in(ROOT / file) for file in IN_CODE.findall(files))
    ]
    assert missing == []


def test_the_screen_says_the_dutch_of_the_table() -> None:
    said = "".join(text for name, text in texts() if name.endswith(".po")).lower()
    dutch = [word for row in rows() for word in row[1].split(", ") if word != "-"]
    assert [word for word in dutch if word not in said] == []


def test_no_module_is_called_by_a_word_that_holds_anything() -> None:
    last = WORDS.read_text(encoding="utf-8").rsplit("\n\n", 1)[1]
    forbidden = set(IN_CODE.findall(last))
    assert {"utils", "helpers", "common", "misc"} <= forbidden
    called = {
        name: forbidden & {path.stem, *path.parent.parts}
        for name, path in ((name, Path(name)) for name, _text in texts())
        if path.suffix == ".py"
    }
    assert {name: words for name, words in called.items() if words} == {}
