"""`python -m tests.faults.mutations [MODULE ...]`: small faults in the gates of the scorer, one at a time.

Each comparison, `and`, `or`, `not`, condition, whole number and sign in the functions that gates and shelves
are made of is changed once, and the tests of the scorer run until one goes red. What stays green is printed:
either a test is missing, or the change changes nothing, and docs/fairness.md says why.

All tests are collected once; for each fault a process is forked, in which the code of the one function is put
in place of what was there.
"""

import ast
import copy
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

PACKAGE = "matching.scorer.v2"
MODULES = ("gates", "credentials", "minors", "languages", "trips", "needs", "shelves")
TESTS = [
    f"tests/matching/scorer/v2/test_{name}.py"
    for name in ("gates", "shelves", "criteria", "drops", "doors", "oracle")
]
LEFT_ASIDE = ["-p", "no:schemathesis", "-p", "no:playwright"]
OTHER: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
}
Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One function with one small fault: where, what it says now, and its code."""

    function: FunctionType
    line: int
    said: str
    says: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.function.__module__}:{self.line} {self.function.__name__}: {self.said} -> {self.says}"


def mutants(name: str) -> Iterator[Mutant]:
    """Every small fault in the functions of a module."""
    module = importlib.import_module(f"{PACKAGE}.{name}")
    file = Path(str(module.__file__))
    tree = ast.parse(file.read_text("utf-8"))
    for place, function in enumerate(tree.body):
        if not isinstance(function, ast.FunctionDef):
            continue
        nodes = [node for part in function.body for node in ast.walk(part)]
        for at, node in enumerate(nodes):
            for change in changes(node):
                other = copy.deepcopy(tree)
                within = other.body[place]
                assert isinstance(within, ast.FunctionDef)
                faulty = [each for part in within.body for each in ast.walk(part)][at]
                said = ast.unparse(node)
                change(faulty)
                ast.fix_missing_locations(other)
                code = next(
                    each
                    for each in compile(other, str(file), "exec").co_consts
                    if isinstance(each, CodeType) and each.co_name == function.name
                )
                yield Mutant(
                    getattr(module, function.name),
                    getattr(node, "lineno", 0),
                    said,
                    ast.unparse(faulty),
                    code,
                )


def changes(node: ast.AST) -> Iterator[Change]:
    """What can be done to a node."""
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            yield from (_operator(at, other) for other in OTHER.get(type(op), ()))
    elif isinstance(node, ast.BoolOp):
        yield from (_put("op", other()) for other in OTHER[type(node.op)])
        yield from (_without(at) for at in range(len(node.values)))
    elif isinstance(node, ast.BinOp):
        yield from (_put("op", other()) for other in OTHER.get(type(node.op), ()))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda each: _put("operand", ast.UnaryOp(ast.Not(), each.operand))(each)
    elif isinstance(node, ast.If | ast.IfExp):
        yield lambda each: _put("test", ast.UnaryOp(ast.Not(), each.test))(each)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield from (_put("value", node.value + more) for more in (1, -1))
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield _put("value", not node.value)


def _put(name: str, value: Any) -> Change:
    return lambda node: setattr(node, name, value)


def _operator(at: int, other: type[ast.AST]) -> Change:
    return lambda node: node.ops.__setitem__(at, other())


def _without(at: int) -> Change:
    """An operand that says nothing: true beside `and`, false beside `or`."""
    return lambda node: node.values.__setitem__(at, ast.Constant(isinstance(node.op, ast.And)))


class Mutations:
    """A plugin of pytest that runs the collected tests once as they are, and once for each mutant."""

    def __init__(self, modules: Sequence[str]) -> None:
        self.modules = modules
        self.survivors: list[Mutant] = []
        self.many = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of the usual loop."""
        session.items.sort(key=lambda item: TESTS.index(str(item.path.relative_to(Path.cwd()))))
        if self._is_red(session, None):
            raise pytest.UsageError("a test is red without any fault")
        for name in self.modules:
            for mutant in mutants(name):
                self.many += 1
                if not self._is_red(session, mutant):
                    self.survivors.append(mutant)
                    say(str(mutant))
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self) -> tuple[str, str, str]:
        """Say nothing of each test."""
        return "", "", ""

    def _is_red(self, session: pytest.Session, mutant: Mutant | None) -> bool:
        """Whether a test fails, asked in a process of its own."""
        if child := os.fork():
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        if mutant:
            mutant.function.__code__ = mutant.code
        try:
            os._exit(_runs_red(session))
        finally:
            os._exit(1)


def _runs_red(session: pytest.Session) -> bool:
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return True
    return False


def main(modules: Sequence[str]) -> int:
    """The number of faults that no test sees."""
    found = Mutations(modules or MODULES)
    outcome = pytest.main(
        ["-q", "-n0", "-p", "no:cacheprovider", "--no-header", *LEFT_ASIDE, *TESTS], plugins=[found]
    )
    say(f"{found.many} small faults, {len(found.survivors)} that no test sees")
    return int(outcome != pytest.ExitCode.OK or not found.many)


def say(words: str) -> None:
    """Past what pytest takes away."""
    os.write(sys.__stdout__.fileno() if sys.__stdout__ else 1, f"{words}\n".encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
