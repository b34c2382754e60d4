"""The test database: which tests use it, and what transactional tests leave is wiped.

Wiped in spite of the triggers of the access log.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import time
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import TransactionTestCase

from tests import migrated, statements
from tests.sizes import CASES

# Whoever opens the database without one of these is stopped by pytest-django.
THE_DATABASE = ("db", "transactional_db", "live_server")
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what touches no database: it is run once. Leave to the other database what it tries."""
    if left := left_to_the_other(items):
        config.hook.pytest_deselected(items=[*left])
        items[:] = [item for item in items if item not in left]
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") is None and not set(THE_DATABASE) & set(fixtures):
            item.add_marker("without_database")


def left_to_the_other(items: list[pytest.Item]) -> set[pytest.Item]:
    """What only the other database tries: cases of long tables, and tests that ask nothing new."""
    left = cases_of_long_tables(items)
    if connection.vendor != "sqlite":
        rest = [item for item in items if item not in left]
        left |= {*statements.with_nothing_new(rest, statements.noted())}
    return left


def cases_of_long_tables(items: list[pytest.Item]) -> set[pytest.Item]:
    """Of each table that is mostly tried on the other database, all cases but one in so many."""
    seen: Counter[str] = Counter()
    left = set()
    for item in items:
        table = item.get_closest_marker("mostly_on")
        if table is not None and table.args[0] != connection.vendor:
            name = item.nodeid.partition("[")[0]
            if seen[name] % CASES.value:
                left.add(item)
            seen[name] += 1
    return left


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Our own triggers off for a moment; only the teardown of tests may do this."""
    lift = _lifted_on_sqlite if connection.vendor == "sqlite" else _lifted_on_postgresql
    with lift():
        yield


@contextmanager
def _lifted_on_sqlite() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            yield
        finally:
            for _, sql in triggers:
                cursor.execute(sql.replace("%", "%%"), None)


@contextmanager
def _lifted_on_postgresql() -> Iterator[None]:
    """Of a superuser: foreign keys are not checked either."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def rows_there() -> Rows:
    """All that is in the tables, to put it back later."""
    names = connection.introspection.django_table_names(only_existing=True)
    found = {table: rows_of(table) for table in names}
    return {table: (columns, rows) for table, (columns, rows) in found.items() if rows}


def rows_of(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns of a table and what is in it."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        rows = cursor.fetchall()
        return [column[0] for column in cursor.description], rows


def put_back(kept: Rows) -> None:
    """Insert the kept rows; foreign keys are checked at the commit."""
    insert = _insert_on_sqlite if connection.vendor == "sqlite" else _copy_to_postgresql
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in kept.items():
            if not rows:
                continue
            names = ", ".join(f'"{column}"' for column in columns)
            insert(cursor, f'"{table}" ({names})', rows)


def _insert_on_sqlite(cursor: Any, target: str, rows: list[tuple[Any, ...]]) -> None:
    marks = ", ".join(["%s"] * len(rows[0]))
    # The driver reads a time of day as one and writes none.
    kept = [tuple(str(value) if isinstance(value, time) else value for value in row) for row in rows]
    cursor.executemany(f"INSERT INTO {target} VALUES ({marks})", kept)


def _copy_to_postgresql(cursor: Any, target: str, rows: list[tuple[Any, ...]]) -> None:
    with cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def empty_all(*, but: Collection[str] = ()) -> None:
    """Delete every row; a counter of a table goes on where it was."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            if table not in but:
                cursor.execute(f'DELETE FROM "{table}"')


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Of pytest-django, right before it makes the test databases: where one is made once, it is copied."""
    with pytest.MonkeyPatch.context() as patch:
        if migrated.named_folder():
            patch.setattr(connection.creation, "create_test_db", migrated.create_test_db)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, with a wipe after each transactional test that leaves it as the migrations did."""
    with django_db_blocker.unblock():
        kept = rows_there()
        connections.close_all()

    def wipe(_test: TransactionTestCase) -> None:
        touched = {table: rows for table, rows in kept.items() if rows_of(table) != rows}
        # Few tests touch what is built in, and to read it is quicker than to write it.
        with triggers_lifted(), transaction.atomic():  # what stays may name what is put back
            empty_all(but=kept.keys() - touched.keys())
            put_back(touched)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", wipe)
        yield
