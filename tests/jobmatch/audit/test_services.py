import pytest
from django.db import DatabaseError, connection, transaction

from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry, Head
from jobmatch.audit.services import COMMAND_LINE, SCHEDULE, Fact
from tests.database import triggers_lifted
from tests.factories import make_user
from tests.sizes import WRITES
from tests.writers import WRITERS, at_once


def run_sql(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def fill(rows: int) -> None:
    with transaction.atomic():
        audit.record_many([Fact(f"event.{number}", COMMAND_LINE, chain=None) for number in range(rows)])


@pytest.mark.django_db
def test_a_row_says_who_did_what_to_whom():
    user = make_user()
    entry = audit.record(
        event="needs.opened",
        by=user,
        chain=None,
        person=user.pk,
        target="Needs",
        fields=("sealed",),
        reason="talk",
    )
    kept = Entry.objects.get(seq=entry.seq)
    assert (kept.actor, kept.actor_kind, kept.fields) == (user.pk, "user", ["sealed"])


@pytest.mark.django_db
def test_the_command_line_and_the_schedule_have_a_kind_and_no_user():
    assert audit.record(event="x", by=COMMAND_LINE, chain=None).actor_kind == "command_line"
    assert audit.record(event="x", by=SCHEDULE, chain=None).actor is None


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        audit.record(event="x", by=COMMAND_LINE, chain=None)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_row_and_no_gap():
    fill(1)
    with transaction.atomic():
        audit.record(event="lost", by=COMMAND_LINE, chain=None)
        transaction.set_rollback(True)
    fill(1)
    assert [row.seq for row in Entry.objects.order_by("seq")] == [1, 2]
    assert audit.verify().problems == ()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_break_no_chain_and_lose_no_row():
    def write(number: int) -> None:
        for turn in range(WRITES.value):
            with transaction.atomic():
                audit.record(event=f"writer.{number}.{turn}", by=SCHEDULE, chain=None)

    at_once(write)
    verdict = audit.verify()
    events = set(Entry.objects.values_list("event", flat=True))
    assert verdict.problems == ()
    assert verdict.rows == len(events) == WRITERS * WRITES.value


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET event = 'changed' WHERE seq = 2",
        "DELETE FROM audit_entry WHERE seq = 2",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_head",
    ],
)
def test_the_database_refuses_to_change_the_log(statement):
    fill(3)
    with pytest.raises(DatabaseError, match="only added to"):
        run_sql(statement)
    assert audit.verify().problems == ()


@pytest.mark.django_db(transaction=True)
def test_postgresql_refuses_to_empty_the_log():
    fill(1)
    statement = "TRUNCATE audit_entry" if connection.vendor == "postgresql" else "DELETE FROM audit_entry"
    with pytest.raises(DatabaseError, match="only added to"):
        run_sql(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE audit_entry SET event = 'changed' WHERE seq = 2", "row 2: was changed"),
        ("UPDATE audit_entry SET actor = NULL, reason = 'x' WHERE seq = 5", "row 5: was changed"),
        ("DELETE FROM audit_entry WHERE seq = 3", "row 3: is gone"),
        ("DELETE FROM audit_entry WHERE seq = 1", "row 1: is gone"),
        ("DELETE FROM audit_entry WHERE seq = 5", "the log ends at row 4, its head says 5"),
        ("DELETE FROM audit_entry", "the log ends at row 0, its head says 5"),
        ("UPDATE audit_head SET seq = 4", "the log ends at row 5, its head says 4"),
    ],
)
def test_what_was_tampered_with_is_found(statement, problem):
    fill(5)
    with triggers_lifted():
        run_sql(statement)
    assert problem in audit.verify().problems


@pytest.mark.django_db(transaction=True)
def test_a_chain_that_was_made_anew_is_found_with_an_end_noted_elsewhere():
    fill(3)
    number, _, digest = audit.verify().head.partition(":")
    with triggers_lifted():
        Entry.objects.all().delete()
        Head.objects.all().delete()
    fill(4)
    assert audit.verify().problems == ()
    assert audit.verify(since=(int(number), digest)).problems == ("row 3: is not the row that was noted",)
    assert audit.verify(since=(9, digest)).problems == ("row 9: was noted and is gone",)
