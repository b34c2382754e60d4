"""The table of faults does not rot: each text is still there once, and each test that must go red exists."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.faults.fault import Fault
from tests.faults.table import FAULTS

ROOT = Path(__file__).parent.parent.parent
LEAST = 24

each = pytest.mark.parametrize("fault", FAULTS, ids=[fault.guard for fault in FAULTS])


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of a module, with those in its classes."""
    parts = ast.walk(ast.parse((ROOT / file).read_text()))
    return frozenset(part.name for part in parts if isinstance(part, ast.FunctionDef))


@each
def test_the_guard_is_there_once_and_without_it_the_file_still_reads(fault: Fault) -> None:
    whole = (ROOT / fault.file).read_text()
    assert whole.count(fault.old) == 1
    without = whole.replace(fault.old, fault.new)
    assert without != whole
    if fault.file.endswith(".py"):
        ast.parse(without)


@each
def test_the_test_that_must_go_red_exists(fault: Fault) -> None:
    file, *_, name = fault.test.partition("[")[0].split("::")
    assert name in names_in(file)


def test_there_are_enough_faults_and_no_two_of_one_guard() -> None:
    assert len(FAULTS) == len({fault.guard for fault in FAULTS}) >= LEAST
