"""The scorer imports the standard library and shared words only: no clock, network, chance or fractions."""

import ast
from pathlib import Path

import pytest

from matching import scorer

FOLDER = Path(scorer.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
ALLOWED = {
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime",
    "functools",
    "hashlib",
    "itertools",
    "json",
    "math",
    "pathlib",
    "re",
    "types",
    "typing",
    "unicodedata",
    "uuid",
    "jobmatch.taxonomy.vocabulary",
}


def imported(tree: ast.AST) -> set[str]:
    names = {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    return names | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def is_fraction(node: ast.AST) -> bool:
    literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
    divided = isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
    return literal or divided or (isinstance(node, ast.Name) and node.id in {"float", "round", "hash"})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_module_imports_nothing_but_the_allowed(path):
    outside = {name for name in imported(ast.parse(path.read_text("utf-8"))) if "matching.scorer" not in name}
    assert outside <= ALLOWED


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_module_works_in_whole_numbers(path):
    tree = ast.parse(path.read_text("utf-8"))
    paths = {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.BinOp) and "__file__" in ast.unparse(node)
    }
    assert not [ast.unparse(node) for node in ast.walk(tree) if is_fraction(node) and id(node) not in paths]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_module_reads_no_clock(path):
    text = path.read_text("utf-8")
    assert "today(" not in text
    assert "now(" not in text
