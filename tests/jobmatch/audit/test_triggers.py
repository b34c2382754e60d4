from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from jobmatch.audit import triggers
from tests.jobmatch.audit.situations import run_sql

pytestmark = pytest.mark.django_db

NAMES = [
    statement.split()[2]
    for statement in (
        *(triggers.SQLITE_INSTALL if connection.vendor == "sqlite" else triggers.POSTGRESQL_INSTALL),
        *(triggers.SQLITE_KEYED if connection.vendor == "sqlite" else triggers.POSTGRESQL_KEYED),
        *(triggers.SQLITE_QUIET if connection.vendor == "sqlite" else triggers.POSTGRESQL_QUIET),
    )
    if statement.startswith("CREATE TRIGGER")
]


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def statement_of(name: str) -> str:
    every = (
        *triggers.SQLITE_INSTALL,
        *triggers.SQLITE_KEYED,
        *triggers.SQLITE_QUIET,
        *triggers.POSTGRESQL_INSTALL,
        *triggers.POSTGRESQL_KEYED,
        *triggers.POSTGRESQL_QUIET,
    )
    vendor = "AUDIT" if connection.vendor == "sqlite" else "audit_refuse"
    return next(each for each in every if f" {name} " in each and (vendor in each or vendor == "AUDIT"))


def drop(name: str) -> None:
    words = statement_of(name).split()
    on_table = "" if connection.vendor == "sqlite" else f" ON {words[words.index('ON') + 1]}"
    run_sql(f"DROP TRIGGER {name}{on_table}")


def test_all_stand() -> None:
    assert triggers.missing(connection) == []


@pytest.mark.parametrize("name", NAMES)
def test_one_that_is_gone_is_named(name: str) -> None:
    with undone():
        drop(name)
        assert triggers.missing(connection) == [name]


def test_one_that_refuses_nothing_any_more_is_named() -> None:
    name = "audit_chain_only_up"
    with undone():
        drop(name)
        never = statement_of(name).replace(triggers.GOES_DOWN, "NEW.number < 0")
        run_sql(never)
        assert triggers.missing(connection) == [name]


def test_on_postgresql_those_that_are_off_are_named() -> None:
    if connection.vendor == "sqlite":  # has no way to switch one off
        return
    with undone():
        run_sql("ALTER TABLE audit_root DISABLE TRIGGER audit_root_only_added")
        assert triggers.missing(connection) == ["audit_root_only_added"]
    with undone():
        run_sql("SET LOCAL session_replication_role = replica")
        assert triggers.missing(connection) == ["session_replication_role"]
    with undone():
        run_sql(
            "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NEW; END $$"
        )
        assert triggers.missing(connection) == NAMES


def test_what_is_lifted_is_put_back() -> None:
    with undone():
        triggers.lift_quiet(connection)
        triggers.lift_keyed(connection)
        triggers.lift(connection)
        assert triggers.missing(connection) == NAMES
        triggers.install(connection)
        triggers.install_keyed(connection)
        triggers.install_quiet(connection)
        assert triggers.missing(connection) == []
