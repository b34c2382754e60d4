"""PostgreSQL is asked every statement that SQLite was asked, and tests of locks and rules run on both."""

from types import SimpleNamespace
from typing import cast

import pytest

from tests import statements
from tests.statements import REFUSED, Noted, noted, shape, with_nothing_new

ASKED = {
    "test_slow": Noted(frozenset({1, 2, 3}), seconds=9.0),
    "test_quick": Noted(frozenset({1, 2}), seconds=1.0),
    "test_known": Noted(frozenset({2}), seconds=1.0),
    "test_new": Noted(frozenset({3, 4}), seconds=1.0),
}


def item(name: str, *, commits: bool = False, **marks: pytest.Mark) -> pytest.Item:
    """As much of a test as is asked."""
    marks["django_db"] = pytest.mark.django_db(transaction=commits).mark
    return cast(pytest.Item, SimpleNamespace(nodeid=name, get_closest_marker=marks.get))


def left_of(found: dict[str, Noted]) -> set[str]:
    return {one.nodeid for one in with_nothing_new([item(name) for name in found], found)}


def test_a_test_is_left_out_when_quicker_ones_ask_all_that_it_asks() -> None:
    left = left_of(ASKED)
    assert left == {"test_slow", "test_known"}
    asked = frozenset().union(*(one.asked for name, one in ASKED.items() if name not in left))
    assert asked == frozenset().union(*(one.asked for one in ASKED.values()))


def test_a_slow_test_stays_when_it_alone_asks_something() -> None:
    alone = Noted(ASKED["test_slow"].asked | {5}, seconds=9.0)
    assert left_of({**ASKED, "test_slow": alone}) == {"test_quick", "test_known"}


def test_a_test_of_which_something_was_refused_is_never_left_out() -> None:
    refused = {name: Noted(one.asked | {REFUSED}, one.seconds) for name, one in ASKED.items()}
    assert left_of(refused) == set()


def test_a_test_that_commits_is_never_left_out() -> None:
    assert not with_nothing_new([item(name, commits=True) for name in ASKED], ASKED)


def test_one_that_was_chosen_early_is_left_out_when_those_after_it_ask_all_of_it() -> None:
    asked = {
        "test_early": Noted(frozenset({1, 2, 3, 4}), seconds=4.0),
        "test_odd": Noted(frozenset({1, 3, 5}), seconds=4.0),
        "test_even": Noted(frozenset({2, 4, 6}), seconds=4.0),
    }
    assert left_of(asked) == {"test_early"}


def test_of_a_table_only_that_of_postgresql_is_never_left_out() -> None:
    theirs, ours = pytest.mark.mostly_on("postgresql").mark, pytest.mark.mostly_on("sqlite").mark
    assert not with_nothing_new([item(name, mostly_on=theirs) for name in ASKED], ASKED)
    left = with_nothing_new([item(name, mostly_on=ours) for name in ASKED], ASKED)
    assert {one.nodeid for one in left} == {"test_slow", "test_known"}


def test_what_a_test_itself_asks_to_see_what_became_of_rows_is_not_noted() -> None:
    before = {*statements._now}
    with statements.own_look():
        statements._now.add(-1)
    assert before == statements._now


def test_nothing_is_left_out_where_nothing_was_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JOBMATCH_STATEMENTS", raising=False)
    assert not with_nothing_new([item(name) for name in ASKED], noted())


def test_a_list_of_values_is_the_same_statement_however_long() -> None:
    assert shape("SELECT a WHERE b IN (%s, %s, %s)") == shape("SELECT a WHERE b IN (%s)")
    assert shape("INSERT INTO a VALUES (%s, %s), (%s, %s)") == shape("INSERT INTO a VALUES (%s, %s)")
    assert shape("SELECT a WHERE b IN (%s) AND c = %s") != shape("SELECT a WHERE b IN (%s)")
    assert shape('WHERE ("a"."id" = %s OR "a"."id" = %s OR "a"."id" = %s)') == shape('WHERE ("a"."id" = %s)')
    assert shape('WHERE ("a"."id" = %s OR "a"."no" = %s)') != shape('WHERE ("a"."id" = %s)')


def test_another_value_is_the_same_statement() -> None:
    assert shape('UPDATE a SET "b" = NULL, "c" = %s') == shape('UPDATE a SET "b" = %s, "c" = NULL')
    assert shape("SELECT a LIMIT 2 OFFSET 20") == shape("SELECT a LIMIT 21 OFFSET 1")
    assert shape("SELECT a WHERE b IS NULL") != shape("SELECT a WHERE b = %s")
    assert shape("SELECT a LIMIT 2") != shape("SELECT a")
