"""The demo region, loaded once for the tests of a module, and taken back after them."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings as project
from django.db import transaction
from pytest_django import DjangoDbBlocker

from jobmatch.web.demo import region

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def loaded_region(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(project, "DEMO", True)
        region.load(on=ON)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_region: None, db: None, monkeypatch: pytest.MonkeyPatch) -> date:
    """The demo is on and loaded; the date it was loaded for."""
    monkeypatch.setattr(project, "DEMO", True)
    return ON
