"""Never let go: every break that raw SQL can plant is refused by the database or found by the check."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from candidates import lost
from candidates.enums import Ending
from candidates.models import Candidate, Step
from candidates.services.files import files, states
from jobmatch.accounts.models import Desk, User
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
ABSENCE, BAR = "candidates_absence", "candidates_bar"
Plant = Callable[[Candidate, Candidate], None]


def the_file(values: str) -> Plant:
    """Set columns of the file."""
    return lambda youth, other: run(f"UPDATE {CANDIDATE} SET {values} WHERE id = %s", youth.pk)


def the_step(values: str) -> Plant:
    """Set columns of the step that holds the file."""
    return lambda youth, other: run(f"UPDATE {STEP} SET {values} WHERE candidate_id = %s", youth.pk)


def give_to_a_colleague(youth: Candidate) -> Desk:
    """The step moves to someone else who is there, which breaks nothing."""
    desk = desk_of(make_jobhunter(youth.municipality))
    run(f"UPDATE {STEP} SET owner_id = %s WHERE candidate_id = %s", desk.pk, youth.pk)
    return desk


def bar(youth: Candidate, user: User) -> None:
    run(f"INSERT INTO {BAR} (candidate_id, user_id) VALUES (%s, %s)", youth.pk, user.pk)


def send_away(desk: Desk, stand_in: Desk) -> None:
    columns = "id, desk_id, stand_in_id, since"
    run(
        f"INSERT INTO {ABSENCE} ({columns}) VALUES (%s, %s, %s, '2026-11-20')",
        uuid4(),
        desk.pk,
        stand_in.pk,
    )


def copy_step(youth: Candidate, values: str) -> None:
    """A second open step of the file, with these values of `primary_for` and `mark`."""
    columns = "candidate_id, owner_id, kind, title, state, due, made_at, version"
    run(
        f"INSERT INTO {STEP} (id, primary_for, mark, {columns}) SELECT %s, {values}, {columns} FROM {STEP} "
        "WHERE candidate_id = %s LIMIT 1",
        uuid4(),
        youth.pk,
    )


def end_role(user: User) -> None:
    run("UPDATE accounts_membership SET ended_at = '2026-11-24 10:00:00' WHERE user_id = %s", user.pk)


def two_steps_with_one_mark(youth: Candidate, other: Candidate) -> None:
    copy_step(youth, "NULL, 'look_after'")
    copy_step(youth, "NULL, 'look_after'")


def ended_file_comes_back_without_a_step(youth: Candidate, other: Candidate) -> None:
    by = youth.desk.user
    states.end(candidate=youth, version=youth.version, ending=Ending.MOVED, by=by, on=MONDAY)
    the_file("state = 'open', ended_on = NULL, ending = '', held_by_id = id")(youth, other)


BREAKS: dict[str, Plant] = {
    "the step that holds the file is deleted": lambda youth, other: run(
        f"DELETE FROM {STEP} WHERE candidate_id = %s", youth.pk
    ),
    "the file points at no step": the_file("held_by_id = NULL"),
    "the file is held by another youth's step": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET held_by_id = %s WHERE id = %s", other.pk, youth.pk
    ),
    "the step loses its date": the_step("due = NULL"),
    "the step loses its owner": the_step("owner_id = NULL"),
    "the step is done but still holds the file": the_step(
        "state = 'done', done_on = '2026-11-24', owner_id = NULL"
    ),
    "the step is done and lets go of the file": the_step(
        "state = 'done', done_on = '2026-11-24', owner_id = NULL, primary_for = NULL"
    ),
    "the step no longer holds the file": the_step("primary_for = NULL"),
    "the step holds another file": lambda youth, other: run(
        f"UPDATE {STEP} SET primary_for = %s WHERE candidate_id = %s", other.pk, youth.pk
    ),
    "the step moves to another youth": lambda youth, other: run(
        f"UPDATE {STEP} SET candidate_id = %s WHERE candidate_id = %s", other.pk, youth.pk
    ),
    "the step gets a state that does not exist": the_step("state = 'gone'"),
    "the step is put off for years": the_step("due = '2031-01-01'"),
    "a second step wants to hold the file": lambda youth, other: copy_step(youth, "candidate_id, ''"),
    "two open steps have one mark": two_steps_with_one_mark,
    "the file gets a state that does not exist": the_file("state = 'gone'"),
    "the file ends without an ending": the_file("state = 'ended', held_by_id = NULL"),
    "the file ends in a way that does not exist": the_file(
        "state = 'ended', held_by_id = NULL, ended_on = '2026-11-24', ending = 'lost'"
    ),
    "the file ends while a step is open": the_file(
        "state = 'ended', held_by_id = NULL, ended_on = '2026-11-24', ending = 'moved'"
    ),
    "an ended file comes back without a step": ended_file_comes_back_without_a_step,
    "it is not known since when the file is in its state": the_file("state_since = NULL"),
    "the file is paused without an end": the_file("state = 'paused'"),
    "the pause is over": the_file("state = 'paused', paused_until = '2026-11-22'"),
    "the pause is longer than 90 days": the_file("state = 'paused', paused_until = '2027-02-22'"),
    "an open file waits for the end of a pause": the_file("paused_until = '2026-12-01'"),
    "the desk of the owner is deleted": lambda youth, other: run(
        "DELETE FROM accounts_desk WHERE id = %s", youth.desk_id
    ),
    "the jobhunter's account is switched off": lambda youth, other: run(
        "UPDATE accounts_user SET is_active = %s WHERE id = %s", False, youth.desk.user_id
    ),
    "the jobhunter's role is ended": lambda youth, other: end_role(youth.desk.user),
    "the role of who stands in is ended": lambda youth, other: end_role(give_to_a_colleague(youth).user),
    "the jobhunter is away and the step stays": lambda youth, other: send_away(
        youth.desk, desk_of(make_jobhunter(youth.municipality))
    ),
    "who stands in is away too": lambda youth, other: send_away(give_to_a_colleague(youth), youth.desk),
    "the youth does not want who works the file": lambda youth, other: bar(youth, youth.desk.user),
    "the youth does not want who has the step": lambda youth, other: bar(
        youth, give_to_a_colleague(youth).user
    ),
    "the file is put at a desk of another municipality": lambda youth, other: run(
        f"UPDATE {CANDIDATE} SET desk_id = %s WHERE id = %s", other.desk_id, youth.pk
    ),
    "the step is put at a desk of another municipality": lambda youth, other: run(
        f"UPDATE {STEP} SET owner_id = %s WHERE candidate_id = %s", other.desk_id, youth.pk
    ),
    "the step is put at a pool where nobody is": lambda youth, other: run(
        f"UPDATE {STEP} SET owner_id = %s WHERE candidate_id = %s", make_pool(other.municipality).pk, youth.pk
    ),
    "the municipality turns into a school": lambda youth, other: run(
        "UPDATE accounts_organisation SET kind = 'school' WHERE id = %s", youth.municipality_id
    ),
    "the file is deleted and leaves its step": lambda youth, other: run(
        f"DELETE FROM {CANDIDATE} WHERE id = %s", youth.pk
    ),
}


def is_refused(plant: Plant, youth: Candidate, other: Candidate) -> bool:
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
