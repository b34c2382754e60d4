"""A worker that starts does for placements what the nights without one left undone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from huey.contrib.djhuey import HUEY

import matching.tasks  # noqa: F401  # the worker finds it by itself
from candidates.rules import step_marks
from tests.factories import make_candidate, make_jobhunter
from tests.matching.situations import planned

pytestmark = pytest.mark.django_db


def test_a_worker_that_starts_asks_whether_agreed_work_has_begun():
    by, today = make_jobhunter(), timezone.localdate()
    youth = make_candidate(by, on=today, birth_date=today - timedelta(days=365 * 20))
    row = planned(youth, by=by, on=today, starts_on=today - timedelta(days=3))
    for _ in range(2):  # it starts, is killed, and starts again
        HUEY._startup["matching.pass_the_day"]()
    assert youth.steps.filter(mark=step_marks.start(row.pk)).count() == 1
