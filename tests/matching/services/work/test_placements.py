"""Work is agreed, begins and ends; the file follows, and nobody falls out of sight."""

from datetime import date, timedelta

import pytest

from candidates import lost
from candidates.enums import State, StepKind
from candidates.services.files import states
from employers.models import Vacancy
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from matching.enums import CheckInState, PlacementState
from matching.models import CheckIn, Placement
from matching.services.introductions import settling
from matching.services.work import placements
from matching.services.work.judging import NotAcknowledged
from matching.services.work.placements import Details
from tests.factories import make_candidate, make_coordinator, make_employer, make_jobhunter, make_vacancy
from tests.matching.situations import ON, ended, moment, planned, primary, started

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 11)


@pytest.fixture
def youth(by):
    return make_candidate(by, on=date(2026, 2, 2), birth_date=date(2006, 6, 1))


def details(**values):
    return Details(**{"kind": "job", "starts_on": ON, "employer_name": "Zon", "pay_cents": 1500, **values})


def nobody_is_lost(on=ON):
    return lost.find(on=on) == []


def test_agreed_work_leaves_the_file_as_it_is(youth, by):
    row = planned(youth, by=by)
    youth.refresh_from_db()
    assert (row.state, youth.state, row.check_ins.count()) == (PlacementState.PLANNED, State.OPEN, 0)


def test_a_file_that_is_opened_again_while_the_work_goes_on_is_at_work_in_it(youth, by):
    started(youth, by=by)
    youth.refresh_from_db()
    states.end(candidate=youth, version=youth.version, ending="moved", by=by, on=LATER)
    youth.refresh_from_db()
    states.reopen(candidate=youth, version=youth.version, by=by, on=LATER)
    held = primary(youth)
    settling.settle(on=LATER)
    youth.refresh_from_db()
    assert (youth.state, youth.state_since, primary(youth)) == (State.PLACED, ON, held)
    assert nobody_is_lost(LATER)


def test_who_does_not_work_the_file_records_nothing(youth):
    for stranger in (make_jobhunter(), make_coordinator()):
        with pytest.raises(RuleBroken) as broken:
            planned(youth, by=stranger)
        assert broken.value.code == "forbidden"


def test_a_broken_rule_is_named_until_it_is_ticked_off(youth, by):
    low = details(pay_cents=700)
    with pytest.raises(NotAcknowledged) as refused:
        placements.plan(candidate=youth, details=low, by=by, on=ON)
    assert [each.code for each in refused.value.findings] == ["minimum_wage"]
    assert not Placement.objects.exists()
    placements.plan(candidate=youth, details=low, by=by, on=ON, acknowledged=["minimum_wage"])
    assert Entry.objects.get(event="placement.planned").reason == "minimum_wage"


def test_another_rule_that_was_ticked_does_not_count(youth, by):
    with pytest.raises(NotAcknowledged):
        placements.plan(
            candidate=youth, details=details(pay_cents=1), by=by, on=ON, acknowledged=["minors_week"]
        )


def test_an_unknown_birth_date_asks_and_does_not_refuse(by):
    youth = make_candidate(by)
    assert placements.plan(candidate=youth, details=details(pay_cents=1), by=by, on=ON).pk


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"employer_name": " "}, "employer_missing"),
        ({"ends_on": date(2026, 3, 1)}, "ends_on"),
        ({"starts_on": date(2028, 1, 1)}, "starts_on"),
        ({"starts_on": date(2020, 1, 1)}, "starts_on"),
        ({"kind": "slavery"}, "kind"),
        ({"papers": ("passport_copy",)}, "papers"),
    ],
)
def test_what_can_not_be_is_refused(youth, by, values, code):
    with pytest.raises(RuleBroken) as broken:
        placements.plan(candidate=youth, details=details(**values), by=by, on=ON)
    assert broken.value.code == code


def test_under_16_nothing_is_recorded_before_a_parent_was_heard(by):
    youth = make_candidate(by, on=ON, birth_date=date(2011, 6, 1))
    with pytest.raises(RuleBroken) as broken:
        planned(youth, by=by)
    assert broken.value.code == "contact_only"


def test_a_start_moves_the_file_and_plans_both_sides(youth, by):
    row = started(youth, by=by)
    youth.refresh_from_db()
    assert (youth.state, youth.state_since) == (State.PLACED, ON)
    asked = [(each.side, each.moment) for each in row.check_ins.all()]
    assert len([side for side, _ in asked if side == "youth"]) == 9
    assert {name for side, name in asked if side == "employer"} == {"m1", "m3", "m6", "m12"}
    step = primary(youth)
    assert (step.kind, step.mark, step.due) == (StepKind.CHECK_IN, "check_in:youth", date(2026, 3, 5))
    assert nobody_is_lost()


def test_moments_are_on_working_days(youth, by):
    started(youth, by=by)
    assert moment(Placement.objects.get(), "m2").due == date(2026, 5, 4)  # 2 May is a Saturday


def test_the_employer_of_work_that_the_youth_found_is_not_called(youth, by):
    row = started(youth, by=by, found_by="youth")
    assert {each.side for each in row.check_ins.all()} == {"youth"}


def test_work_for_a_time_is_not_asked_about_after_its_end(youth, by):
    row = started(youth, by=by, ends_on=date(2026, 3, 31))
    assert max(each.due for each in row.check_ins.all()) <= date(2026, 3, 31)


def test_a_start_that_is_recorded_late_plans_what_still_comes(youth, by):
    row = planned(youth, by=by)
    late = ON + timedelta(days=40)
    placements.start(placement=row, version=row.version, starts_on=ON, by=by, on=late)
    assert min(each.due for each in row.check_ins.filter(side="youth")) >= late
    youth.refresh_from_db()
    assert youth.state_since == ON


@pytest.mark.parametrize("pattern", [("d1",), ("m12", "m1")])
def test_the_pattern_is_a_setting(youth, by, settings, pattern):
    settings.CHECK_INS_YOUTH = pattern
    row = started(youth, by=by)
    assert {each.moment for each in row.check_ins.filter(side="youth")} == set(pattern)


@pytest.mark.parametrize("days", [1, 30])
def test_work_does_not_begin_in_the_future(youth, by, days):
    row = planned(youth, by=by)
    with pytest.raises(RuleBroken) as broken:
        placements.start(
            placement=row, version=row.version, starts_on=ON + timedelta(days=days), by=by, on=ON
        )
    assert broken.value.code == "starts_on"


def test_the_second_of_two_who_start_it_is_refused(youth, by):
    row = planned(youth, by=by)
    same = Placement.objects.get(pk=row.pk)
    placements.start(placement=row, version=1, starts_on=ON, by=by, on=ON)
    with pytest.raises(RuleBroken) as broken:
        placements.start(placement=same, version=1, starts_on=ON, by=by, on=ON)
    assert broken.value.code == "stale"


def test_an_end_opens_the_file_with_a_talk_within_two_working_days(youth, by):
    row = ended(started(youth, by=by), by=by, on=LATER)
    youth.refresh_from_db()
    step = primary(youth)
    assert (youth.state, step.kind) == (State.OPEN, StepKind.RETURN)
    assert step.due <= LATER + timedelta(days=2)
    assert row.check_ins.filter(state=CheckInState.PLANNED).count() == 2
    assert {each.moment for each in row.check_ins.filter(due__gt=LATER, state="planned")} == {
        "loss_w1",
        "loss_m1",
    }
    assert nobody_is_lost(LATER)


def test_a_contract_that_ran_its_time_opens_the_file_too(youth, by):
    ended(started(youth, by=by), by=by, on=LATER, reason="completed")
    youth.refresh_from_db()
    assert youth.state == State.OPEN


def test_who_works_elsewhere_too_stays_at_work_and_is_asked_there(youth, by):
    first = started(youth, by=by)
    second = started(youth, by=by, on=LATER)
    ended(first, by=by, on=LATER)
    youth.refresh_from_db()
    assert (youth.state, primary(youth).mark) == (State.PLACED, "check_in:youth")
    assert primary(youth).due == moment(second, "d3").due
    assert not CheckIn.objects.filter(moment__startswith="loss_").exists()


def test_work_that_never_began_says_so(youth, by):
    row = planned(youth, by=by)
    with pytest.raises(RuleBroken) as broken:
        ended(row, by=by, on=ON)
    assert broken.value.code == "end_reason"
    row.refresh_from_db()
    row = ended(row, by=by, on=ON, reason="never_started")
    youth.refresh_from_db()
    assert (row.state, youth.state) == (PlacementState.ENDED, State.OPEN)
    assert not row.check_ins.exists()


def test_work_that_began_can_not_have_never_begun(youth, by):
    with pytest.raises(RuleBroken) as broken:
        ended(started(youth, by=by), by=by, on=ON, reason="never_started")
    assert broken.value.code == "end_reason"


def test_what_ended_does_not_end_again_nor_change(youth, by):
    row = ended(started(youth, by=by), by=by, on=LATER)
    with pytest.raises(RuleBroken) as broken:
        ended(row, by=by, on=LATER)
    assert broken.value.code == "state"
    row.refresh_from_db()
    with pytest.raises(RuleBroken) as broken:
        placements.change(placement=row, version=row.version, details=details(), by=by, on=LATER)
    assert broken.value.code == "placement_ended"


def test_a_start_by_mistake_is_taken_back(youth, by):
    row = started(youth, by=by)
    placements.undo(placement=row, version=row.version, by=by, on=ON)
    youth.refresh_from_db()
    assert (row.state, youth.state, row.check_ins.count()) == (PlacementState.PLANNED, State.OPEN, 0)
    assert primary(youth).kind == StepKind.CALL
    assert nobody_is_lost()


def test_an_end_by_mistake_is_taken_back_and_the_months_at_work_stay(youth, by):
    row = ended(started(youth, by=by), by=by, on=LATER)
    placements.undo(placement=row, version=row.version, by=by, on=LATER)
    youth.refresh_from_db()
    assert (row.state, row.end_reason, youth.state) == (PlacementState.STARTED, "", State.PLACED)
    assert youth.state_since == ON
    waiting = row.check_ins.filter(state=CheckInState.PLANNED)
    assert {each.moment for each in waiting if each.side == "youth"} == {"m3", "m6", "m9", "m12"}
    assert primary(youth).due == moment(row, "m3").due
    assert nobody_is_lost(LATER)


def test_an_end_that_is_taken_back_can_end_again(youth, by):
    row = ended(started(youth, by=by), by=by, on=LATER)
    placements.undo(placement=row, version=row.version, by=by, on=LATER)
    row = ended(row, by=by, on=LATER)
    waiting = row.check_ins.filter(state=CheckInState.PLANNED)
    assert {each.moment for each in waiting} == {"loss_w1", "loss_m1"}


def test_there_is_nothing_to_take_back_of_agreed_work(youth, by):
    row = planned(youth, by=by)
    with pytest.raises(RuleBroken) as broken:
        placements.undo(placement=row, version=row.version, by=by, on=ON)
    assert broken.value.code == "nothing_to_undo"


def test_a_change_moves_what_is_planned(youth, by):
    row = started(youth, by=by)
    changed = details(kind="internship", employer_name="Maan", ends_on=date(2026, 4, 30))
    row = placements.change(placement=row, version=row.version, details=changed, by=by, on=ON)
    assert str(row) == "Maan"
    assert all(each.due <= date(2026, 4, 30) for each in row.check_ins.filter(state="planned"))
    longer = details(kind="internship", employer_name="Maan")
    row = placements.change(placement=row, version=row.version, details=longer, by=by, on=ON)
    assert row.check_ins.filter(state="planned", side="youth").count() == 9


def test_the_first_day_of_work_that_began_is_not_changed(youth, by):
    row = started(youth, by=by)
    with pytest.raises(RuleBroken) as broken:
        placements.change(
            placement=row,
            version=row.version,
            details=details(starts_on=date(2026, 2, 2)),
            by=by,
            on=ON,
        )
    assert broken.value.code == "starts_on"


def test_a_vacancy_keeps_its_link(youth, by):
    vacancy: Vacancy = make_vacancy(employer=make_employer("Zon"))
    row = planned(youth, by=by, vacancy=vacancy, employer=vacancy.employer, employer_name="")
    assert (row.vacancy, str(row)) == (vacancy, "Zon")


def test_twelve_months_at_work_is_an_ending(youth, by):
    started(youth, by=by)
    youth.refresh_from_db()
    early = date(2027, 3, 1)
    with pytest.raises(RuleBroken):
        states.end(candidate=youth, version=youth.version, ending="kept_work", by=by, on=early)
    youth.refresh_from_db()
    done = states.end(candidate=youth, version=youth.version, ending="kept_work", by=by, on=date(2027, 3, 2))
    assert done.state == State.ENDED
