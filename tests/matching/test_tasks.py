"""A worker that starts does for placements what the nights without one left undone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from huey.contrib.djhuey import HUEY

from matching import tasks
from matching.services.placements import start_mark
from tests.factories import make_candidate, make_jobhunter
from tests.matching.situations import planned

pytestmark = pytest.mark.django_db


def test_a_worker_that_starts_asks_whether_agreed_work_has_begun():
    by, today = make_jobhunter(), timezone.localdate()
    youth = make_candidate(by, on=today, birth_date=today - timedelta(days=365 * 20))
    row = planned(youth, by=by, on=today, starts_on=today - timedelta(days=3))
    for begin in (HUEY._startup["matching.pass_the_day"], tasks.nightly):
        begin()
    assert youth.steps.filter(mark=start_mark(row)).count() == 1
