"""Never let go: every break that raw SQL can plant is refused by the database or found by the check."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from candidates import lost
from candidates.models import Candidate, Step
from candidates.services import files
from tests.factories import desk_of, make_jobhunter, make_pool

MONDAY = date(2026, 11, 23)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def youth() -> Candidate:
    by = make_jobhunter()
    return files.open(desk=desk_of(by), by=by, on=MONDAY, first_name="Noor", phone="0612345678")


@pytest.fixture
def other() -> Candidate:
    by = make_jobhunter()
    return files.open(desk=desk_of(by), by=by, on=MONDAY, first_name="Sami", email="sami@example.org")


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            [
                value.hex if hasattr(value, "hex") and connection.vendor == "sqlite" else value
                for value in values
            ],
        )


CANDIDATE, STEP = "candidates_candidate", "candidates_step"
BREAKS: dict[str, Callable[[Candidate, Candidate], None]] = {
    "the step that holds the file is deleted": lambda youth, other: run(
        f"DELETE FROM {STEP} WHERE candidate_id = %s", youth.pk
    ),
    "the file points at no step": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET held_by_id = NULL WHERE id = %s", youth.pk
    ),
    "the file is held by another youth's step": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET held_by_id = %s WHERE id = %s", other.pk, youth.pk
    ),
    "the step loses its date": lambda youth, other: run(
        f"UPDATE {STEP} SET due = NULL WHERE candidate_id = %s", youth.pk
    ),
    "the step loses its owner": lambda youth, other: run(
        f"UPDATE {STEP} SET owner_id = NULL WHERE candidate_id = %s", youth.pk
    ),
    "the step is done but still holds the file": lambda youth, other: run(
        f"UPDATE {STEP} SET state = 'done', done_on = '2026-11-24', owner_id = NULL WHERE candidate_id = %s",
        youth.pk,
    ),
    "the step is done and lets go of the file": lambda youth, other: run(
        f"UPDATE {STEP} SET state = 'done', done_on = '2026-11-24', owner_id = NULL, primary_for = NULL "
        "WHERE candidate_id = %s",
        youth.pk,
    ),
    "the step no longer holds the file": lambda youth, other: run(
        f"UPDATE {STEP} SET primary_for = NULL WHERE candidate_id = %s", youth.pk
    ),
    "the step holds another file": lambda youth, other: run(
        f"UPDATE {STEP} SET primary_for = %s WHERE candidate_id = %s", other.pk, youth.pk
    ),
    "the step moves to another youth": lambda youth, other: run(
        f"UPDATE {STEP} SET candidate_id = %s WHERE candidate_id = %s", other.pk, youth.pk
    ),
    "the step gets a state that does not exist": lambda youth, other: run(
        f"UPDATE {STEP} SET state = 'gone' WHERE candidate_id = %s", youth.pk
    ),
    "the file gets a state that does not exist": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET state = 'gone' WHERE id = %s", youth.pk
    ),
    "the file ends without an ending": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET state = 'ended', held_by_id = NULL WHERE id = %s", youth.pk
    ),
    "the file ends while a step is open": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET state = 'ended', held_by_id = NULL, ended_on = '2026-11-24', "
        "ending = 'moved' WHERE id = %s",
        youth.pk,
    ),
    "the desk of the owner is deleted": lambda youth, other: run(
        "DELETE FROM accounts_desk WHERE id = %s", youth.desk_id
    ),
    "the jobhunter's account is switched off": lambda youth, other: run(
        "UPDATE accounts_user SET is_active = %s WHERE id = %s", False, youth.desk.user_id
    ),
    "the jobhunter's role is ended": lambda youth, other: run(
        "UPDATE accounts_membership SET ended_at = '2026-11-24 10:00:00' WHERE user_id = %s",
        youth.desk.user_id,
    ),
    "the file is put at a desk of another municipality": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET desk_id = %s WHERE id = %s", other.desk_id, youth.pk
    ),
    "the step is put at a pool where nobody is": lambda youth, other: run(
        f"UPDATE {STEP} SET owner_id = %s WHERE candidate_id = %s", make_pool(other.municipality).pk, youth.pk
    ),
    "the file is deleted and leaves its step": lambda youth, other: run(
        f"DELETE FROM {CANDIDATE} WHERE id = %s", youth.pk
    ),
}


def is_refused(plant: Callable[[Candidate, Candidate], None], youth: Candidate, other: Candidate) -> bool:
    try:
        with transaction.atomic():
            plant(youth, other)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("name", BREAKS)
def test_a_planted_break_is_refused_or_found(name: str, youth: Candidate, other: Candidate) -> None:
    assert lost.find(on=MONDAY) == []
    assert is_refused(BREAKS[name], youth, other) or lost.find(on=MONDAY) != []


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_planted_without_foreign_keys_is_refused_or_found(
    name: str, youth: Candidate, other: Candidate
) -> None:
    switch_foreign_keys("OFF")
    try:
        assert is_refused(BREAKS[name], youth, other) or lost.find(on=MONDAY) != []
    finally:
        switch_foreign_keys("ON")


def switch_foreign_keys(state: str) -> None:
    """As a raw SQLite connection has them; on PostgreSQL as a restoring superuser has them."""
    role = "replica" if state == "OFF" else "origin"
    sql = (
        f"PRAGMA foreign_keys = {state}"
        if connection.vendor == "sqlite"
        else f"SET session_replication_role = {role}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_command_exits_with_1_when_someone_is_lost(youth: Candidate) -> None:
    out = StringIO()
    call_command("check_lost", stdout=out)
    assert out.getvalue() == "0 lost\n"
    run("UPDATE accounts_user SET is_active = %s", False)
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("check_lost", stdout=out)
    assert end.value.code == 1
    assert str(youth.pk) in out.getvalue()


def test_a_step_of_a_file_that_is_gone_is_found(youth: Candidate) -> None:
    switch_foreign_keys("OFF")
    try:
        run(f"DELETE FROM {CANDIDATE} WHERE id = %s", youth.pk)
        step = Step.objects.get()
        assert [row.id for row in lost.find(on=MONDAY) if row.check == "step belongs to no file"] == [step.pk]
        run(f"DELETE FROM {STEP}")
    finally:
        switch_foreign_keys("ON")
