"""The rows of tables with marks lie in an order of chance, with everything else as it was."""

from contextlib import suppress

import pytest
from django.db import OperationalError, connection

from candidates import tasks
from candidates.models import Experience, QuietConsent, Step
from jobmatch import mixing
from tests.factories import make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db
FILES = 40


def as_they_lie() -> list[tuple[object, ...]]:
    """The rows of the table of steps, read without any order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM candidates_step")
        return cursor.fetchall()


def test_after_a_night_the_rows_lie_in_another_order_and_are_the_same_rows() -> None:
    by = make_jobhunter()
    for _ in range(FILES):
        make_candidate(by)
    before = as_they_lie()
    tasks.nightly.call_local()
    after = as_they_lie()
    assert after != before
    assert sorted(map(str, after)) == sorted(map(str, before))


def test_a_row_that_is_written_afterwards_is_found_too() -> None:
    by = make_jobhunter()
    first = make_candidate(by)
    mixing.mix()
    second = make_candidate(by)
    mixing.mix()
    assert {step.candidate_id for step in Step.objects.all()} == {first.pk, second.pk}
    connection.check_constraints()


def test_a_table_that_is_busy_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def busy(table: str) -> bool:
        tried.append(table)
        raise OperationalError

    monkeypatch.setattr(mixing, "_mix", busy)
    with suppress(OperationalError, ExceptionGroup):
        mixing.mix()
    assert len(tried) == len(mixing.tables_with_marks())


def test_every_table_with_marks_is_mixed() -> None:
    assert {Step, Experience, QuietConsent} < set(mixing.tables_with_marks())
    assert all(model._meta.pk.get_internal_type() == "UUIDField" for model in mixing.tables_with_marks())
