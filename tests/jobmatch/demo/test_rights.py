"""What the privacy officer of the demo finds on each page."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from candidates.enums import Right, RightState, State, StepKind
from candidates.models import ForcedOpening, RightsRequest
from candidates.selectors.rights import looks, terms
from candidates.selectors.rights.rights import JUDGED_WITHIN
from jobmatch.accounts.models import User
from jobmatch.demo.people import user_id
from jobmatch.demo.rights import BUSY, CURIOUS, OFFICER

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
    odd = [each for each in looks.unusual(officer(), now=timezone.now()) if each.kind == looks.OUTSIDE]
    assert [(each.who, len(each.files)) for each in odd] == [(user_id(CURIOUS), 2)]


def test_one_person_looked_at_many_files_within_an_hour(demo: date) -> None:
    odd = [each for each in looks.unusual(officer(), now=timezone.now()) if each.kind == looks.MANY]
    assert [(each.who, each.count) for each in odd] == [(user_id(BUSY), settings.MANY_FILES + 1)]


def test_a_file_that_ended_goes_within_a_month(demo: date) -> None:
    (going,) = terms.going(officer(), on=demo).ended
    assert demo < going.day <= demo + timedelta(days=30)


def test_somebody_must_decide_about_a_file_of_which_nothing_was_heard(demo: date) -> None:
    (quiet,) = terms.going(officer(), on=demo).to_decide
    assert demo < quiet.day <= demo + timedelta(days=30)
    assert quiet.candidate.state == State.RESTING
    assert quiet.candidate.steps.open().filter(kind=StepKind.TERM).count() == 1
    assert not quiet.candidate.steps.open().overdue(on=demo).exists()
