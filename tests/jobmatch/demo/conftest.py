"""The demo region, made once and put into the database for the tests of a module; taken back after them."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings as project
from django.db import transaction
from pytest_django import DjangoDbBlocker

from jobmatch.demo import region
from tests.database import Rows, put_back, rows_there

ON = date(2026, 11, 24)


@pytest.fixture(scope="session")
def rows_of_the_region(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Rows:
    """What loading the region adds to each table. It takes seconds, and putting rows in does not."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(project, "DEMO", True)
        before = {table: rows for table, (_, rows) in rows_there().items()}
        region.load(on=ON)
        after = rows_there()
        transaction.set_rollback(True)
    return {
        table: (columns, [row for row in rows if row not in before.get(table, ())])
        for table, (columns, rows) in after.items()
    }


@pytest.fixture(scope="module")
def loaded_region(rows_of_the_region: Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        put_back(rows_of_the_region)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_region: None, db: None, monkeypatch: pytest.MonkeyPatch) -> date:
    """The demo is on and loaded; the date it was loaded for."""
    monkeypatch.setattr(project, "DEMO", True)
    return ON
