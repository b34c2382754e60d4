"""Every path and module that a text names is there: texts stay true when modules move."""

import re
from pathlib import Path

import pytest

from tests.structure.test_layers import PACKAGES, ROOT, layer_of
from tests.structure.test_words import texts

FOLDERS = (*PACKAGES, "tests", "docs", "requirements")
OURS = "|".join(FOLDERS)
IN_CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(rf"(?:{OURS})(?:/[\w.-]+)+/?|[\w-]+\.(?:py|md|toml|csv|json|css|js|xz|txt)")
MODULE = re.compile(rf"(?:{'|'.join(PACKAGES)})(?:\.[a-z_]+)+(?<!\.xz)")
SOURCE_FILE = re.compile(rf"(?<![\w./-])(?:{OURS})(?:/[\w-]+)+\.(?:py|md|toml|csv|json|txt)\b")
LINK = re.compile(r"\]\(([^)#:]+)\)")
PICTURE = re.compile(r"^([a-z][\w.]*(?: \| [\w.]+)*)", re.MULTILINE)
HISTORY = "CHANGELOG.md"  # names things as they were called then


def is_there(name: str, beside: Path = ROOT) -> bool:
    """Whether a path is in the project or beside the text; a bare file name may be that of any file."""
    anywhere = "/" not in name and any(Path(file).name == name for file, _ in texts())
    return anywhere or (ROOT / name).exists() or (beside / name).exists()


def is_a_module(name: str) -> bool:
    """Whether a dotted name is a module of the project, or something in one."""
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists() or path.parent.with_suffix(".py").exists()


def missing(text: str, beside: Path) -> list[str]:
    """The paths, modules and links of a Markdown text that lead nowhere."""
    words = [word.strip(".,()") for code in IN_CODE.findall(text) for word in code.split()]
    paths = [word.split("::")[0] for word in words]
    return [
        *(path for path in paths if PATH.fullmatch(path) and not is_there(path, beside)),
        *(word for word in words if MODULE.fullmatch(word) and not (is_there(word) or is_a_module(word))),
        *(link for link in LINK.findall(text) if not (beside / link).exists()),
    ]


@pytest.mark.parametrize(
    "text", ["`tests/gone.py`", "see `candidates.services.gone.old`", "`nowhere.py`", "[x](docs/gone.md)"]
)
def test_what_is_not_there_is_found(text: str) -> None:
    assert len(missing(text, ROOT)) == 1


def test_what_documents_name_is_there() -> None:
    documents = {name: text for name, text in texts() if name.endswith(".md") and name != HISTORY}
    found = {name: missing(text, (ROOT / name).parent) for name, text in documents.items()}
    assert {name: gone for name, gone in found.items() if gone} == {}


def test_files_that_the_code_names_are_there() -> None:
    named = [
        f"{name}: {path}"
        for name, text in texts()
        if name.startswith(PACKAGES) or name in ("pyproject.toml", "Makefile")
        for path in SOURCE_FILE.findall(text)
        if not (ROOT / path).exists()
    ]
    assert named == []


def test_the_picture_of_the_readme_has_the_layers_in_their_order() -> None:
    picture = (ROOT / "README.md").read_text(encoding="utf-8").split("## How it is built")[1].split("```")[1]
    rows = [
        names.split(" | ") for names in re.findall(r"^([a-z][\w.]*(?: \| [\w.]+)*)", picture, re.MULTILINE)
    ]
    layers = [[layer_of(name) for name in row] for row in rows]
    assert None not in [layer for row in layers for layer in row]
    lowest = [min(layer for layer in row if layer is not None) for row in layers]
    assert lowest == sorted(lowest, reverse=True)
