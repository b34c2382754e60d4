"""What a day brings to placements, once."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.enums import StepKind
from candidates.services.files import steps as step_services
from matching import tasks
from matching.services import nightly
from matching.services.work import placements
from tests.candidates.situations import wish_for
from tests.factories import make_candidate
from tests.matching.situations import ON, ended, planned, started

pytestmark = pytest.mark.django_db
MONTH_3 = date(2026, 6, 2)


@pytest.fixture
def youth(by):
    return make_candidate(by, on=date(2026, 2, 2))


def steps(youth, prefix):
    return list(youth.steps.open().filter(mark__startswith=prefix).order_by("mark"))


def test_a_start_is_asked_and_not_assumed(youth, by):
    row = planned(youth, by=by, starts_on=ON + timedelta(days=7))
    nightly.run(on=ON)
    assert steps(youth, "check_in:start") == []
    nightly.run(on=ON + timedelta(days=7))
    nightly.run(on=ON + timedelta(days=8))
    (step,) = steps(youth, "check_in:start")
    assert step.kind == StepKind.CHECK_IN
    row.refresh_from_db()
    assert row.state == "planned"


def test_the_question_about_the_start_goes_with_the_answer(youth, by):
    for finish in ("start", "never"):
        row = planned(youth, by=by)
        nightly.run(on=ON)
        assert len(steps(youth, "check_in:start")) == 1
        if finish == "start":
            placements.start(placement=row, version=1, starts_on=ON, by=by, on=ON)
        else:
            ended(row, by=by, on=ON, reason="never_started")
        assert steps(youth, "check_in:start") == []


def test_a_contract_that_ran_out_is_asked_about(youth, by):
    row = started(youth, by=by, ends_on=date(2026, 4, 1))
    nightly.run(on=date(2026, 4, 1))
    assert len(steps(youth, "check_in:end")) == 1
    ended(row, by=by, on=date(2026, 4, 1), reason="completed")
    assert steps(youth, "check_in:end") == []


def test_after_three_months_the_next_rung_is_proposed_once(youth, by):
    row = started(youth, by=by)
    nightly.run(on=MONTH_3 - timedelta(days=1))
    assert steps(youth, "rung") == []
    nightly.run(on=MONTH_3)
    (step,) = steps(youth, "rung")
    assert (step.kind, step.mark) == (StepKind.RUNG, f"rung:{row.pk}")
    step_services.close(step=step, version=step.version, by=by, on=MONTH_3)
    nightly.run(on=MONTH_3 + timedelta(days=1))
    assert steps(youth, "rung") == []


def test_work_that_is_the_dream_has_no_next_rung(youth, by):
    dream = wish_for(youth, by=by, dream=True)
    youth.refresh_from_db()
    occupation = youth.wishes.get(occupation=dream).occupation
    started(youth, by=by, occupation=occupation)
    nightly.run(on=MONTH_3)
    assert steps(youth, "rung") == []


def test_work_that_ended_has_no_next_rung(youth, by):
    row = started(youth, by=by)
    nightly.run(on=MONTH_3)
    ended(row, by=by, on=MONTH_3)
    assert steps(youth, "rung") == []
    nightly.run(on=MONTH_3)
    assert steps(youth, "rung") == []


def test_a_night_with_nothing_to_do_costs_the_same_for_one_youth_and_for_five(youth, by):
    def queries_of_a_night():
        nightly.run(on=ON)
        with CaptureQueriesContext(connection) as queries:
            nightly.run(on=ON)
        return len(queries)

    started(youth, by=by)
    of_one = queries_of_a_night()
    for _ in range(4):
        started(make_candidate(by, on=date(2026, 2, 2)), by=by)
    assert queries_of_a_night() == of_one


def test_the_clock_runs_the_night(youth, by):
    planned(youth, by=by)
    tasks.pass_the_day()
    assert len(steps(youth, "check_in:start")) == 1


def test_a_row_that_fails_at_night_keeps_nobody_waiting(youth, by, monkeypatch):
    planned(youth, by=by)
    other = make_candidate(by, on=date(2026, 2, 2))
    planned(other, by=by)
    ensure, failed = step_services.ensure, []

    def once(**given):
        if not failed:
            failed.append(given["candidate"])
            raise RuntimeError("the first row fails")
        return ensure(**given)

    monkeypatch.setattr(step_services, "ensure", once)
    with pytest.raises(ExceptionGroup):
        nightly.run(on=ON)
    assert [len(steps(row, "check_in:start")) for row in (youth, other) if row != failed[0]] == [1]
