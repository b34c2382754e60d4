from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobmatch.audit import roots
from jobmatch.audit import services as audit
from jobmatch.audit.models import NO_CHAIN, Entry, Head
from jobmatch.audit.services import COMMAND_LINE, SCHEDULE, Fact
from jobmatch.audit.verifying import verify
from tests.factories import make_user
from tests.jobmatch.audit.situations import HERE, THERE, fill, fill_closed, run_sql
from tests.sizes import WRITES
from tests.writers import WRITERS, at_once

PATIENCE = 20  # seconds


@pytest.mark.django_db
def test_a_row_says_who_did_what_to_whom():
    user = make_user()
    entry = audit.record(
        event="needs.opened",
        by=user,
        chain=HERE,
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


def test_a_call_that_names_no_chain_is_refused():
    with pytest.raises(TypeError, match="chain"):
        audit.record(event="x", by=COMMAND_LINE)
    with pytest.raises(TypeError, match="chain"):
        Fact("x", COMMAND_LINE)


@pytest.mark.django_db(transaction=True)
def test_a_row_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        audit.record(event="x", by=COMMAND_LINE, chain=None)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_row_and_no_gap():
    fill(1)
    with transaction.atomic():
        audit.record(event="lost", by=COMMAND_LINE, chain=HERE)
        transaction.set_rollback(True)
    fill(1)
    assert [row.number for row in Entry.objects.order_by("seq")] == [1, 2]
    assert verify().problems == ()


@pytest.mark.django_db
def test_each_municipality_has_a_chain_of_its_own_and_the_rest_has_one():
    for chain in (HERE, None, THERE, HERE):
        fill(1, chain=chain)
    ends = dict(Head.objects.values_list("chain", "number"))
    assert ends == {HERE: 2, THERE: 1, NO_CHAIN: 1}
    first, second = Entry.objects.filter(chain=HERE).order_by("number")
    assert (first.previous, second.previous) == ("", first.digest)


@pytest.mark.django_db
def test_a_file_that_moves_has_a_row_in_both_chains():
    person = uuid4()
    rows = audit.record_many(Fact("file.moved", COMMAND_LINE, person, chain=chain) for chain in (THERE, HERE))
    assert [(row.chain, row.number, row.person) for row in rows] == [(THERE, 1, person), (HERE, 1, person)]
    assert verify().problems == ()


@pytest.mark.django_db
def test_the_ends_of_several_chains_are_locked_in_the_order_of_their_ids():
    with CaptureQueriesContext(connection) as queries:
        audit.record_many(Fact("x", COMMAND_LINE, chain=chain) for chain in (THERE, None, HERE))
    ends = [query["sql"] for query in queries if '"audit_chain"' in query["sql"]]
    made, locked = ends[0], ends[1]
    places = [made.index(chain.hex) for chain in (NO_CHAIN, HERE, THERE)]
    assert places == sorted(places)
    assert 'ORDER BY "audit_chain"."chain" ASC' in locked


@pytest.mark.django_db
def test_a_row_is_signed_with_the_first_key_and_names_it(settings):
    fill(1)
    settings.LOG_KEYS = (("new", bytes(32)), *settings.LOG_KEYS)
    fill(1)
    old, new = Entry.objects.order_by("number")
    assert (old.key, new.key) == ("local", "new")
    assert verify().problems == ()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_break_no_chain_and_lose_no_row():
    def write(number: int) -> None:
        for turn in range(WRITES.value):
            chains = (HERE, THERE) if turn % 2 else (THERE, None)
            with transaction.atomic():
                audit.record_many(
                    Fact(f"writer.{number}.{turn}.{chain}", SCHEDULE, chain=chain) for chain in chains
                )

    at_once(write)
    verdict = verify()
    events = set(Entry.objects.values_list("event", flat=True))
    assert verdict.problems == ()
    assert verdict.rows == len(events) == 2 * WRITERS * WRITES.value


def fill_within(time: str, *, chain: UUID) -> None:
    with transaction.atomic():
        run_sql(f"SET LOCAL lock_timeout = '{time}'")
        fill(1, chain=chain)


@pytest.mark.django_db(transaction=True)
def test_a_look_in_one_municipality_waits_for_no_act_in_another():
    fill(1)
    if connection.vendor == "sqlite":  # one writer at a time, whatever it writes
        return
    fill(1, chain=THERE)
    held, done = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            fill(1)
            held.set()
            done.wait(PATIENCE)
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        assert held.wait(PATIENCE)
        try:
            fill_within("2s", chain=THERE)
            with pytest.raises(DatabaseError, match="lock timeout"):
                fill_within("50ms", chain=HERE)
        finally:
            done.set()
        holding.result()
    assert dict(Head.objects.values_list("chain", "number")) == {HERE: 2, THERE: 2}


@pytest.fixture
def a_root():
    """Three rows on a keyed chain, two in the closed one, and a root over both."""
    fill_closed(2)
    fill(3)
    return roots.make(at=timezone.now())


STATEMENTS = (
    "UPDATE audit_row SET event = 'changed' WHERE number = 2",
    "DELETE FROM audit_row WHERE number = 2",
    "DELETE FROM audit_row",
    "DELETE FROM audit_chain",
    "UPDATE audit_chain SET number = 2",
    "UPDATE audit_chain SET digest = 'other'",
    "UPDATE audit_chain SET chain = '00000000000000000000000000000009', number = 9",
    "UPDATE audit_root SET digest = 'other'",
    "DELETE FROM audit_root",
    "UPDATE audit_entry SET event = 'changed' WHERE seq = 1",
    "DELETE FROM audit_entry",
    "INSERT INTO audit_entry SELECT * FROM audit_entry",
    "UPDATE audit_head SET seq = 0",
    "DELETE FROM audit_head",
)
TABLES = ("audit_row", "audit_chain", "audit_root", "audit_entry", "audit_head")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_the_log(statement, a_root):
    with pytest.raises(DatabaseError, match="only added to"):
        run_sql(statement)
    assert verify().problems == ()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", TABLES)
def test_postgresql_refuses_to_empty_the_log(table, a_root):
    statement = f"TRUNCATE {table}" if connection.vendor == "postgresql" else f"DELETE FROM {table}"
    with pytest.raises(DatabaseError, match="only added to"):
        run_sql(statement)
