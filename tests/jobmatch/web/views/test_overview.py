"""The overview: load, waiting, what is late, who is away, and whether anyone is lost."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates import lost
from candidates.enums import State
from candidates.models import Bar, Candidate, Step
from candidates.selectors.files import due, overview
from candidates.selectors.files.overview import Waiting
from candidates.selectors.intake import referrals as referral_selectors
from candidates.services import clock
from candidates.services.files import absences, states
from jobmatch import workdays
from jobmatch.accounts.models import Organisation
from jobmatch.web.presentation.overview import WHAT_TO_DO
from tests.candidates.referral_situations import make_referrer, refer
from tests.candidates.situations import as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db
OVERVIEW = "/overzicht/"
MONDAY = date(2026, 11, 23)


@pytest.fixture
def coordinator(by):
    make_pool(desk_of(by).municipality)
    return make_coordinator(desk_of(by).municipality)


def late(youth: Candidate, day: date) -> Step:
    Step.objects.filter(candidate=youth).update(due=day)
    return Step.objects.get(candidate=youth)


def test_a_load_is_what_lies_at_each_desk_of_the_municipality(by, coordinator):
    make_candidate(make_jobhunter())
    youths = [make_candidate(by, on=MONDAY) for _ in range(3)]
    late(youths[0], MONDAY - timedelta(days=1))
    found = {load.desk.user: (load.files, load.late) for load in overview.loads(coordinator, on=MONDAY)}
    assert found == {by: (3, 1), coordinator: (0, 0), None: (0, 0)}


def test_who_stands_in_carries_the_files_of_both_and_intake_counts_the_same(by, coordinator):
    place = desk_of(by).municipality
    lighter = make_jobhunter(place)
    for jobhunter, files in ((by, 3), (lighter, 2), (coordinator, 1)):
        for _ in range(files):
            make_candidate(jobhunter, on=timezone.localdate())
    stand_in = desk_of(lighter)
    absences.begin(
        desk=desk_of(coordinator), stand_in=stand_in, until=None, by=coordinator, on=timezone.localdate()
    )
    absences.begin(desk=desk_of(by), stand_in=stand_in, until=None, by=coordinator, on=timezone.localdate())
    rested = make_candidate(lighter, on=timezone.localdate())
    states.rest(candidate=rested, version=rested.version, by=lighter, on=timezone.localdate())
    loads = {row.desk: row.files for row in overview.loads(coordinator, on=timezone.localdate())}
    assert (loads[stand_in], loads[desk_of(by)]) == (7, 3)
    caseloads = referral_selectors.caseloads(refer(make_referrer(), place))
    assert {each.desk: each.files for each in caseloads}.items() <= loads.items()
    page = in_english(as_user(coordinator)).get(OVERVIEW).content.decode()
    assert "4 as stand-in" in page


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        ([], Waiting(0, 0, 0)),
        ([MONDAY], Waiting(1, 0, 0)),
        ([MONDAY - timedelta(days=7)], Waiting(1, 5, 5)),
        ([MONDAY - timedelta(days=days) for days in (0, 3, 14)], Waiting(3, 1, 10)),
        ([MONDAY - timedelta(days=3)] * 9 + [MONDAY - timedelta(days=14)], Waiting(10, 1, 10)),
    ],
)
def test_waiting_counts_working_days_until_the_first_talk(by, coordinator, opened, expected):
    for day in opened:
        make_candidate(by, on=day)
    talked = make_candidate(by, on=MONDAY - timedelta(days=300))
    Candidate.objects.filter(pk=talked.pk).update(first_talk_on=MONDAY)
    assert overview.waiting(coordinator, on=MONDAY) == expected


@pytest.mark.parametrize(("due", "is_seen"), [(date(2026, 11, 18), True), (date(2026, 11, 19), False)])
def test_what_is_three_working_days_late_is_seen(by, coordinator, due, is_seen):
    step = late(make_candidate(by, on=MONDAY), due)
    assert list(overview.late_steps(coordinator, on=MONDAY)) == ([step] if is_seen else [])


def test_christmas_does_not_make_a_step_late_sooner(by, coordinator):
    step = late(make_candidate(by, on=MONDAY), date(2026, 12, 23))
    days = [date(2026, 12, 24), date(2026, 12, 27), date(2026, 12, 28), date(2026, 12, 29)]
    seen = [day for day in days if overview.late_steps(coordinator, on=day).exists()]
    assert seen == [date(2026, 12, 29)]
    assert workdays.between(step.due, date(2026, 12, 29)) == 3


def test_a_youth_who_does_not_want_the_coordinator_is_not_named(by, coordinator):
    youth = make_candidate(by, on=MONDAY)
    late(youth, MONDAY - timedelta(days=60))
    Bar.objects.create(candidate=youth, user=coordinator)
    assert not overview.late_steps(coordinator, on=MONDAY).exists()


def test_the_page_says_that_nobody_is_lost(coordinator):
    page = in_english(as_user(coordinator)).get(OVERVIEW).content.decode()
    assert "Nobody is lost" in page
    assert "Nobody is away." in page


def test_who_may_be_lost_is_named_with_what_to_do(by, coordinator):
    youth = make_candidate(by, on=timezone.localdate(), first_name="Amira")
    make_candidate(make_jobhunter(), first_name="Elsewhere")
    type(by).objects.update(is_active=False)
    type(by).objects.filter(pk=coordinator.pk).update(is_active=True)
    page = in_english(as_user(coordinator)).get(OVERVIEW).content.decode()
    assert "Someone may fall out of sight" in page
    assert f"/kandidaten/{youth.pk}/" in page
    assert "Give it to a colleague" in page
    assert "Elsewhere" not in page


def test_a_file_that_the_coordinator_may_not_see_is_told_of_without_a_name(by, coordinator):
    youth = make_candidate(by, on=timezone.localdate(), first_name="Amira")
    Bar.objects.create(candidate=youth, user=coordinator)
    Bar.objects.create(candidate=youth, user=by)
    found = overview.lost_youths(coordinator, on=timezone.localdate())
    assert {each.candidate for each in found} == {None}
    assert "Amira" not in as_user(coordinator).get(OVERVIEW).content.decode()


def test_what_to_do_is_there_for_checks_that_exist():
    checks = [*lost._checks_of_files(MONDAY), *lost._checks_of_open_steps(MONDAY)]
    checks += lost._checks_of_errands(MONDAY)
    assert set(WHAT_TO_DO) <= {check for check, _rows in checks}


def test_damage_in_what_is_past_alarms_at_night_and_not_on_the_page(by, coordinator):
    youth = make_candidate(by, on=MONDAY)
    place = Organisation.objects.filter(pk=youth.municipality_id)
    Step.objects.create(candidate=youth, kind="call", due=MONDAY, state="done", done_on=MONDAY)
    assert lost.find_now(on=MONDAY, within=place) == lost.find(on=MONDAY) == []
    Candidate.objects.filter(pk=youth.pk).update(desk=desk_of(make_jobhunter()))
    assert {row.id for row in lost.find_now(on=MONDAY, within=place)} == {youth.pk}
    assert lost.find_now(on=MONDAY, within=Organisation.objects.exclude(pk=place.get().pk)) == []


def test_a_second_person_and_an_ending_pause_are_there(by, coordinator):
    make_jobhunter(desk_of(by).municipality)
    today = timezone.localdate()
    late(make_candidate(by, on=today), today - timedelta(days=60))
    clock.call_second_persons(on=today)
    paused = make_candidate(by, on=today)
    Candidate.objects.filter(pk=paused.pk).update(state=State.PAUSED, paused_until=due.week_end(today))
    answer = in_english(as_user(coordinator)).get(OVERVIEW)
    assert [step.mark for step in answer.context["second_persons"]] == ["look_after"]
    assert list(answer.context["pauses"]) == [paused]
    assert f"looks along with {by}" in answer.content.decode()


def test_ten_and_two_hundred_youths_cost_the_same_queries(by, coordinator):
    client, today = as_user(coordinator), timezone.localdate()
    counts = []
    for more in (10, 190):
        for _ in range(more):
            late(make_candidate(by, on=today), today - timedelta(days=20))
        clock.call_second_persons(on=today)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(OVERVIEW).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
