"""The nightly look for who is lost."""

import pytest
import structlog

from candidates import lost, tasks
from candidates.lost import Lost
from tests.factories import make_candidate

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
