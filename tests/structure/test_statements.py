"""PostgreSQL is asked every statement that SQLite was asked, and tests of locks and rules run on both."""

from types import SimpleNamespace
from typing import cast

import pytest

from tests.statements import noted, shape, with_nothing_new

ASKED = {
    "tests/candidates/services/files/test_files.py::test_service": {1, 2},
    "tests/candidates/views/files/test_files.py::test_known": {1, 2},
    "tests/candidates/views/files/test_files.py::test_new": {2, 3},
    "tests/candidates/views/files/test_files.py::test_more": {1, 2, 3, 4},
    "tests/jobmatch/web/test_views.py::test_known": {2},
    "tests/candidates/test_reviews.py::test_no_screen": {1},
}


def item(name: str, *, commits: bool = False, **marks: pytest.Mark) -> pytest.Item:
    """As much of a test as is asked."""
    marks["django_db"] = pytest.mark.django_db(transaction=commits).mark
    return cast(pytest.Item, SimpleNamespace(nodeid=name, get_closest_marker=marks.get))


def test_a_test_of_a_screen_is_left_out_when_others_ask_all_that_it_asks() -> None:
    items = [item(name) for name in ASKED]
    left = {one.nodeid for one in with_nothing_new(items, ASKED)}
    assert left == {
        "tests/candidates/views/files/test_files.py::test_known",
        "tests/candidates/views/files/test_files.py::test_new",  # for test_more asks it too
        "tests/jobmatch/web/test_views.py::test_known",
    }
    asked = set().union(*(statements for name, statements in ASKED.items() if name not in left))
    assert asked == set().union(*ASKED.values())


def test_a_test_that_commits_is_never_left_out() -> None:
    assert not with_nothing_new([item(name, commits=True) for name in ASKED], ASKED)


def test_a_table_that_the_databases_share_already_is_not_left_out() -> None:
    shared = pytest.mark.mostly_on("postgresql").mark
    assert not with_nothing_new([item(name, mostly_on=shared) for name in ASKED], ASKED)


def test_nothing_is_left_out_where_nothing_was_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOBMATCH_STATEMENTS", raising=False)
    assert not with_nothing_new([item(name) for name in ASKED], noted())


def test_a_list_of_values_is_the_same_statement_however_long() -> None:
    assert shape("SELECT a WHERE b IN (%s, %s, %s)") == shape("SELECT a WHERE b IN (%s)")
    assert shape("INSERT INTO a VALUES (%s, %s), (%s, %s)") == shape("INSERT INTO a VALUES (%s, %s)")
    assert shape("SELECT a WHERE b IN (%s) AND c = %s") != shape("SELECT a WHERE b IN (%s)")
