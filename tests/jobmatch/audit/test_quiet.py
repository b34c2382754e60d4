"""Rows that tell that a youth told something: sealed, on chains of their own, read with the keys alone."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jobmatch.audit import selectors, services, verifying
from jobmatch.audit.chain import quiet_chain
from jobmatch.audit.models import Entry, QuietEntry
from jobmatch.audit.services import SCHEDULE, Fact
from jobmatch.sealing import services as sealing
from tests.database import triggers_lifted

pytestmark = pytest.mark.django_db
HERE = UUID(int=7)


@pytest.fixture
def person() -> UUID:
    return uuid4()


def write(person: UUID, *events: str, quiet: bool = True) -> None:
    facts = [Fact(event, SCHEDULE, person, chain=HERE, reason="why", quiet=quiet) for event in events]
    with transaction.atomic():
        services.record_many(facts)


def test_nothing_of_it_stands_in_clear_but_the_day(person: UUID) -> None:
    write(person, "voice.told", "voice.told")
    assert not Entry.objects.exists()
    one, other = QuietEntry.objects.all()
    assert (one.day, one.chain, one.number) == (timezone.localdate(), quiet_chain(HERE), 1)
    assert one.mark != other.mark
    held = str(list(QuietEntry.objects.values())) + str([bytes(row.sealed) for row in (one, other)])
    assert str(person) not in held
    assert "voice" not in held


def test_it_is_read_among_the_other_rows_of_one_person(person: UUID) -> None:
    write(person, "file.seen", quiet=False)
    write(person, "voice.told")
    write(uuid4(), "voice.told")
    rows = selectors.of_one(person)
    assert [(row.event, row.person, row.reason) for row in rows[:]] == [
        ("voice.told", person, "why"),
        ("file.seen", person, "why"),
    ]
    assert [row.event for row in selectors.rows_of([person])] == ["file.seen"]
    assert [row.event for row in selectors.changes_of(person, events=["voice.told"])[:]] == ["voice.told"]


def test_of_a_yes_it_leaves_out_the_reasons_that_the_reader_may_not_see(person: UUID) -> None:
    write(person, "consent.given", "hand_over.sent")
    seen = selectors.changes_of(person, events=["consent.given", "hand_over.sent"], without=["why"])
    assert [row.event for row in seen[:]] == ["hand_over.sent"]


def test_after_the_erasure_it_says_that_it_was_erased(person: UUID) -> None:
    write(person, "voice.told")
    sealing.destroy_key(person=person)
    sealing.destroy_due()
    (row,) = selectors.of_one(person)[:]
    assert (row.event, row.actor, timezone.localdate(row.at)) == ("erased", None, timezone.localdate())
    assert verifying.verify().problems == ()


def test_a_quiet_look_counts_among_the_looks_of_who_signed_in(person: UUID) -> None:
    reader = services.Actor("user", uuid4())
    with transaction.atomic():
        services.record(event="sealed.opened", by=reader, chain=HERE, person=person, quiet=True)
    since = timezone.now() - timedelta(minutes=1)
    looks = list(selectors.looks_since([person], since=since, events=["sealed.opened"]))
    assert [(who, whose) for who, whose, _ in looks] == [(reader.id, person)]
    assert not list(selectors.looks_since([uuid4()], since=since, events=["sealed.opened"]))


def test_it_is_about_a_youth_or_refused(person: UUID) -> None:
    with pytest.raises(ValueError, match="youth"), transaction.atomic():
        services.record(event="x", by=SCHEDULE, chain=None, quiet=True)


@pytest.mark.parametrize("change", ["UPDATE audit_quiet SET number = 9", "DELETE FROM audit_quiet"])
def test_the_database_refuses_to_change_it(person: UUID, change: str) -> None:
    write(person, "voice.told")
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        run(change)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE audit_quiet SET day = '2020-01-01' WHERE number = 2", "row 2: was changed"),
        ("UPDATE audit_quiet SET mark = chain WHERE number = 2", "row 2: was changed"),
        ("DELETE FROM audit_quiet WHERE number = 2", "row 2: is gone"),
        ("DELETE FROM audit_quiet WHERE number = 3", "ends at row 2, its head says 3"),
    ],
)
def test_what_was_tampered_with_is_found(person: UUID, change: str, problem: str) -> None:
    write(person, "a", "b", "c")
    assert verifying.verify().problems == ()
    with triggers_lifted():
        run(change)
    assert f"chain {quiet_chain(HERE)}: {problem}" in verifying.verify().problems


def test_the_root_of_the_night_has_its_end(person: UUID) -> None:
    write(person, "voice.told")
    call_command("note_log_end")
    assert [end[0] for end in selectors.root(1).ends] == [str(quiet_chain(HERE))]


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
