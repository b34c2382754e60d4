"""What the privacy officer of the demo finds on each page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from candidates.enums import Right, RightState, StepKind
from candidates.models import ForcedOpening, RightsRequest
from candidates.selectors import looks, terms
from candidates.services.forced_openings import JUDGED_WITHIN
from jobmatch.accounts.models import User
from jobmatch.web.demo.rights import CURIOUS, OFFICER
from jobmatch.web.demo.staff import user_id

pytestmark = pytest.mark.django_db


def officer() -> User:
    return User.objects.get(pk=user_id(OFFICER))


def test_requests_are_in_every_stage_and_one_is_due_within_a_week(demo: date) -> None:
    rows = RightsRequest.objects.all()
    assert {row.state for row in rows} == {RightState.OPEN, RightState.DONE, RightState.REFUSED}
    assert {row.right for row in rows} == {*Right.values}
    soon = [row for row in rows.open() if demo <= row.due <= demo + timedelta(days=7)]
    assert [row.candidate.steps.open().filter(kind=StepKind.PRIVACY).count() for row in soon] == [1]


def test_one_opening_by_force_was_judged_and_one_waits_in_time(demo: date) -> None:
    waiting, judged = ForcedOpening.objects.order_by("verdict")
    assert (waiting.verdict, judged.verdict, judged.reviewed_by) == ("", "right", officer())
    assert waiting.until < timezone.now() < waiting.at + JUDGED_WITHIN
    assert judged.at < judged.reviewed_at < judged.at + JUDGED_WITHIN


def test_one_person_looked_outside_the_own_caseload(demo: date) -> None:
    (odd,) = looks.unusual(officer(), now=timezone.now())
    assert (odd.kind, odd.who, len(odd.files)) == (looks.OUTSIDE, user_id(CURIOUS), 2)


def test_a_file_that_ended_goes_within_a_month(demo: date) -> None:
    (going,) = terms.going(officer(), on=demo).ended
    assert demo < going.day <= demo + timedelta(days=30)
