"""Today: each youth once, in the most urgent group, with the one thing to do."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.enums import State, StepKind
from candidates.models import Bar, Candidate, Step
from candidates.selectors.files import due as due_selectors
from candidates.selectors.files.due import Due
from candidates.services import clock
from candidates.services.files import absences, steps
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, User
from jobmatch.accounts.selectors import own_desks
from matching.models import NewVacancies
from tests.candidates.situations import as_user, in_english
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_pool,
)
from tests.matching.situations import moment, started

pytestmark = pytest.mark.django_db
TODAY = "/vandaag/"
BACK = quote(TODAY, safe="")
WEDNESDAY = date(2026, 11, 25)
SUNDAY = date(2026, 11, 29)


def due(youth: Candidate, day: date) -> None:
    Step.objects.filter(candidate=youth).update(due=day)


def youth_due(by: User, day: date, **values) -> Candidate:
    """A file whose step is due that day; a youth who was met and heard of lately."""
    youth = make_candidate(by, on=WEDNESDAY)
    due(youth, day)
    known = {"first_talk_on": WEDNESDAY, "last_news_on": WEDNESDAY, **values}
    Candidate.objects.filter(pk=youth.pk).update(**known)
    return youth


def groups(user: User, on: date = WEDNESDAY) -> dict[str, list]:
    """Group → the youths in it."""
    desks = own_desks(user)
    found = {
        name: [step.candidate_id for step in due_selectors.FirstSteps(user, desks, on=on).group(name)]
        for name in due_selectors.GROUPS
    }
    counts = due_selectors.FirstSteps(user, desks, on=on).counts()
    assert counts == {name: len(rows) for name, rows in found.items()}
    return {name: rows for name, rows in found.items() if rows}


def test_each_youth_is_in_the_group_of_the_day_of_the_step(by):
    later = SUNDAY + timedelta(days=1)
    days = {"overdue": WEDNESDAY - timedelta(days=1), "today": WEDNESDAY, "week": SUNDAY}
    expected = {name: [youth_due(by, day).pk] for name, day in days.items()}
    youth_due(by, later)
    assert groups(by) == expected


def test_who_had_no_first_talk_is_new_until_the_step_is_near(by):
    youth = youth_due(by, SUNDAY + timedelta(days=1), first_talk_on=None)
    assert groups(by) == {"new": [youth.pk]}
    due(youth, SUNDAY)
    assert groups(by) == {"week": [youth.pk]}


@pytest.mark.parametrize(
    ("state", "news", "opened", "is_named"),
    [
        (State.OPEN, 30, 0, False),
        (State.OPEN, 31, 0, True),
        (State.PLACED, 31, 0, True),
        (State.OPEN, None, 30, False),
        (State.OPEN, None, 31, True),
        (State.RESTING, 90, 90, False),
    ],
)
def test_who_gave_no_news_for_thirty_days_is_named_unless_left_in_peace(by, state, news, opened, is_named):
    ago = {"last_news_on": None if news is None else WEDNESDAY - timedelta(days=news)}
    youth = youth_due(
        by, SUNDAY + timedelta(days=8), state=state, opened_on=WEDNESDAY - timedelta(days=opened), **ago
    )
    assert groups(by) == ({"quiet": [youth.pk]} if is_named else {})


def test_how_many_days_without_news_is_a_setting(by, settings):
    settings.NEWS_DAYS = 5
    youth = youth_due(by, SUNDAY + timedelta(days=8), last_news_on=WEDNESDAY - timedelta(days=6))
    assert groups(by) == {"quiet": [youth.pk]}


def test_a_youth_with_several_steps_is_there_once_with_the_others_under_the_first(by):
    youth = youth_due(by, WEDNESDAY)
    further = steps.add(
        candidate=youth, kind=StepKind.APPLY, due=SUNDAY, by=by, on=WEDNESDAY, title="The letter"
    )
    assert groups(by) == {"today": [youth.pk]}
    first = [Due(step) for step in due_selectors.FirstSteps(by, own_desks(by), on=WEDNESDAY).group("today")]
    assert due_selectors.FirstSteps(by, own_desks(by), on=WEDNESDAY).further(first) == {
        youth.pk: [Due(further)]
    }


def test_two_steps_on_one_day_make_no_two_rows(by):
    youth = youth_due(by, WEDNESDAY)
    steps.add(candidate=youth, kind=StepKind.APPLY, due=WEDNESDAY, by=by, on=WEDNESDAY)
    assert groups(by) == {"today": [youth.pk]}


def test_nobody_sees_the_day_of_a_colleague(by):
    youth_due(make_jobhunter(desk_of(by).municipality), WEDNESDAY)
    youth_due(make_jobhunter(), WEDNESDAY)
    assert groups(by) == {}


def test_a_coordinator_also_works_the_shared_desk(by):
    place = desk_of(by).municipality
    coordinator, pool = make_coordinator(place), make_pool(place)
    youth = youth_due(by, WEDNESDAY)
    Step.objects.filter(candidate=youth).update(owner=pool)
    assert groups(coordinator) == {"today": [youth.pk]}
    assert groups(by) == groups(make_coordinator()) == {}
    Bar.objects.create(candidate=youth, user=coordinator)
    assert groups(coordinator) == {}


def test_a_stand_in_sees_the_step_and_for_whom_it_is(by):
    today = timezone.localdate()
    place = desk_of(by).municipality
    colleague = make_jobhunter(place)
    youth = make_candidate(by, on=today)
    absences.begin(
        desk=desk_of(by), stand_in=desk_of(colleague), until=None, by=make_coordinator(place), on=today
    )
    page = in_english(as_user(colleague)).get(TODAY).content.decode()
    assert f"/kandidaten/{youth.pk}/" in page
    assert page.count(f"You stand in for {by}.") == 2
    own = in_english(as_user(by)).get(TODAY).content.decode()
    assert f"{colleague} stands in for you." in own
    assert f"/kandidaten/{youth.pk}/" not in own


def test_who_judges_a_colleagues_file_stands_in_for_nobody(by):
    today = timezone.localdate()
    coordinator = make_coordinator(desk_of(by).municipality)
    youth = make_candidate(by, on=today)
    with transaction.atomic():
        steps.ensure(
            candidate=youth, kind=StepKind.JUDGE, due=today, mark="forced:", owner=desk_of(coordinator)
        )
    page = in_english(as_user(coordinator)).get(TODAY).content.decode()
    assert f"/kandidaten/{youth.pk}/" in page
    assert "You stand in for" not in page


def test_a_second_person_reads_at_whom_the_step_lies(by):
    today = timezone.localdate()
    colleague = make_jobhunter(desk_of(by).municipality)
    youth = make_candidate(by, on=today)
    due(youth, today - timedelta(days=40))
    clock.call_second_persons(on=today)
    page = in_english(as_user(colleague)).get(TODAY).content.decode()
    assert f"You look along: this lies at {by}." in page


def test_an_empty_day_says_so(by):
    answer = in_english(as_user(by)).get(TODAY)
    assert "Nobody needs you this week" in answer.content.decode()


def test_a_long_group_shows_twenty_and_leads_to_all_of_it_in_pages(by):
    for _ in range(51):
        make_candidate(by, on=timezone.localdate())
    Step.objects.update(due=timezone.localdate() - timedelta(days=1))
    client = in_english(as_user(by))
    (group,) = client.get(TODAY).context["groups"]
    assert (group.count, len(group.youths), group.more) == (51, 20, 31)
    pages = [client.get(TODAY, {"group": "overdue", "page": page}).context["group"] for page in (1, 2)]
    assert [len(page.youths) for page in pages] == [50, 1]
    assert client.get(TODAY, {"group": "week"}).status_code == 200


@pytest.mark.parametrize("name", ["nonsense", "\x00", "overdue "])
def test_a_group_that_there_is_not_is_a_404(by, name):
    assert as_user(by).get(TODAY, {"group": name}).status_code == 404


@pytest.mark.parametrize("role", [Role.EMPLOYER_CONTACT, Role.REFERRER, Role.ADMIN, Role.PRIVACY_OFFICER])
def test_other_roles_are_refused(role):
    assert as_user(make_member(role)).get(TODAY).status_code == 403


def test_ten_and_two_hundred_youths_cost_the_same_queries(by):
    client, today = as_user(by), timezone.localdate()
    counts = []
    for more in (10, 190):
        for number in range(more):
            youth = make_candidate(by, on=today)
            due(youth, today + timedelta(days=number % 40 - 10))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(TODAY).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Absence.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "addresses"),
    [
        (StepKind.CALL, ["contacten/nieuw/?reached=1", "contacten/nieuw/?reached=0"]),
        (StepKind.FIRST_TALK, ["gesprek/", "contacten/nieuw/?reached=0"]),
        (StepKind.APPLY, ["stap-klaar/"]),
    ],
)
def test_the_one_thing_to_do_is_a_tap_away(by, kind, addresses):
    youth = make_candidate(by, on=timezone.localdate())
    Step.objects.update(due=timezone.localdate(), kind=kind)
    client = as_user(by)
    page = client.get(TODAY).content.decode()
    for address in addresses:
        assert f'href="/kandidaten/{youth.pk}/{address}' in page
        assert client.get(f"/kandidaten/{youth.pk}/{address}").status_code == 200


def test_a_check_in_leads_to_the_work_of_the_youth(by):
    youth = make_candidate(by, on=timezone.localdate())
    row = moment(started(youth, by=by, on=timezone.localdate()), "d3")
    Step.objects.update(due=timezone.localdate(), kind=StepKind.CHECK_IN, mark="check_in:youth")
    client = as_user(by)
    address = f"/kandidaten/{youth.pk}/plaatsingen/"
    assert f'href="{address}?next={BACK}"' in client.get(TODAY).content.decode()
    assert f"nazorg/{row.pk}/?next={BACK}" in client.get(address, {"next": TODAY}).content.decode()
    check_in = f"/kandidaten/{youth.pk}/nazorg/{row.pk}/?next={BACK}"
    assert f'href="{TODAY}">' in client.get(check_in).content.decode()
    assert client.post(check_in, {"version": 1, "going": "good"}).url == TODAY


@pytest.mark.parametrize("kind", [StepKind.WORRY, StepKind.RUNG])
def test_what_was_seen_at_the_work_is_looked_at_there_and_said_to_be_done(by, kind):
    youth, today = make_candidate(by, on=timezone.localdate()), timezone.localdate()
    due(youth, today + timedelta(days=1))
    with transaction.atomic():
        steps.ensure(candidate=youth, kind=kind, due=today, mark="why")
    page = as_user(by).get(TODAY).content.decode()
    assert f'href="/kandidaten/{youth.pk}/plaatsingen/?next={BACK}"' in page
    act = f"/kandidaten/{youth.pk}/stappen/{youth.steps.get(mark='why').pk}/klaar/?next={BACK}"
    assert f'action="{act}"' in page


def test_the_next_rung_is_looked_at_and_said_to_be_done_on_its_own_page(by):
    youth, today = make_candidate(by, on=timezone.localdate()), timezone.localdate()
    work = started(youth, by=by, on=today)
    due(youth, today + timedelta(days=9))
    with transaction.atomic():
        steps.ensure(candidate=youth, kind=StepKind.RUNG, due=today, mark=f"rung:{work.pk}")
    client = as_user(by)
    rung = f"/kandidaten/{youth.pk}/plaatsingen/{work.pk}/verder/?next={BACK}"
    assert f'href="{rung}"' in client.get(TODAY).content.decode()
    step = youth.steps.get(kind=StepKind.RUNG)
    done = f"/kandidaten/{youth.pk}/stappen/{step.pk}/klaar/?next={BACK}"
    assert f'action="{done}"' in client.get(rung).content.decode()
    assert client.post(done, {"version": step.version}).url == TODAY
    assert "/klaar/" not in client.get(rung).content.decode()


def test_an_extra_step_is_done_in_one_tap(by):
    youth, today = make_candidate(by, on=timezone.localdate()), timezone.localdate()
    due(youth, today + timedelta(days=1))
    further = steps.add(candidate=youth, kind=StepKind.APPLY, due=today, by=by, on=today)
    client = as_user(by)
    address = f"/kandidaten/{youth.pk}/stappen/{further.pk}/klaar/?next={BACK}"
    assert f'action="{address}"' in client.get(TODAY).content.decode()
    assert client.post(address, {"version": further.version}).url == TODAY
    assert list(Step.objects.open()) == [youth.steps.get(primary_for=youth.pk)]


def test_every_step_of_a_youth_can_be_done_from_today_and_leads_back_there(by):
    youth, today = make_candidate(by, on=timezone.localdate()), timezone.localdate()
    due(youth, today)
    later = today + timedelta(days=3)
    steps.add(candidate=youth, kind=StepKind.APPLY, due=later, by=by, on=today, title="The letter")
    client = in_english(as_user(by))
    page = client.get(TODAY).content.decode()
    assert "Also: The letter, in 3 days" in page
    assert page.count(f"/klaar/?next={BACK}") == 1
    address = f"/kandidaten/{youth.pk}/contacten/nieuw/?reached=0&next={BACK}"
    assert address.replace("&", "&amp;") in page
    form = client.get(address).context["form"]
    kept = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    answer = client.post(address, {**kept, "channel": "phone", "reached": "0"})
    assert answer.url == TODAY


def test_a_step_that_is_done_leads_back_to_the_group_that_it_was_in(by):
    youth, today = make_candidate(by, on=timezone.localdate()), timezone.localdate()
    Step.objects.update(due=today, kind=StepKind.APPLY)
    client = as_user(by)
    group = f"{TODAY}?group=today"
    address = f"/kandidaten/{youth.pk}/stap-klaar/?next={quote(group, safe='')}"
    assert f'href="{address}"' in client.get(group).content.decode()
    form = client.get(address).context["form"]
    sent = {"step": form["step"].value(), "version": form["version"].value(), "next_kind": "call"}
    answer = client.post(address, {**sent, "next_due": today + timedelta(days=1)})
    assert answer.url == group


def test_a_way_back_to_elsewhere_is_not_taken(by):
    youth, today = make_candidate(by, on=timezone.localdate()), timezone.localdate()
    further = steps.add(candidate=youth, kind=StepKind.APPLY, due=today, by=by, on=today)
    address = f"/kandidaten/{youth.pk}/stappen/{further.pk}/klaar/?next=https://elsewhere.example/"
    answer = as_user(by).post(address, {"version": further.version})
    assert answer.url == f"/kandidaten/{youth.pk}/stappen/"


@pytest.mark.parametrize(
    ("mark", "page"),
    [
        ("consent:keep_experience", "toestemmingen"),
        ("consent:count", "toestemmingen"),
        ("term:experience", "meegemaakt"),
    ],
)
def test_a_quiet_call_is_seen_at_the_own_desk_alone(by, mark, page):
    today = timezone.localdate()
    place = desk_of(by).municipality
    youth = make_candidate(by, on=today)
    with transaction.atomic():
        steps.ensure(candidate=youth, kind=StepKind.CALL, due=today, mark=mark)
    address = f'href="/kandidaten/{youth.pk}/{page}/"'
    own = as_user(by).get(TODAY).content.decode()
    assert address in own
    assert f"/klaar/?next={BACK}" in own  # and it can be said to be done
    colleague = make_jobhunter(place)
    absences.begin(
        desk=desk_of(by), stand_in=desk_of(colleague), until=None, by=make_coordinator(place), on=today
    )
    theirs = as_user(colleague).get(TODAY).content.decode()
    assert f"/klaar/?next={BACK}" not in theirs
    assert address not in theirs


def test_one_line_says_for_whom_something_new_came_in_longest_waiting_first(by):
    on = timezone.localdate()
    youths = [make_candidate(by, on=on - timedelta(days=days)) for days in (3, 9)]
    others = [make_candidate(make_jobhunter(desk_of(by).municipality), on=on), make_candidate(by, on=on)]
    Candidate.objects.filter(pk=others[1].pk).update(state=State.RESTING)
    for count, youth in enumerate([*youths, *others], start=1):
        NewVacancies.objects.create(candidate=youth, day=on, count=count)

    client = in_english(as_user(by))
    page = client.get(TODAY).content.decode()

    assert "New for 2 youths" in page
    links = [f"/kandidaten/{youth.pk}/vacatures/?show=part&amp;new=on" for youth in reversed(youths)]
    first, second = (page.index(link) for link in links)
    assert first < second
    assert page.count("?show=part") == 2
    assert "2 new vacancies" in page[first:second]
    whole = client.get(f"{TODAY}?group=vacancies").content.decode()
    assert all(link in whole for link in links)
    NewVacancies.objects.update(day=on - timedelta(days=1))
    assert "New for" not in client.get(TODAY).content.decode()
