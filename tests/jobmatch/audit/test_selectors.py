"""Rows of the closed chain and of the keyed ones are one list, in the order of time."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.paginator import Paginator
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobmatch.audit import selectors
from jobmatch.audit import services as audit
from jobmatch.audit.selectors import Rows
from tests.factories import make_user
from tests.jobmatch.audit.situations import HERE, THERE, fill_closed

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> UUID:
    """Someone with three rows of before and four of now, in two chains."""
    who = uuid4()
    for number in range(3):
        fill_closed(1, person=who, event=f"old.{number}", actor=uuid4(), actor_kind="user")
    for number, chain in enumerate((HERE, THERE, HERE, THERE)):
        with transaction.atomic():
            audit.record(event=f"new.{number}", by=audit.SCHEDULE, chain=chain, person=who)
    return who


NEWEST_FIRST = ["new.3", "new.2", "new.1", "new.0", "old.2", "old.1", "old.0"]


def test_the_newest_is_first_whatever_the_chain_and_the_table(person: UUID) -> None:
    rows = selectors.rows_of([person])
    assert [row.event for row in rows] == [row.event for row in rows[:]] == NEWEST_FIRST
    assert len(rows) == rows.count() == 7


@pytest.mark.parametrize("start", range(8))
@pytest.mark.parametrize("length", [0, 1, 2, 3, 9])
def test_every_part_is_as_of_one_list(person: UUID, start: int, length: int) -> None:
    rows = selectors.rows_of([person])
    found = [row.event for row in rows[start : start + length]]
    assert found == NEWEST_FIRST[start : start + length]


def test_a_row_by_its_place(person: UUID) -> None:
    rows = selectors.rows_of([person])
    assert [rows[place].event for place in (0, 3, 4, 6)] == ["new.3", "new.0", "old.2", "old.0"]


def test_pages_go_over_the_seam(person: UUID) -> None:
    pages = Paginator(selectors.rows_of([person]), 3)
    assert [[row.event for row in page] for page in pages] == [
        NEWEST_FIRST[:3],
        NEWEST_FIRST[3:6],
        NEWEST_FIRST[6:],
    ]


def test_a_page_of_new_rows_asks_the_closed_table_nothing(person: UUID) -> None:
    rows: Rows = selectors.rows_of([person])
    with CaptureQueriesContext(connection) as queries:
        rows[:4]
    assert [query["sql"].count("audit_entry") for query in queries] == [0]


def test_changes_are_chosen_by_event_in_both(person: UUID) -> None:
    rows = selectors.changes_of(person, events=["old.1", "new.2", "new.3"])
    assert [row.event for row in rows.exclude(event="new.3")] == ["new.2", "old.1"]


def test_looks_by_users_come_the_oldest_first_from_both() -> None:
    who, user = uuid4(), make_user()
    fill_closed(1, person=who, event="file.seen", actor=user.pk, actor_kind="user")
    fill_closed(1, person=who, event="file.seen", actor_kind="schedule")
    audit.record(event="file.seen", by=user, chain=HERE, person=who)
    audit.record(event="file.other", by=user, chain=HERE, person=who)
    since = timezone.now() - timedelta(hours=1)
    looks = list(selectors.looks_since([who], since=since, events=["file.seen"]))
    assert [(actor, person) for actor, person, _ in looks] == [(user.pk, who)] * 2
    assert looks[0][2] < looks[1][2]
    assert not list(selectors.looks_since([who], since=timezone.now(), events=["file.seen"]))


def test_the_own_last_look_is_before_a_moment_and_by_nobody_else() -> None:
    who, user, other = uuid4(), make_user(), make_user()
    asked = {"person": who, "actor": user.pk, "event": "file.seen"}
    audit.record(event="file.seen", by=other, chain=HERE, person=who)
    assert selectors.last_look(**asked, before=timezone.now()) is None
    row = audit.record(event="file.seen", by=user, chain=HERE, person=who)
    assert selectors.last_look(**asked, before=timezone.now()) == row.at
    assert selectors.last_look(**asked, before=row.at) is None


def test_who_was_erased_is_read_from_both() -> None:
    first, second = uuid4(), uuid4()
    fill_closed(1, person=first, event="file.erased")
    audit.record(event="file.erased", by=audit.SCHEDULE, chain=HERE, person=second)
    assert list(selectors.erased()) == [first, second]
