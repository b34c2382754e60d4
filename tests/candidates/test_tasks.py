"""The nightly look for who is lost, and a worker that starts late."""

from datetime import timedelta

import pytest
import structlog
from django.utils import timezone
from huey.contrib.djhuey import HUEY

from candidates import lost, tasks
from candidates.enums import State
from candidates.lost import Lost
from candidates.services.files import states
from tests.factories import make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db


def test_nobody_lost_is_nothing_to_say():
    make_candidate()
    with structlog.testing.capture_logs() as said:
        tasks.nightly.call_local()
    assert said == []


def test_who_is_lost_is_an_error_with_counts_and_nobody_in_it(monkeypatch):
    youth = make_candidate(first_name="Amira")
    monkeypatch.setattr(lost, "find", lambda **_: [Lost("file has no step that holds it", youth.pk)] * 2)
    with structlog.testing.capture_logs() as said:
        tasks.check_lost()
    assert [(line["log_level"], line["count"]) for line in said] == [("error", 2)]
    assert str(youth.pk) not in str(said)


def test_a_worker_that_starts_does_what_the_nights_without_one_left_undone():
    by, today = make_jobhunter(), timezone.localdate()
    youth = make_candidate(by, on=today)
    left = today - timedelta(days=4)
    states.pause(candidate=youth, version=1, until=left + timedelta(days=1), by=by, on=left)
    for _ in range(2):  # it starts, is killed, and starts again
        for name in ("candidates.pass_the_day", "candidates.check_lost"):
            HUEY._startup[name]()
    youth.refresh_from_db()
    assert youth.state == State.OPEN
    assert youth.steps.filter(state="done").count() == 2
