"""What a night does to files: to the day, once, and again after a crash."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates import lost
from candidates.enums import State, StepKind
from candidates.models import Bar, Candidate, Step
from candidates.rules import step_marks
from candidates.services import clock
from candidates.services.files import absences, states, steps
from jobmatch import workdays
from jobmatch.accounts.models import User
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

QUERIES = 28  # of a night with nothing to do, over all that it looks for; yeses are in two tables
MONDAY = date(2026, 11, 23)  # the first step of a file opened then is due a week later
DUE = date(2026, 11, 30)
TEN_WORKING_DAYS_LATER = date(2026, 12, 14)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by, on=MONDAY)


def look_after(youth: Candidate) -> list[Step]:
    return list(youth.steps.open().filter(mark=step_marks.LOOK_AFTER))


def test_a_pause_ends_on_its_day_and_once(by, youth):
    until = MONDAY + timedelta(days=30)
    states.pause(candidate=youth, version=1, until=until, by=by, on=MONDAY)
    assert clock.wake_pauses(on=until - timedelta(days=1)) == 0
    assert [clock.wake_pauses(on=until), clock.wake_pauses(on=until)] == [1, 0]
    youth.refresh_from_db()
    assert youth.state == State.OPEN


def test_a_pause_that_somebody_ended_meanwhile_is_not_ended_again(by, youth):
    until = MONDAY + timedelta(days=30)
    read = states.pause(candidate=youth, version=1, until=until, by=by, on=MONDAY)
    states.wake(candidate=read, version=read.version, by=by, on=until)
    woken = Step.objects.get(primary_for=youth.pk)
    assert not clock._wake(read, on=until)
    assert Step.objects.get(primary_for=youth.pk) == woken


def test_after_ten_working_days_a_second_person_gets_a_step_once(by, youth):
    colleague = make_jobhunter(youth.municipality)
    assert workdays.after(DUE, 10) == TEN_WORKING_DAYS_LATER
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER - timedelta(days=1)) == 0
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER) == 1
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER) == 0
    (step,) = look_after(youth)
    assert (step.kind, step.owner, step.due) == (
        StepKind.LOOK_AFTER,
        desk_of(colleague),
        TEN_WORKING_DAYS_LATER,
    )
    assert lost.find(on=TEN_WORKING_DAYS_LATER) == []


def test_the_second_person_is_nobody_who_is_away_and_nobody_whom_the_youth_does_not_want(by, youth):
    coordinator = make_coordinator(youth.municipality)
    pool = make_pool(youth.municipality)
    away, unwanted = make_jobhunter(youth.municipality), make_jobhunter(youth.municipality)
    Bar.objects.create(candidate=youth, user=unwanted)
    absences.begin(desk=desk_of(away), stand_in=desk_of(coordinator), until=None, by=coordinator, on=MONDAY)
    clock.call_second_persons(on=TEN_WORKING_DAYS_LATER)
    assert [step.owner for step in look_after(youth)] == [pool]


def test_what_a_second_person_was_asked_is_over_when_the_late_step_is_done(by, youth):
    make_jobhunter(youth.municipality)
    clock.call_second_persons(on=TEN_WORKING_DAYS_LATER)
    late = Step.objects.get(primary_for=youth.pk)
    steps.complete(step=late, version=late.version, by=by, on=TEN_WORKING_DAYS_LATER)
    assert look_after(youth) == []


def test_who_said_to_be_back_today_is_back(by, youth):
    coordinator = make_coordinator(youth.municipality)
    until = MONDAY + timedelta(days=3)
    absences.begin(desk=desk_of(by), stand_in=desk_of(coordinator), until=until, by=coordinator, on=MONDAY)
    assert clock.end_absences(on=until - timedelta(days=1)) == 0
    assert [clock.end_absences(on=until), clock.end_absences(on=until)] == [1, 0]
    assert Step.objects.get(primary_for=youth.pk).owner == desk_of(by)


def test_a_night_that_finds_nothing_writes_nothing(youth, django_assert_max_num_queries):
    clock.run(on=MONDAY)  # the first night of a month fixes of which employers it tells
    with django_assert_max_num_queries(QUERIES) as queries:
        clock.run(on=MONDAY)
    assert not [query for query in queries.captured_queries if query["sql"].startswith("INSERT")]


def test_a_row_that_fails_keeps_no_other_waiting_and_the_next_night_makes_it_good(by, monkeypatch):
    until = MONDAY + timedelta(days=30)
    youths = [make_candidate(by, on=MONDAY) for _ in range(3)]
    for youth in youths:
        states.pause(candidate=youth, version=1, until=until, by=by, on=MONDAY)
    broken = sorted(youths, key=lambda youth: youth.pk)[1]
    wake = states.wake

    def crash(*, candidate, **given):
        wake(candidate=candidate, **given)
        if candidate == broken:
            raise ConnectionError("the power is out")

    monkeypatch.setattr(states, "wake", crash)
    with pytest.raises(ExceptionGroup) as told:
        clock.run(on=until)
    assert told.group_contains(ConnectionError)
    assert list(Candidate.objects.filter(state=State.PAUSED)) == [broken]
    monkeypatch.setattr(states, "wake", wake)
    clock.run(on=until + timedelta(days=1))
    assert not Candidate.objects.filter(state=State.PAUSED).exists()
    assert lost.find(on=until + timedelta(days=1)) == []


def test_a_night_that_stops_half_way_is_gone_on_with(by, monkeypatch):
    colleague = make_jobhunter(desk_of(by).municipality)
    youths = [make_candidate(by, on=MONDAY) for _ in range(3)]
    ensure, asked = steps.ensure, []

    def stop(*, candidate, **given):
        asked.append(candidate)
        if len(asked) == 2:
            raise KeyboardInterrupt  # the process is ended; nothing catches that
        return ensure(candidate=candidate, **given)

    monkeypatch.setattr(steps, "ensure", stop)
    with pytest.raises(KeyboardInterrupt):
        clock.run(on=TEN_WORKING_DAYS_LATER)
    assert Step.objects.filter(mark=step_marks.LOOK_AFTER).count() == 1
    monkeypatch.setattr(steps, "ensure", ensure)
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER) == 2
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER) == 0
    assert {step.owner.user for youth in youths for step in look_after(youth)} == {colleague}


def test_a_job_that_fails_does_not_stop_the_others(by, youth, monkeypatch):
    make_jobhunter(youth.municipality)

    def fail(**_):
        raise RuntimeError

    monkeypatch.setattr(clock, "end_absences", fail)
    with pytest.raises(ExceptionGroup):
        clock.run(on=TEN_WORKING_DAYS_LATER)
    assert len(look_after(youth)) == 1


def test_when_both_steps_come_to_one_desk_somebody_else_looks_along(by, youth):
    place = youth.municipality
    second, third = make_jobhunter(place), make_jobhunter(place)
    make_candidate(third, on=MONDAY)
    clock.call_second_persons(on=TEN_WORKING_DAYS_LATER)
    assert look_after(youth)[0].owner.user == second
    absences.begin(
        desk=desk_of(by),
        stand_in=desk_of(second),
        until=None,
        by=make_coordinator(place),
        on=TEN_WORKING_DAYS_LATER,
    )
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER + timedelta(days=1)) == 1
    (step,) = look_after(youth)
    assert step.owner.user == third
    assert clock.call_second_persons(on=TEN_WORKING_DAYS_LATER + timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (date(2026, 12, 18), date(2027, 1, 5)),  # Friday; Christmas (Friday) and New Year's Day do not count
        (date(2027, 4, 23), date(2027, 5, 11)),  # King's Day and Ascension Day; Liberation Day is no day off
        (date(2026, 10, 16), date(2026, 10, 30)),  # the clock goes back on 25 October
        (
            date(2027, 3, 19),
            date(2027, 4, 6),
        ),  # Good Friday, Easter Monday; the clock goes forward on 28 March
    ],
)
def test_ten_working_days_skip_weekends_and_dutch_holidays(by, youth, due, day):
    make_jobhunter(youth.municipality)
    Step.objects.update(due=due)
    nights = [due + timedelta(days=number) for number in range(1, 30)]
    assert next(night for night in nights if clock.call_second_persons(on=night)) == day


def test_ten_times_as_much_that_is_not_due_costs_no_more(by):
    counts = []
    clock.run(on=MONDAY)
    for more in (1, 9):
        for _ in range(more):
            make_candidate(by, on=MONDAY)
        with CaptureQueriesContext(connection) as queries:
            clock.run(on=MONDAY)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= QUERIES
