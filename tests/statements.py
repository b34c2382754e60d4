"""Which statements each test asks of its database: PostgreSQL is asked every one, but not by every test.

In `make test` the pass on SQLite notes them. A test of a screen that asks nothing new is left out on
PostgreSQL then: what a screen makes of the rows does not depend on the database. Values that PostgreSQL alone
refuses are no new statement; they are typed by tests/candidates/views/test_odd_forms.py, which runs there.
`make proofs` leaves out nothing.
"""

import json
import os
import re
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

FOLDER_VARIABLE = "JOBMATCH_STATEMENTS"
SCREENS = ("api", "forms", "presentation", "schemas", "views")  # folders or files of tests
BETWEEN = ("SAVEPOINT", "RELEASE", "ROLLBACK")
ROW = r"\(%s(?:, %s)*\)"
ROWS = re.compile(f"{ROW}(?:, {ROW})*")
_asked: dict[str, set[int]] = {}
_now: set[int] = set()


@lru_cache(maxsize=8192)
def shape(sql: str) -> int:
    """A number for a statement, however many values are in a list of it."""
    return zlib.crc32(ROWS.sub("(%s)", sql).encode())


def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Of Django: called for each statement."""
    if not sql.startswith(BETWEEN):
        _now.add(shape(sql))
    return execute(sql, params, many, context)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _now.clear()
    result = yield
    if _now:
        _asked[item.nodeid] = {*_now}
    return result


@pytest.fixture(scope="session", autouse=True)
def _noted() -> Iterator[None]:
    """What this thread asks; the other threads of a test that has them ask no less."""
    if not os.environ.get(FOLDER_VARIABLE):
        yield
        return
    with connection.execute_wrapper(note):
        yield


def pytest_sessionfinish() -> None:
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder and connection.vendor == "sqlite" and _asked:
        target = Path(folder) / f"{os.environ.get('PYTEST_XDIST_WORKER', 'all')}.json"
        target.write_text(json.dumps({name: sorted(asked) for name, asked in _asked.items()}))


def noted() -> dict[str, set[int]]:
    """What the tests asked on SQLite; nothing where that was not noted."""
    folder = os.environ.get(FOLDER_VARIABLE)
    files = Path(folder).glob("*.json") if folder else ()
    return {name: set(asked) for file in files for name, asked in json.loads(file.read_text()).items()}


def with_nothing_new(items: list[pytest.Item], asked: dict[str, set[int]]) -> list[pytest.Item]:
    """The tests of screens whose statements are all asked by the others; who asks most goes first."""
    screens = [item for item in items if item.nodeid in asked and is_of_a_screen(item)]
    names = {item.nodeid for item in screens}
    known = {one for item in items if item.nodeid not in names for one in asked.get(item.nodeid, ())}
    left = []
    for item in sorted(screens, key=lambda item: (-len(asked[item.nodeid]), item.nodeid)):
        if asked[item.nodeid] <= known:
            left.append(item)
        known |= asked[item.nodeid]
    return left


def is_of_a_screen(item: pytest.Item) -> bool:
    """Whether a test is about what people or programs see, and not about locks, triggers or who is first."""
    file = item.nodeid.partition("::")[0]
    names = {part.removeprefix("test_").removesuffix(".py") for part in file.split("/")}
    is_shared = item.get_closest_marker("mostly_on") is not None  # between the databases, already
    return bool(names & {*SCREENS}) and not is_shared and not is_transactional(item)


def is_transactional(item: pytest.Item) -> bool:
    """Whether a test commits."""
    marker = item.get_closest_marker("django_db")
    fixtures = {*getattr(item, "fixturenames", ())}
    return bool(
        fixtures & {"transactional_db", "live_server"} or (marker and marker.kwargs.get("transaction"))
    )
