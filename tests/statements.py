"""Which statements each test asks of its database: PostgreSQL is asked every one, but not by every test.

In `make test` the pass on SQLite notes them, and how long each test takes. A test that asks nothing new is
left out on PostgreSQL then: what becomes of the rows does not depend on the database. So that each statement
is asked there in the least time, a test that asks much in little time goes first. Never left out is a test
that commits, and one of which a statement was refused, since after a refusal the databases go on differently.
That rows are locked SQLite does not say; it is noted beside the statement. Values that PostgreSQL alone
refuses are no new statement; they are typed by tests/candidates/views/test_odd_forms.py, which runs there.
What a test itself asks to see what became of rows is not noted. `make proofs` leaves out nothing.
"""

import heapq
import json
import os
import re
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, connection
from django.db.models.sql.compiler import SQLCompiler

FOLDER_VARIABLE = "JOBMATCH_STATEMENTS"
REFUSED = 0  # stands among the statements of a test of which one was refused
QUICKEST = 0.001
BETWEEN = ("SAVEPOINT", "RELEASE", "ROLLBACK")
ROW = r"\(%s(?:, %s)*\)"
# How the same statement is written with other values: more of them, nothing, another length of a list.
VALUES = (
    (re.compile(f"{ROW}(?:, {ROW})*"), "(%s)"),
    (re.compile(r'("[\w."]+" = %s)(?: OR \1)+'), r"\1"),
    (re.compile(r"(?<= = )NULL\b"), "%s"),
    (re.compile(r"(?<=\b(?:LIMIT) )\d+"), "%s"),
    (re.compile(r"(?<=\b(?:OFFSET) )\d+"), "%s"),
)


@dataclass(frozen=True, slots=True)
class Noted:
    """What a test asked, as numbers, and how long it took."""

    asked: frozenset[int]
    seconds: float


_noted_here: dict[str, Noted] = {}
_now: set[int] = set()


@lru_cache(maxsize=8192)
def shape(sql: str) -> int:
    """A number for a statement, whatever the values and however many are in a list of it."""
    for written, with_others in VALUES:
        sql = written.sub(with_others, sql)
    return zlib.crc32(sql.encode())


def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Of Django: called for each statement."""
    if sql.startswith(BETWEEN):
        return execute(sql, params, many, context)
    _now.add(shape(sql))
    try:
        return execute(sql, params, many, context)
    except Error:
        _now.add(REFUSED)
        raise


@contextmanager
def own_look() -> Iterator[None]:
    """What a test itself asks, to see what became of the rows; the product asks no such thing."""
    asked = {*_now}
    try:
        yield
    finally:
        _now.intersection_update(asked)


@contextmanager
def locks_noted() -> Iterator[None]:
    """A statement that locks rows is not the one that reads them, also where SQLite asks the same."""
    written = SQLCompiler.as_sql

    def as_sql(compiler: SQLCompiler, *args: Any, **options: Any) -> Any:
        sql, params = written(compiler, *args, **options)
        if compiler.query.select_for_update:
            _now.add(shape(f"{sql} FOR UPDATE {compiler.query.select_for_update_of}"))
        return sql, params

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLCompiler, "as_sql", as_sql)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _now.clear()
    started = time.monotonic()
    result = yield
    if _now:
        _noted_here[item.nodeid] = Noted(frozenset(_now), time.monotonic() - started)
    return result


@pytest.fixture(scope="session", autouse=True)
def _noted() -> Iterator[None]:
    """What this thread asks; the other threads of a test that has them ask no less."""
    if not os.environ.get(FOLDER_VARIABLE) or connection.vendor != "sqlite":
        yield
        return
    with connection.execute_wrapper(note), locks_noted():
        yield


def pytest_sessionfinish() -> None:
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder and connection.vendor == "sqlite" and _noted_here:
        target = Path(folder) / f"{os.environ.get('PYTEST_XDIST_WORKER', 'all')}.json"
        found = {name: [one.seconds, sorted(one.asked)] for name, one in _noted_here.items()}
        target.write_text(json.dumps(found))


def noted() -> dict[str, Noted]:
    """What the tests asked on SQLite; nothing where that was not noted."""
    folder = os.environ.get(FOLDER_VARIABLE)
    files = Path(folder).glob("*.json") if folder else ()
    return {
        name: Noted(frozenset(asked), seconds)
        for file in files
        for name, (seconds, asked) in json.loads(file.read_text()).items()
    }


def with_nothing_new(items: list[pytest.Item], found: dict[str, Noted]) -> list[pytest.Item]:
    """The tests whose statements are all asked by the others."""
    may = {item.nodeid: item for item in items if item.nodeid in found and may_be_left_out(item, found)}
    counts = Counter(
        one
        for item in items
        if item.nodeid not in may and item.nodeid in found
        for one in found[item.nodeid].asked
    )
    chosen = those_that_ask_all({name: found[name] for name in may}, {*counts})
    counts.update(one for name in chosen for one in found[name].asked)
    for name in sorted(chosen, key=lambda name: -found[name].seconds):  # others were chosen after it
        if all(counts[one] > 1 for one in found[name].asked):
            counts.subtract(found[name].asked)
            chosen.remove(name)
    return [item for name, item in may.items() if name not in chosen]


def those_that_ask_all(found: dict[str, Noted], known: set[int]) -> set[str]:
    """Tests that together ask all that the found ones ask and that is not known, in little time."""

    def worth(name: str) -> float:
        return len(found[name].asked - known) / max(found[name].seconds, QUICKEST)

    waiting = [(-worth(name), name) for name in found]
    heapq.heapify(waiting)
    chosen = set()
    while waiting:
        _, name = heapq.heappop(waiting)
        now = worth(name)  # others may have asked some of it since
        if now and waiting and now < -waiting[0][0]:
            heapq.heappush(waiting, (-now, name))
        elif now:
            known |= found[name].asked
            chosen.add(name)
    return chosen


def may_be_left_out(item: pytest.Item, found: dict[str, Noted]) -> bool:
    """Whether a test is about what is asked, and not about locks, triggers, refusals or who is first."""
    table = item.get_closest_marker("mostly_on")
    is_for_them = table is not None and table.args[0] != "sqlite"  # SQLite was not asked all of it
    return not is_for_them and not is_transactional(item) and REFUSED not in found[item.nodeid].asked


def is_transactional(item: pytest.Item) -> bool:
    """Whether a test commits."""
    marker = item.get_closest_marker("django_db")
    fixtures = {*getattr(item, "fixturenames", ())}
    return bool(
        fixtures & {"transactional_db", "live_server"} or (marker and marker.kwargs.get("transaction"))
    )
