"""How it goes is asked of both sides apart, sealed, and nobody is asked nine times."""

from datetime import date, timedelta

import pytest

from candidates import lost
from candidates.enums import State, StepKind, StepState
from candidates.services.consents import consents
from candidates.services.files import absences, states
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from matching.enums import CheckInState
from matching.models import CheckIn
from matching.services.work import answers, check_ins
from tests.candidates.rights_situations import make_forcer
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
)
from tests.matching.situations import ON, ended, moment, primary, started

pytestmark = pytest.mark.django_db
WEEK_4 = date(2026, 3, 30)
YEAR_ON = date(2027, 3, 2)
LINE = "Ze noemen me bij een andere naam"


@pytest.fixture
def youth(by):
    return make_candidate(by, on=date(2026, 2, 2), birth_date=date(2006, 6, 1))


@pytest.fixture
def work(youth, by):
    return started(youth, by=by)


def record(check_in, by, on=WEEK_4, **values):
    return check_ins.record(
        check_in=check_in, version=check_in.version, by=by, on=on, **{"going": "good", **values}
    )


def read(youth, user, *rows, on=WEEK_4):
    return answers.read(candidate=youth, check_ins=rows, by=user, on=on)


def open_steps(youth, mark):
    return youth.steps.open().filter(mark=mark)


# recording


def test_an_answer_plans_the_next_moment(youth, work, by):
    row = record(moment(work, "w4"), by, line=LINE)
    assert (row.state, row.answered_on) == (CheckInState.ANSWERED, WEEK_4)
    step = primary(youth)
    assert (step.mark, step.due) == ("check_in:youth", moment(work, "m2").due)


def test_an_answer_silences_the_earlier_moments_of_that_side_only(work, by):
    record(moment(work, "w4"), by)
    states = {(row.side, row.moment): row.state for row in work.check_ins.all()}
    assert {states["youth", name] for name in ("d3", "w1", "w2")} == {CheckInState.SILENT}
    assert states["employer", "m1"] == CheckInState.PLANNED


def test_the_whole_answer_is_sealed(work, by):
    row = record(moment(work, "w4"), by, treated="bad", line=LINE)
    assert LINE.encode() not in row.answer
    assert b"bad" not in row.answer


def test_the_own_jobhunter_reads_it_with_a_row_in_the_log(youth, work, by):
    row = record(moment(work, "w4"), by, treated="so_so", line=LINE)
    opened = read(youth, by, row)[row.pk]
    assert (opened.going, opened.treated, opened.line) == ("good", "so_so", LINE)
    assert LINE not in repr(opened)
    assert Entry.objects.get(event="sealed.opened").fields == ["answer"]


def test_nobody_else_reads_it(youth, work, by):
    row = record(moment(work, "w4"), by, line=LINE)
    for other in (make_coordinator(youth.municipality), make_jobhunter(youth.municipality)):
        assert read(youth, other, row) == {}
    assert not Entry.objects.filter(event="sealed.opened").exists()


def test_a_stand_in_reads_it_with_the_yes_of_the_youth_only(youth, work, by):
    row = record(moment(work, "w4"), by, line=LINE)
    boss, other = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(other), until=None, by=boss, on=WEEK_4)
    assert read(youth, other, row) == {}
    consents.give(candidate=youth, purpose="stand_in", manner="phone", by=by, on=WEEK_4)
    assert read(youth, other, row)[row.pk].line == LINE


def test_a_coordinator_records_taps_and_no_line(youth, work):
    boss = make_coordinator(youth.municipality)
    with pytest.raises(RuleBroken) as broken:
        record(moment(work, "w4"), boss, line=LINE)
    assert broken.value.code == "forbidden"
    assert record(moment(work, "w4"), boss).state == CheckInState.ANSWERED


def test_by_force_one_reads_a_line_and_writes_none(youth, work):
    with pytest.raises(RuleBroken) as broken:
        record(moment(work, "w4"), make_forcer(youth), line=LINE)
    assert broken.value.code == "forbidden"


@pytest.mark.parametrize("answer", [{"going": "bad"}, {"treated": "bad"}])
def test_a_worrying_answer_is_a_step_of_today(youth, work, by, answer):
    row = record(moment(work, "w4"), by, **answer)
    found = open_steps(youth, f"worry:{row.pk}").values_list("kind", "due", "owner")
    assert list(found) == [(StepKind.WORRY, WEEK_4, desk_of(by).pk)]


@pytest.mark.parametrize("answer", [{"going": "so_so"}, {"treated": "so_so"}, {}])
def test_another_answer_is_none(youth, work, by, answer):
    row = record(moment(work, "w4"), by, **answer)
    assert not open_steps(youth, f"worry:{row.pk}").exists()


def test_a_worrying_employer_is_a_step_of_today_too(youth, work, by):
    row = record(moment(work, "m1", "employer"), by, going="bad")
    assert open_steps(youth, f"worry:{row.pk}").exists()


def test_an_answer_of_the_youth_is_news(youth, work, by):
    record(moment(work, "m1", "employer"), by)
    youth.refresh_from_db()
    assert youth.last_news_on is None
    record(moment(work, "w4"), by)
    youth.refresh_from_db()
    assert youth.last_news_on == WEEK_4


def test_a_contradiction_is_in_the_sealed_answer(youth, by):
    employer = make_employer("Zon")
    employer.facts.create(
        item="place_to_pray", answer="yes", stated_on=ON, expires_on=ON + timedelta(days=365)
    )
    work = started(youth, by=by, employer=employer, employer_name="")
    row = record(moment(work, "w4"), by, facts={"place_to_pray": False})
    assert read(youth, by, row)[row.pk].contradicted == ["place_to_pray"]
    assert employer.facts.get().answer == "yes"


def test_the_site_of_the_vacancy_goes_before_the_employer(youth, by):
    employer = make_employer("Zon")
    site = employer.sites.create(name="Werkplaats")
    for place, answer in ((None, "yes"), (site, "no")):
        employer.facts.create(
            item="place_to_pray", site=place, answer=answer, stated_on=ON, expires_on=YEAR_ON
        )
    vacancy = employer.vacancies.create(identifier="1", title="Bakker", site=site)
    there = started(youth, by=by, employer=employer, employer_name="", vacancy=vacancy)
    elsewhere = started(youth, by=by, employer=employer, employer_name="")
    assert answers.stated_of(there, on=ON) == {"place_to_pray": "no"}
    assert answers.stated_of(elsewhere, on=ON) == {"place_to_pray": "yes"}


@pytest.mark.parametrize(
    ("name", "side", "values", "code"),
    [
        ("w4", "youth", {"going": "great"}, "going"),
        ("w4", "youth", {"treated": "well"}, "treated"),
        ("m1", "employer", {"treated": "good"}, "treated"),
        ("w4", "youth", {"facts": {"place_to_pray": True}}, "facts"),
        ("m1", "employer", {"facts": {"place_to_pray": True}}, "facts"),
        ("w4", "youth", {"line": "x" * 1001}, "too_long"),
    ],
)
def test_what_can_not_be_is_refused(work, by, name, side, values, code):
    with pytest.raises(RuleBroken) as broken:
        record(moment(work, name, side), by, **values)
    assert broken.value.code == code


def test_what_was_answered_is_not_answered_again(work, by):
    row = record(moment(work, "w4"), by)
    with pytest.raises(RuleBroken) as broken:
        record(row, by)
    assert broken.value.code == "check_in_done"


def test_who_was_silent_can_still_answer(work, by):
    check_ins.remind(on=WEEK_4)
    assert record(moment(work, "w1"), by).state == CheckInState.ANSWERED


def test_the_last_answer_leaves_an_ordinary_next_step(youth, work, by):
    check_ins.remind(on=YEAR_ON)
    record(moment(work, "m12"), by, on=YEAR_ON)
    assert (primary(youth).kind, primary(youth).mark) == (StepKind.CALL, "")


def test_an_answer_by_mistake_is_taken_back_and_asked_again(youth, work, by):
    row = record(moment(work, "w4"), by, going="bad")
    check_ins.take_back(check_in=row, version=row.version, by=by, on=WEEK_4)
    assert (row.state, bytes(row.answer)) == (CheckInState.PLANNED, b"")
    assert not open_steps(youth, f"worry:{row.pk}").exists()
    assert open_steps(youth, "check_in:youth").count() == 1


def test_an_answer_that_is_taken_back_is_no_news_and_the_one_before_it_is(youth, work, by):
    earlier = WEEK_4 - timedelta(days=20)
    record(moment(work, "w1"), by, on=earlier)
    row = record(moment(work, "w4"), by)
    youth.refresh_from_db()
    assert youth.last_news_on == WEEK_4
    check_ins.take_back(check_in=row, version=row.version, by=by, on=WEEK_4)
    youth.refresh_from_db()
    assert youth.last_news_on == earlier


def test_two_who_answer_at_once_do_not_overwrite_each_other(work, by):
    first, second = moment(work, "w4"), moment(work, "w4")
    record(first, by)
    with pytest.raises(RuleBroken) as broken:
        record(second, by, going="bad")
    assert broken.value.code == "stale"


def test_after_a_loss_the_youth_is_asked(youth, work, by):
    ended(work, by=by, on=WEEK_4)
    on = WEEK_4 + timedelta(days=40)
    assert check_ins.remind(on=on) == 1
    record(moment(work, "loss_m1"), by, on=on)
    assert not open_steps(youth, "check_in:youth").exists()


def test_who_answers_while_the_file_rests_is_heard_of(youth, work, by):
    ended(work, by=by, on=WEEK_4)
    youth.refresh_from_db()
    states.rest(candidate=youth, version=youth.version, by=by, on=WEEK_4)
    record(moment(work, "loss_m1"), audit.youth(youth.pk), on=WEEK_4 + timedelta(days=40))
    youth.refresh_from_db()
    assert (youth.state, primary(youth).kind) == (State.OPEN, StepKind.CALL)


# reminding


def test_silence_is_one_step_a_side(youth, work, by):
    assert check_ins.remind(on=YEAR_ON) == 1  # the one of the youth holds the file already
    assert open_steps(youth, "check_in:youth").count() == 1
    (step,) = open_steps(youth, "check_in:employer")
    assert step.kind == StepKind.EMPLOYER_CHECK_IN
    states = sorted(work.check_ins.values_list("state", flat=True))
    assert states.count("planned") == 2  # the newest of each side is still asked
    assert states.count("silent") == 11
    assert lost.find(on=YEAR_ON) == []


def test_reminding_twice_changes_nothing(youth, work):
    check_ins.remind(on=YEAR_ON)
    before = sorted(CheckIn.objects.values_list("pk", "state")), youth.steps.count()
    assert check_ins.remind(on=YEAR_ON) == 0
    assert (sorted(CheckIn.objects.values_list("pk", "state")), youth.steps.count()) == before


def test_a_crash_after_one_youth_is_made_good_by_the_next_run(work, by, monkeypatch):
    other = started(make_candidate(by, on=date(2026, 2, 2)), by=by)
    lock, done = check_ins.lock_file, []

    def crash(candidate):
        if done:
            raise RuntimeError
        done.append(candidate)
        return lock(candidate)

    monkeypatch.setattr(check_ins, "lock_file", crash)
    with pytest.raises(ExceptionGroup):
        check_ins.remind(on=YEAR_ON)
    monkeypatch.setattr(check_ins, "lock_file", lock)
    check_ins.remind(on=YEAR_ON)
    for row in (work, other):
        assert open_steps(row.candidate, "check_in:employer").count() == 1
        assert row.check_ins.filter(state="planned", due__lte=YEAR_ON).count() == 2


def test_the_step_follows_when_the_primary_one_is_about_something_else(youth, work, by):
    youth.steps.open().update(mark="", kind=StepKind.APPLY)
    assert check_ins.remind(on=date(2026, 3, 5)) == 1
    step = open_steps(youth, "check_in:youth").get()
    assert (step.primary_for, step.due) == (None, moment(work, "d3").due)
    record(moment(work, "d3"), by, on=date(2026, 3, 5))
    step.refresh_from_db()
    assert (step.state, primary(youth).kind) == (StepState.DONE, StepKind.APPLY)


def test_before_its_day_nothing_is_asked(work):
    assert check_ins.remind(on=date(2026, 3, 4)) == 0


def test_finding_nothing_costs_one_query(work, django_assert_num_queries):
    with django_assert_num_queries(1):
        check_ins.remind(on=date(2026, 3, 4))


def test_an_ended_file_is_left_in_peace(youth, work, by):
    youth.refresh_from_db()

    states.end(candidate=youth, version=youth.version, ending="own_wish", by=by, on=ON)
    assert check_ins.remind(on=YEAR_ON) == 0
