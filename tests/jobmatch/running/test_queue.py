"""Work is woken by name, after the transaction is saved, on both kinds of storage."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from huey.utils import load_class

from jobmatch.accounts.models import User
from jobmatch.running import environment, queue
from tests.factories import make_user


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The jobs that ran."""
    monkeypatch.setattr(queue, "_jobs", {})
    done: list[str] = []
    queue.job("sweep")(lambda: done.append("sweep"))
    return done


@pytest.mark.django_db(transaction=True)
def test_a_job_is_woken_when_the_transaction_is_saved(ran: list[str]) -> None:
    with transaction.atomic():
        queue.wake("sweep")
        assert ran == []
    assert ran == ["sweep"]


@pytest.mark.django_db(transaction=True)
def test_a_job_stays_asleep_when_the_transaction_fails(ran: list[str]) -> None:
    with transaction.atomic():
        queue.wake("sweep")
        transaction.set_rollback(True)
    assert ran == []


@pytest.mark.django_db(transaction=True)
def test_what_is_saved_stands_when_the_queue_fails(
    ran: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: str) -> None:
        raise OSError("the queue is away")

    monkeypatch.setattr(queue, "run", fail)
    with transaction.atomic():
        make_user(email="saved@example.org")
        queue.wake("sweep")
    assert User.objects.filter(email="saved@example.org").exists()
    assert "not woken" in caplog.text


def test_two_jobs_cannot_have_one_name(ran: list[str]) -> None:
    with pytest.raises(ValueError, match="sweep"):
        queue.job("sweep")(lambda: None)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[object]:
    """The queue as an installation on this database has it."""
    config = environment.queue(tmp_path, connection.settings_dict, "a secret")
    huey = load_class(config.pop("huey_class"))(**config)
    huey.storage.initialize_schema()
    huey.storage.flush_all()  # on PostgreSQL also what processes that were killed had queued
    yield huey
    huey.storage.flush_all()
    huey.storage.close()


@pytest.mark.django_db(transaction=True)
def test_a_task_goes_through_the_queue_and_comes_out_once(storage: object) -> None:
    @storage.task(name="count")
    def count(number: int) -> None: ...

    count(7)
    task = storage.dequeue()
    assert task.args == (7,)
    assert storage.dequeue() is None


@pytest.mark.django_db(transaction=True)
def test_a_task_that_someone_else_wrote_is_refused(storage: object) -> None:
    storage.storage.enqueue(b"not:signed")
    with pytest.raises(ValueError, match="mismatch"):
        storage.dequeue()
