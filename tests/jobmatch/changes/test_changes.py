"""What changed is heard by everyone who reads, also when it commits out of order."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from jobmatch.changes import selectors, services
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.changes.selectors import Position
from tests.writers import at_once

SNAPSHOT = uuid4()


def heard(position):
    """The targets that are new since a position, and the next one."""
    news = selectors.since(position, snapshot=SNAPSHOT)
    return [target for _, _, target in news.changes], news.position


@pytest.mark.django_db
def test_a_change_is_heard_by_who_asks_from_before_it():
    before, targets = selectors.now()[0], [uuid4(), uuid4()]
    services.record(Kind.VACANCY, *targets)
    services.record(Kind.EMPLOYER, targets[0])
    assert heard(before)[0] == [*targets, targets[0]]


@pytest.mark.django_db
def test_what_is_rolled_back_is_not_heard():
    before = selectors.now()[0]
    with transaction.atomic():
        services.record(Kind.VACANCY, uuid4())
        transaction.set_rollback(True)
    assert heard(before)[0] == []


@pytest.mark.django_db
def test_the_row_of_the_snapshot_comes_each_time():
    services.record(Kind.SNAPSHOT, SNAPSHOT)
    position, _ = selectors.now()
    for _ in range(2):
        news = selectors.since(position, snapshot=SNAPSHOT)
        assert selectors.has_snapshot(news, SNAPSHOT)
        position = news.position
    assert not selectors.has_snapshot(selectors.since(position, snapshot=uuid4()), uuid4())


@pytest.mark.django_db(transaction=True)
def test_what_was_heard_is_not_heard_again_later():
    before = selectors.now()[0]
    services.record(Kind.VACANCY, target := uuid4())
    first, position = heard(before)
    assert first == [target]
    # On PostgreSQL it comes again while a transaction of before runs on the server, of any other test too.
    written = Change.objects.values_list("tx", flat=True).get(target=target)
    is_held = connection.vendor == "postgresql" and position.tx <= written
    again = [target] if is_held else []
    assert heard(position)[0] == again
    services.record(Kind.VACANCY, other := uuid4())
    assert heard(position)[0] == [*again, other]


@pytest.mark.django_db(transaction=True)
def test_eight_writers_that_commit_in_any_order_are_all_heard():
    """A reader asks all the time while they write; by the number of the row alone it would miss some."""
    targets = [[uuid4() for _ in range(10)] for _ in range(8)]
    found, position = set(), selectors.now()[0]

    def write(number):
        for place, target in enumerate(targets[number]):
            with transaction.atomic():
                services.record(Kind.VACANCY, target)
                if connection.vendor == "postgresql":  # the later ones commit first
                    with connection.cursor() as cursor:
                        cursor.execute("SELECT pg_sleep(%s)", [(number + place) % 3 / 100])
            new, position_now = heard(position)
            found.update(new)
            assert position_now.tx >= position.tx

    at_once(write)
    found.update(heard(position)[0])
    assert found == {target for each in targets for target in each}


@pytest.mark.django_db(transaction=True)
def test_of_two_transactions_the_first_that_commits_last_is_heard():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")
    late, early = uuid4(), uuid4()
    other = connection.copy()
    try:
        with transaction.atomic():
            services.record(Kind.VACANCY, late)
            with other.cursor() as cursor:
                cursor.execute("INSERT INTO changes_change (kind, target) VALUES ('vacancy', %s)", [early])
                cursor.execute(selectors.NEWER, [0, SNAPSHOT])
                rows = cursor.fetchall()
        assert [target for *_, target in rows if target] == [early]
        assert late in heard(Position(rows[-1][1], rows[0][0]))[0]
    finally:
        other.close()


@pytest.mark.django_db
def test_what_all_have_heard_is_forgotten_and_a_kind_of_others_is_not():
    services.forget_all()
    services.record(Kind.VACANCY, uuid4())
    services.record(Kind.SNAPSHOT, SNAPSHOT)
    services.record(Kind.EMPLOYER, kept := uuid4())
    later = Position(Change.objects.latest("pk").pk, 1 << 60 if connection.vendor == "postgresql" else 0)
    assert services.forget(before=later, kinds=[Kind.VACANCY, Kind.SNAPSHOT], but=SNAPSHOT) == 1
    assert set(Change.objects.values_list("target", flat=True)) == {SNAPSHOT, kept}
    services.forget_all()
    assert not Change.objects.exists()


@pytest.mark.django_db
def test_an_unknown_kind_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(kind="other")
