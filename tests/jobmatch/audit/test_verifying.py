"""What someone who can write the database but has no key does to the log is found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from jobmatch.audit import chain, roots, triggers
from jobmatch.audit.models import ClosedEntry, ClosedHead, Entry, Head, Root
from jobmatch.audit.verifying import verify
from tests.database import triggers_lifted
from tests.jobmatch.audit.situations import HERE, THERE, chained_anew, fill, fill_closed, run_sql

pytestmark = pytest.mark.django_db(transaction=True)


def note() -> Root:
    return roots.make(at=timezone.now())


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE audit_row SET event = 'changed' WHERE number = 2", "row 2: was changed"),
        ("UPDATE audit_row SET actor = NULL, reason = 'x' WHERE number = 5", "row 5: was changed"),
        ("UPDATE audit_row SET key = 'mine' WHERE number = 5", "row 5: its key is not among"),
        ("DELETE FROM audit_row WHERE number = 3", "row 3: is gone"),
        ("DELETE FROM audit_row WHERE number = 1", "row 1: is gone"),
        ("DELETE FROM audit_row WHERE number = 5", "ends at row 4, its head says 5"),
        ("DELETE FROM audit_row", "ends at row 0, its head says 5"),
        ("UPDATE audit_chain SET number = 4", "ends at row 5, its head says 4"),
        ("DELETE FROM audit_chain", "ends at row 5, its head says 0"),
    ],
)
def test_what_was_tampered_with_is_found(statement: str, problem: str) -> None:
    fill(5)
    with triggers_lifted():
        run_sql(statement)
    assert any(problem in each for each in verify().problems), verify().problems


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE audit_entry SET event = 'changed' WHERE seq = 2", "row 2: was changed"),
        ("DELETE FROM audit_entry WHERE seq = 1", "row 1: is gone"),
        ("DELETE FROM audit_entry WHERE seq = 3", "ends at row 2, its head says 3"),
        ("UPDATE audit_head SET seq = 2", "ends at row 3, its head says 2"),
    ],
)
def test_the_closed_chain_is_walked_too(statement: str, problem: str) -> None:
    fill_closed(3)
    with triggers_lifted():
        run_sql(statement)
    assert any(problem in each for each in verify().problems)


def test_a_row_taken_out_and_the_rest_chained_anew_without_the_key_is_found() -> None:
    fill(6)
    rows = list(Entry.objects.order_by("number"))
    for_good = triggers.SQLITE_KEYED if connection.vendor == "sqlite" else triggers.POSTGRESQL_KEYED
    with triggers_lifted(), transaction.atomic():
        chained_anew([row for row in rows if row.number != 3])
    triggers.lift_keyed(connection)
    try:
        problems = verify().problems
    finally:
        triggers.install_keyed(connection)
    assert [each for each in problems if "was changed" in each]
    assert len([each for each in problems if "does not stand" in each]) == len(for_good)
    assert len([each for each in verify().problems if "does not stand" in each]) == 0


def test_a_chain_that_is_gone_is_missing_in_the_root() -> None:
    fill(3)
    fill(2, chain=THERE)
    note()
    with triggers_lifted():
        Entry.objects.filter(chain=HERE).delete()
        Head.objects.filter(chain=HERE).delete()
    assert verify().problems == (f"chain {HERE}: row 3 is not there as root 1 noted it",)


def test_a_chain_that_was_cut_at_its_end_is_shorter_than_in_the_root() -> None:
    fill(5)
    note()
    with triggers_lifted():
        Entry.objects.filter(number__gt=3).delete()
        Head.objects.update(number=3, digest=Entry.objects.get(number=3).digest)
    assert verify().problems == (f"chain {HERE}: row 5 is not there as root 1 noted it",)
    fill(4)
    assert verify().problems == (f"chain {HERE}: row 5 is not there as root 1 noted it",)


def test_the_end_of_the_closed_chain_is_in_the_first_root() -> None:
    """A chain without a key that is made anew is whole in itself, and not as the root noted it."""
    fill_closed(3)
    note()
    with triggers_lifted():
        ClosedEntry.objects.all().delete()
        ClosedHead.objects.all().delete()
    fill_closed(3, event="something.else")
    assert verify().problems == ("chain closed: row 3 is not there as root 1 noted it",)


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (lambda: Root.objects.filter(number=2).delete(), "root 2: is gone, or another one stands there"),
        (lambda: Root.objects.filter(number=2).update(ends=[]), "root 2: was changed"),
        (lambda: Root.objects.filter(number=2).update(key="mine"), "root 2: its key is not among"),
    ],
)
def test_a_root_that_was_changed_or_taken_out_is_found(act: Callable[[], Any], problem: str) -> None:
    for _night in range(3):
        fill(2)
        note()
    with triggers_lifted():
        act()
    assert any(problem in each for each in verify().problems)


@pytest.fixture
def outside(tmp_path: Path, settings: Any) -> Path:
    settings.LOG_ENDS_FILE = tmp_path / "ends"
    return tmp_path / "ends"


def cut_and_rewritten() -> None:
    """Someone who has the key of the log too: rows, heads and roots all fit each other again."""
    with triggers_lifted():
        Entry.objects.filter(number__gt=3).delete()
        Head.objects.update(number=3, digest=Entry.objects.get(number=3).digest)
        Root.objects.all().delete()
    note()


def test_roots_that_were_rewritten_differ_from_the_file_outside(outside: Path) -> None:
    fill(5)
    note()
    assert roots.write_outside()
    assert verify().problems == ()
    cut_and_rewritten()
    assert verify().problems == ("root 1: is not the root that was noted outside",)
    with triggers_lifted():
        Root.objects.all().delete()
    assert verify().problems == ("root 1: was noted outside and is gone",)


def test_roots_that_were_rewritten_differ_from_the_end_that_was_noted_by_hand() -> None:
    fill(5)
    noted = roots.parsed(str(note()))
    assert verify(noted_root=noted).problems == ()
    cut_and_rewritten()
    assert verify().problems == ()
    assert verify(noted_root=noted).problems == ("root 1: is not the root that was noted outside",)


def test_a_root_that_the_file_outside_lacks_is_named(outside: Path) -> None:
    fill(1)
    note()
    assert verify().problems == ("root 1: is not in the file outside",)
    outside.write_text("no end of any log\n")
    assert "the file outside cannot be read" in verify().problems


def test_an_end_of_the_one_chain_of_before_is_still_taken() -> None:
    fill_closed(3)
    end = ClosedEntry.objects.get(seq=2)
    assert verify(noted_row=(2, end.digest)).problems == ()
    assert verify(noted_row=(2, "0" * 64)).problems == ("row 2: is not the row that was noted",)
    assert verify(noted_row=(9, end.digest)).problems == ("row 9: was noted and is gone",)


def test_an_old_key_that_left_the_ring_is_named(settings: Any) -> None:
    fill(1)
    note()
    settings.LOG_KEYS = (("new", bytes(32)),)
    assert verify().problems == (
        "root 1: its key is not among JOBMATCH_LOG_KEYS",
        f"chain {HERE}: row 1: its key is not among JOBMATCH_LOG_KEYS",
    )


def test_a_row_moved_to_another_chain_is_found() -> None:
    fill(1)
    with triggers_lifted():
        Entry.objects.update(chain=THERE)
        Head.objects.update(chain=THERE)
    assert verify().problems == (f"chain {THERE}: row 1: was changed",)


def test_a_root_is_no_row_and_a_row_no_root() -> None:
    values = {name: "" for name in {*chain.CHAINED, *chain.ROOT}}
    assert chain.digest(values, b"k") != chain.root_digest(values, b"k")
