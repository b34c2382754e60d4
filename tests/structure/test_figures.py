"""The figures of the code count what is written, on a tree that is small enough to count by hand."""

from pathlib import Path

import pytest

from tests.structure.figures import PACKAGES, cycles, figures, ignores, lengths, table
from tests.structure.source import sources
from tests.structure.test_layers import graph

ROOT = Path(__file__).parent.parent.parent
TREE = {
    "Makefile": "READ = $(shell echo candidates/rules)\n\ncheck:\n\tmypy $(READ)\n",
    "candidates/__init__.py": "",
    "candidates/rules/__init__.py": "",
    "candidates/rules/ages.py": '''
"""A docstring
of two lines."""

from candidates.forms import fields


@decorated
def age(
    born: int,  # a comment beside code
) -> int:
    """Says nothing."""
    # a comment alone

    return fields.NOW - born
''',
    "candidates/forms/__init__.py": "",
    "candidates/forms/fields.py": """
from typing import Any, cast

import candidates.rules.ages
from candidates.rules.ages import age

NOW = cast(int, "2026")
many: "list[Any]" = []


def save(form: Any) -> Any:
    try:
        return render(form, status=422 if form.errors else 200)
    except (RuleBroken, ValueError):
        return age(1)  # type: ignore[arg-type]  # for its reason
    return age(2)  # type: ignore[arg-type]
""",
    "candidates/migrations/__init__.py": "",
    "candidates/migrations/0001_initial.py": "from candidates.forms import fields\n",
    "candidates/templates/candidates/page.html": f"{'a' * 300}\n{'b' * 100}\n{'c' * 301}\n",
    "tests/test_ages.py": "def test_age(): ...\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_figure_is_counted(tree: Path) -> None:
    found = figures(tree)
    assert {name: value for name, value in found.items() if not name.startswith(PACKAGES[2:])} == {
        "modules with code": "2",
        "lines of code": "17",
        "lines of a file, median / p90 / max": "8.5 / 10 / 11",
        "functions": "2",
        "lines of a function, median / p90 / max": "5.5 / 6 / 6",
        "lines of tests per line of code": "0.06",
        "`except RuleBroken`": "1",
        "`status=422 if`": "1",
        "jobmatch: modules, arrows inside": "0, 0",
        "candidates: modules, arrows inside": "5, 2",
        "arrows in all": "2",
        "modules in a cycle": "2",
        "mutual pairs of packages": "1 (candidates.forms <> candidates.rules)",
        "modules that mypy leaves out": "3 of 5",
        "`Any` + `cast` + `type: ignore`": "3 + 1 + 2",
        "`Any`, `cast` and `type: ignore` together": "6",
        "`type: ignore` without its reason": "1",
        "lines of templates": "3",
        "lines of templates over 200, over 300, longest": "2, 1, 301",
        "share of their characters in lines over 200": "86%",
    }


def test_the_figures_of_two_checkouts_stand_side_by_side() -> None:
    assert table({"before": {"lines": "2"}, "after": {"lines": "1", "new": "0"}}) == (
        "|  | before | after |\n| --- | --- | --- |\n| lines | 2 | 1 |\n| new | - | 0 |"
    )


def test_of_one_length_there_is_no_median() -> None:
    assert (lengths([]), lengths([7]), lengths([1, 2, 30])) == ("", "7", "2 / 24 / 30")


def test_every_ignored_error_of_types_says_why() -> None:
    assert [
        module.name for module in sources(ROOT, PACKAGES) for found in ignores(module) if found["why"] is None
    ] == []


def test_no_module_imports_itself_round_others() -> None:
    found = graph()
    arrows = {module: found.find_modules_directly_imported_by(module) for module in found.modules}
    assert cycles(arrows) == 0
