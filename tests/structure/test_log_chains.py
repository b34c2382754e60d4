"""Each row of the access log goes on the chain of its own file.

`chain` has no default: a call without it is refused by mypy and fails when it runs. Here: nobody writes
*none* for a row about a youth, nor takes the municipality of who acts.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("jobmatch", "candidates", "employers", "matching", "notifications")
WRITERS = ("record", "Fact")


def calls(source: str) -> Iterator[ast.Call]:
    """What writes a row of the log: `audit.record(...)`, `audit.Fact(...)`, `Fact(...)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _writes(node.func):
            yield node


def _writes(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return ast.unparse(function.value) == "audit" and function.attr in WRITERS
    return isinstance(function, ast.Name) and function.id == "Fact"


def is_wrong(call: ast.Call) -> bool:
    """No chain, none for a youth's row, or the chain of the actor."""
    given = {each.arg: ast.unparse(each.value) for each in call.keywords}
    chain = given.get("chain")
    if chain is None or chain.startswith("by.") or "user." in chain:
        return True
    return chain == "None" and ("person" in given or len(call.args) > 2)


def test_every_row_of_the_log_names_the_chain_of_what_it_is_about() -> None:
    files = [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.parent != ROOT / "jobmatch" / "audit"
    ]
    found = [(path, call) for path in files for call in calls(path.read_text(encoding="utf-8"))]
    assert len(found) > 80
    wrong = [f"{path.relative_to(ROOT)}:{call.lineno}" for path, call in found if is_wrong(call)]
    assert not wrong, f"say chain=candidate.municipality_id, chain_of(organisation) or None: {wrong}"


@pytest.mark.parametrize(
    ("call", "wrong"),
    [
        ("audit.record(event='x', by=by, person=youth.pk)", True),
        ("audit.record(event='x', by=by, chain=None, person=youth.pk)", True),
        ("audit.Fact('x', by, youth.pk, chain=None)", True),
        ("audit.record(event='x', by=by, chain=by.municipality_id)", True),
        ("audit.record(event='x', by=by, chain=youth.municipality_id, person=youth.pk)", False),
        ("audit.record(event='x', by=by, chain=None)", False),
    ],
)
def test_a_wrong_chain_is_seen(call: str, wrong: bool) -> None:
    assert [is_wrong(each) for each in calls(call)] == [wrong]
