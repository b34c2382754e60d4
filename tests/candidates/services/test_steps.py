from datetime import date, timedelta

import pytest

from candidates import lost
from candidates.enums import StepKind, StepState
from candidates.services import steps
from jobmatch.errors import RuleBroken
from tests.factories import OPENED_ON, desk_of, make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db(transaction=True)


def test_finishing_a_step_makes_the_next_one_at_the_same_desk():
    by = make_jobhunter()
    candidate = make_candidate(by)
    first = candidate.steps.get()
    following = steps.complete(
        step=first, version=1, by=by, on=OPENED_ON, next_kind=StepKind.VISIT, next_due=date(2026, 12, 1)
    )
    first.refresh_from_db()
    candidate.refresh_from_db()
    assert (first.state, first.done_by, first.owner) == (StepState.DONE, by, None)
    assert candidate.held_by == following
    assert (following.kind, following.owner) == (StepKind.VISIT, desk_of(by))
    assert lost.find(on=OPENED_ON) == []


def test_who_names_no_next_step_gets_a_call_within_ten_working_days():
    by = make_jobhunter()
    following = steps.complete(step=make_candidate(by).steps.get(), version=1, by=by, on=OPENED_ON)
    assert (following.kind, following.due) == (StepKind.CALL, date(2026, 12, 7))


@pytest.mark.parametrize("days", [-1, 367])
def test_a_next_step_in_the_past_or_beyond_a_year_is_refused(days):
    by = make_jobhunter()
    step = make_candidate(by).steps.get()
    with pytest.raises(RuleBroken) as refused:
        steps.complete(step=step, version=1, by=by, on=OPENED_ON, next_due=OPENED_ON + timedelta(days=days))
    assert refused.value.code == "next_due"


def test_a_step_is_finished_once():
    by = make_jobhunter()
    step = make_candidate(by).steps.get()
    steps.complete(step=step, version=1, by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        steps.complete(step=step, version=2, by=by, on=OPENED_ON)
    assert refused.value.code == "step_done"


def test_another_jobhunter_does_not_finish_it():
    step = make_candidate().steps.get()
    with pytest.raises(RuleBroken) as refused:
        steps.complete(step=step, version=1, by=make_jobhunter(), on=OPENED_ON)
    assert refused.value.code == "forbidden"
