"""A worker that starts does for placements what the nights without one left undone."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from huey.contrib.djhuey import HUEY

import matching.tasks
from candidates.rules import step_marks
from matching.services.introductions import minutes
from matching.services.ranking import snapshots
from tests.factories import make_candidate, make_jobhunter
from tests.matching.situations import planned

pytestmark = pytest.mark.django_db


def test_columns_that_can_not_be_written_keep_no_proposal_waiting(monkeypatch):
    def full_disk(*, on):
        raise OSError

    ran = []
    monkeypatch.setattr(snapshots, "keep_up", full_disk)
    monkeypatch.setattr(minutes, "run", lambda *, now: ran.append(now) or 0)
    with suppress(OSError, ExceptionGroup):
        matching.tasks.each_minute.call_local()
    assert len(ran) == 1


def test_a_worker_that_starts_asks_whether_agreed_work_has_begun():
    by, today = make_jobhunter(), timezone.localdate()
    youth = make_candidate(by, on=today, birth_date=today - timedelta(days=365 * 20))
    row = planned(youth, by=by, on=today, starts_on=today - timedelta(days=3))
    for _ in range(2):  # it starts, is killed, and starts again
        HUEY._startup["matching.pass_the_day"]()
    assert youth.steps.filter(mark=step_marks.start(row.pk)).count() == 1
