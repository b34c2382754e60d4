"""What is made once for all passes of a small run is made once, and found by who comes later."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests import migrated


def test_who_comes_later_waits_and_makes_nothing(tmp_path: Path) -> None:
    made: list[int] = []

    def come(number: int) -> list[int]:
        migrated.once(tmp_path, "name", lambda: made.append(number))
        return [*made]

    with ThreadPoolExecutor(max_workers=4) as pool:
        seen = [*pool.map(come, range(4))]
    assert len(made) == 1
    assert seen == [made] * 4


def test_what_could_not_be_made_is_tried_again(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        migrated.once(tmp_path, "name", lambda: 1 // 0)
    made: list[str] = []
    migrated.once(tmp_path, "name", lambda: made.append("again"))
    assert made == ["again"]


@pytest.mark.django_db
def test_the_test_database_has_had_every_migration() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
