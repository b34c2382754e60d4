"""The table of faults does not rot: each guard is where its row says, and the test that misses it exists."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.faults.away import NotThereError, without
from tests.faults.fault import Answers, Fault, Instead, Without
from tests.faults.table import FAULTS

ROOT = Path(__file__).parent.parent.parent
LEAST = 217

each = pytest.mark.parametrize("fault", FAULTS, ids=[fault.guard for fault in FAULTS])

MODULE = '''
NAMES = ("first name", "place")
BLANK = {"phone": "", "town": None}


class Rows:
    def open(self, on):
        return self.filter(pk=1, due__lte=on)


def may(user, row):
    """Whether the user may see it."""
    if user.is_barred:
        return False
    if not row:
        raise Refused("no_row", "Choose one.")
    check(user, row)
    return row.is_open and user.works_here
'''


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests of a module, with those in its classes."""
    parts = ast.walk(ast.parse((ROOT / file).read_text()))
    return frozenset(part.name for part in parts if isinstance(part, ast.FunctionDef))


@cache
def tree_of(file: str) -> str:
    """What a file of the product says, however it is laid out."""
    return ast.dump(ast.parse((ROOT / file).read_text()))


@each
def test_the_guard_is_there_and_without_it_the_file_still_reads(fault: Fault) -> None:
    changed = without(fault.away, ROOT)
    assert changed
    for file, text in changed.items():
        assert ast.dump(ast.parse(text)) != tree_of(file)


@each
def test_the_test_that_must_go_red_exists(fault: Fault) -> None:
    file, *_, name = fault.test.partition("[")[0].split("::")
    assert name in names_in(file)


def test_there_are_enough_faults_and_no_two_of_one_guard() -> None:
    assert len(FAULTS) == len({fault.guard for fault in FAULTS}) >= LEAST


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tree of one module and two migrations, of which the second has the constraint again."""
    (tmp_path / "app" / "migrations").mkdir(parents=True)
    (tmp_path / "app" / "rules.py").write_text(MODULE)
    (tmp_path / "app" / "migrations" / "__init__.py").touch()
    for number, names in enumerate([("once", "again"), ("again",)]):
        rows = "".join(f"Add(model='row', check=Check(name='{name}')), " for name in names)
        (tmp_path / "app" / "migrations" / f"{number}.py").write_text(f"operations = [{rows}]\n")
    return tmp_path


@pytest.mark.parametrize(
    ("away", "old", "new"),
    [
        (Without("app.rules.may", "check"), "    check(user, row)\n", "    pass\n"),
        (
            Without("app.rules.may", "no_row"),
            '        raise Refused("no_row", "Choose one.")\n',
            "        pass\n",
        ),
        (
            Without("app.rules.may", "is_barred"),
            "    if user.is_barred:\n        return False\n",
            "    pass\n",
        ),
        (Without("app.rules.may", "user.works_here"), " and user.works_here", ""),
        (Without("app.rules.Rows.open", "due__lte"), ", due__lte=on", ""),
        (Without("app.rules.NAMES", "place"), ', "place"', ","),
        (Without("app.rules.BLANK", "town"), ', "town": None', ""),
        (Answers("app.rules.Rows.open", "self"), "self.filter(pk=1, due__lte=on)", "self"),
        (Instead("app.rules.Rows.open", "pk=1", "pk=2"), "pk=1", "pk=2"),
    ],
)
def test_the_guard_alone_is_taken_away(
    root: Path, away: Answers | Without | Instead, old: str, new: str
) -> None:
    [(file, text)] = without(away, root).items()
    assert file == "app/rules.py"
    assert MODULE.count(old) == 1
    assert ast.dump(ast.parse(text)) == ast.dump(ast.parse(MODULE.replace(old, new)))


def test_a_constraint_goes_from_every_migration_that_has_it(root: Path) -> None:
    without_it = without(Without("app.migrations", "again"), root)
    assert without_it == {
        "app/migrations/0.py": "operations = [Add(model='row', check=Check(name='once'))]",
        "app/migrations/1.py": "operations = []",
    }
    assert [*without(Without("app.migrations", "once"), root)] == ["app/migrations/0.py"]


@pytest.mark.parametrize(
    "away",
    [
        Without("app.rules.may", "row"),
        Without("app.rules.may", "Whether"),
        Without("app.rules.Rows.open", "filter"),
        Without("app.migrations", "never"),
        Without("app.other.may", "check"),
        Answers("app.rules.must", "None"),
        Answers("app.rules.NAMES", "None"),
        Instead("app.rules.may", "user", "row"),
        Instead("app.rules.may", "due__lte", "due__lt"),
    ],
)
def test_what_is_not_there_exactly_once_is_said(root: Path, away: Answers | Without | Instead) -> None:
    with pytest.raises(NotThereError):
        without(away, root)
