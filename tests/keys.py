"""The store of data keys in tests: what is left in it, and the two databases of the product.

Most tests keep keys beside all else, in the database that is put back after each. A test marked
`apart` has them in their own, as the product does.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from jobmatch.sealing import services as sealing
from jobmatch.sealing.models import Key
from tests.database_url import url_of_test_database

apart = [
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
    pytest.mark.usefixtures("keys_apart"),
]


@pytest.fixture
def keys_apart(settings: Any, transactional_db: None) -> Iterator[None]:
    """Keys in their own database, emptied afterwards."""
    settings.KEYS_ALIAS = "keys"
    yield
    Key.objects.all().delete()


def urls() -> dict[str, str]:
    """The variables with which a process beside the tests works in the databases of a test marked `apart`."""
    return {
        "DATABASE_URL": url_of_test_database(),
        "KEYS_DATABASE_URL": url_of_test_database("keys"),
    }


def left(person: UUID | None = None) -> int:
    """How many keys open something, of a person or of all, once what was given up is destroyed."""
    sealing.destroy_due()  # in a test that is undone nothing comes after the commit
    found = Key.objects.filter(destroyed_on=None)
    return (found if person is None else found.filter(person=person)).count()
