"""A queryset without an order comes back shuffled, so that nothing leans on the order of a database."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Model, QuerySet

OURS = ("jobmatch.", "candidates.", "employers.", "matching.", "notifications.")


def is_left_to_chance(queryset: QuerySet[Any]) -> bool:
    """Whether the database may give these rows in any order."""
    return (
        queryset.model.__module__.startswith(OURS)
        and not queryset.query.is_sliced
        and not queryset.ordered
        and not queryset.query.combinator
    )


@pytest.fixture(autouse=True)
def _shuffled(request: pytest.FixtureRequest) -> Iterator[None]:
    chance = random.Random(request.node.nodeid)  # noqa: S311 - the same test, the same order
    fetch = QuerySet._fetch_all

    def fetch_shuffled(queryset: QuerySet[Model]) -> None:
        fresh = queryset._result_cache is None
        fetch(queryset)
        if fresh and len(queryset._result_cache) > 1 and is_left_to_chance(queryset):
            chance.shuffle(queryset._result_cache)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuerySet, "_fetch_all", fetch_shuffled)
        yield
