"""From one state of a file to the next: each keeps a step that holds it, and an ending has to be true."""

from datetime import date, timedelta
from typing import Any

import pytest

from candidates.enums import Channel, Ending, State, StepKind
from candidates.models import Candidate
from candidates.services.casework import contacts
from candidates.services.files import states
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from tests.factories import OPENED_ON, desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


def next_step(youth: Candidate) -> tuple[str, date]:
    """What happens next, and when."""
    step = youth.steps.get(primary_for=youth.pk)
    return step.kind, step.due


def end(youth: Candidate, ending: str, *, by: User, on: date = OPENED_ON) -> Candidate:
    youth.refresh_from_db()
    return states.end(candidate=youth, version=youth.version, ending=ending, by=by, on=on)


def refused(service: Any, **given: Any) -> str:
    """The code with which it was refused."""
    with pytest.raises(RuleBroken) as error:
        service(**given)
    return error.value.code


@pytest.mark.parametrize("days", [0, 91])
def test_a_pause_that_does_not_end_within_90_days_is_refused(by: User, youth: Candidate, days: int) -> None:
    until = OPENED_ON + timedelta(days=days)
    given = {"candidate": youth, "version": 1, "until": until, "by": by, "on": OPENED_ON}
    assert refused(states.pause, **given) == "pause_until"


def test_a_pause_waits_90_days_at_most_and_the_next_step_waits_with_it(by: User, youth: Candidate) -> None:
    until = OPENED_ON + timedelta(days=90)
    states.pause(candidate=youth, version=1, until=until, by=by, on=OPENED_ON)
    youth.refresh_from_db()
    assert (youth.state, youth.paused_until) == (State.PAUSED, until)
    assert next_step(youth) == (StepKind.CALL, until)


def test_who_wakes_is_called_within_two_working_days(by: User, youth: Candidate) -> None:
    paused = states.pause(candidate=youth, version=1, until=date(2026, 12, 24), by=by, on=OPENED_ON)
    states.wake(candidate=paused, version=paused.version, by=audit.SCHEDULE, on=date(2026, 12, 24))
    youth.refresh_from_db()
    assert (youth.state, youth.paused_until) == (State.OPEN, None)
    assert next_step(youth) == (StepKind.CALL, date(2026, 12, 29))


def test_who_rests_is_asked_once_a_year(by: User, youth: Candidate) -> None:
    states.rest(candidate=youth, version=1, by=by, on=OPENED_ON)
    assert next_step(youth) == (StepKind.YEARLY, OPENED_ON + timedelta(days=365))


@pytest.mark.parametrize(
    ("on", "asked_on"),
    [
        (date(2026, 11, 27), date(2027, 11, 26)),  # a year on it is Saturday
        (date(2026, 4, 7), date(2027, 4, 7)),
        (date(2027, 4, 18), date(2028, 4, 13)),  # Easter Monday
        (date(2027, 12, 27), date(2028, 12, 22)),  # the second day of Christmas, a Tuesday
    ],
)
def test_the_question_of_once_a_year_is_on_a_working_day_within_the_year(
    by: User, youth: Candidate, on: date, asked_on: date
) -> None:
    states.rest(candidate=youth, version=1, by=by, on=on)
    assert next_step(youth) == (StepKind.YEARLY, asked_on)
    contacts.record(candidate=youth, by=by, on=on, channel=Channel.PHONE, reached=False)
    assert next_step(youth) == (StepKind.YEARLY, asked_on)


def test_work_that_ends_opens_the_file_with_a_talk_within_two_working_days(
    by: User, youth: Candidate
) -> None:
    states.place(candidate=youth, by=by, on=OPENED_ON, next_due=OPENED_ON)
    friday = date(2026, 11, 27)
    states.lose(candidate=youth, by=by, on=friday)
    youth.refresh_from_db()
    assert youth.state == State.OPEN
    assert next_step(youth) == (StepKind.RETURN, date(2026, 12, 1))


def test_a_state_that_does_not_follow_on_this_one_is_refused(by: User, youth: Candidate) -> None:
    states.rest(candidate=youth, version=1, by=by, on=OPENED_ON)
    youth.refresh_from_db()
    until = OPENED_ON + timedelta(days=5)
    given = {"candidate": youth, "version": youth.version, "until": until, "by": by, "on": OPENED_ON}
    assert refused(states.pause, **given) == "state"


def test_a_change_from_an_old_version_is_refused(by: User, youth: Candidate) -> None:
    assert refused(states.rest, candidate=youth, version=0, by=by, on=OPENED_ON) == "stale"


def test_a_file_ends_in_one_of_the_recorded_ways_and_its_steps_with_it(by: User, youth: Candidate) -> None:
    assert refused(end, youth=youth, ending="lost", by=by) == "ending"
    ended = end(youth, Ending.OWN_WISH, by=by)
    assert (ended.state, ended.ending, ended.ended_on) == (State.ENDED, Ending.OWN_WISH, OPENED_ON)
    assert not youth.steps.open().exists()


def test_kept_work_is_an_ending_only_after_twelve_months_at_work(by: User, youth: Candidate) -> None:
    states.place(candidate=youth, by=by, on=OPENED_ON, next_due=OPENED_ON)
    almost = date(2027, 11, 22)
    assert refused(end, youth=youth, ending=Ending.KEPT_WORK, by=by, on=almost) == "ending_too_early"
    assert end(youth, Ending.KEPT_WORK, by=by, on=date(2027, 11, 23)).state == State.ENDED


@pytest.fixture
def resting(by: User, youth: Candidate) -> Candidate:
    """Somebody who was never reached, at rest since the first day."""
    return states.rest(candidate=youth, version=1, by=by, on=OPENED_ON)


AT_THE_END_OF_THE_TERM = date(2028, 11, 23)


def test_out_of_reach_is_an_act_of_a_coordinator(by: User, resting: Candidate) -> None:
    given = {"youth": resting, "ending": Ending.OUT_OF_REACH, "on": AT_THE_END_OF_THE_TERM}
    assert refused(end, **given, by=by) == "forbidden"
    assert end(**given, by=make_coordinator(resting.municipality)).state == State.ENDED


def test_out_of_reach_is_there_only_at_the_end_of_the_term(resting: Candidate) -> None:
    coordinator = make_coordinator(resting.municipality)
    on = AT_THE_END_OF_THE_TERM - timedelta(days=1)
    given = {"youth": resting, "ending": Ending.OUT_OF_REACH, "by": coordinator}
    assert refused(end, **given, on=on) == "ending_too_early"


def test_who_does_not_rest_is_not_out_of_reach(youth: Candidate) -> None:
    coordinator = make_coordinator(youth.municipality)
    given = {"youth": youth, "ending": Ending.OUT_OF_REACH, "by": coordinator}
    assert refused(end, **given, on=AT_THE_END_OF_THE_TERM) == "ending_too_early"


def test_a_file_that_ended_comes_back_with_a_step_at_its_desk(by: User, youth: Candidate) -> None:
    ended = end(youth, Ending.MOVED, by=by)
    states.reopen(candidate=ended, version=ended.version, by=by, on=OPENED_ON)
    youth.refresh_from_db()
    step = youth.steps.get(primary_for=youth.pk)
    assert (youth.state, youth.ending, step.owner) == (State.OPEN, "", desk_of(by))


def test_another_jobhunter_moves_no_file(youth: Candidate) -> None:
    assert refused(states.rest, candidate=youth, version=1, by=make_jobhunter(), on=OPENED_ON) == "forbidden"
