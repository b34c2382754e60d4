"""The test database: which tests use it, and what transactional tests leave is wiped.

Wiped in spite of the triggers of the access log.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase

# Whoever opens the database without one of these is stopped by pytest-django.
THE_DATABASE = ("db", "transactional_db", "live_server")
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches no database: it is run once, not for each database."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") is None and not set(THE_DATABASE) & set(fixtures):
            item.add_marker("without_database")


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
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        tables = [row[0] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        try:
            yield
        finally:
            for table in tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def rows_there() -> Rows:
    """All that is in the tables, to put it back later."""
    kept: Rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = cursor.fetchall()
            if rows:
                kept[table] = ([column[0] for column in cursor.description], rows)
    return kept


def put_back(kept: Rows) -> None:
    """Insert the kept rows; foreign keys are checked at the commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in kept.items():
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, with a wipe after each transactional test that leaves it as the migrations did."""
    with django_db_blocker.unblock():
        kept = rows_there()
        connection.close()

    def wipe(_test: TransactionTestCase) -> None:
        with triggers_lifted():
            # The rows put back keep their numbers; a counter that starts again would give those out twice.
            call_command(
                "flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False
            )
            put_back(kept)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", wipe)
        yield
