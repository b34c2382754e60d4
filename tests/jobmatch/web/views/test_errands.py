"""What is to do with employers, where what is to do for youths is: Today, overview and calendar."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from candidates.models import Step
from candidates.selectors.files import overview
from candidates.services.casework import digests
from candidates.services.files import absences
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.accounts.services import calendars
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.situations import as_user, in_english
from tests.factories import (
    desk_of,
    make_coordinator,
    make_employer,
    make_errand,
    make_jobhunter,
    make_pool,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SHOP = "Spoorkiosk Midden"


@pytest.fixture
def coordinator(by: User) -> User:
    make_pool(desk_of(by).municipality)
    return make_coordinator(desk_of(by).municipality)


def errand(by: User, days: int = 0, name: str = "", **values: object):
    """Something to do with a shop, so many days from now."""
    due = TODAY + timedelta(days=days)
    shop = make_employer(name) if name else make_employer()
    return make_errand(by, target=shop.pk, due=due, on=min(due, TODAY), **values)


def groups_of(user: User) -> dict[str, list[str]]:
    """Group → the employers in it."""
    shown = as_user(user).get("/vandaag/").context["groups"]
    return {group.name: [str(each.due.employer) for each in group.errands] for group in shown}


def test_an_errand_is_in_today_by_its_day_with_the_employer_and_the_way_there(by):
    late, now = errand(by, -1, SHOP), errand(by, 0, "Bakkerij Zon", hour=time(9, 30), title="See the oven")
    errand(by, 30, "Later")
    assert groups_of(by) == {"overdue": [SHOP], "today": ["Bakkerij Zon"]}
    page = in_english(as_user(by)).get("/vandaag/").content.decode()
    for said in ("See the oven", "09:30", f"/werkgevers/{late.target}/relatie/", f"/acties/{now.pk}/klaar/"):
        assert said in page
    assert "Later" not in page


def test_an_errand_of_a_colleague_is_in_today_while_one_stands_in(by, coordinator):
    errand(by, 0, SHOP)
    begun = {"desk": desk_of(by), "stand_in": desk_of(coordinator), "until": None}
    absences.begin(**begun, by=coordinator, on=TODAY)
    assert groups_of(coordinator) == {"today": [SHOP]}
    assert f"You stand in for {by}" in in_english(as_user(coordinator)).get("/vandaag/").content.decode()
    assert groups_of(by) == {}


def test_more_than_a_page_of_errands_leads_to_the_list(by):
    for _ in range(22):
        errand(by)
    page = in_english(as_user(by)).get("/vandaag/").content.decode()
    assert "All that is to do with employers" in page


def test_two_and_eight_errands_cost_the_same_queries(by):
    client, counts = as_user(by), []
    for more in (2, 6):
        for _ in range(more):
            errand(by)
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/vandaag/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_overview_counts_errands_at_each_desk_and_names_what_is_late(by, coordinator):
    errand(by, -20, SHOP)
    errand(by, 5)
    errand(make_jobhunter(), -20, "Elsewhere")
    loads = {load.desk.user: (load.errands, load.late) for load in overview.loads(coordinator, on=TODAY)}
    assert loads == {by: (2, 1), coordinator: (0, 0), None: (0, 0)}
    page = in_english(as_user(coordinator)).get("/overzicht/").content.decode()
    assert "Late with employers" in page
    assert SHOP in page
    assert "Elsewhere" not in page


def test_an_errand_where_nobody_is_any_more_alarms_the_coordinator(by, coordinator):
    found = errand(by, 0, SHOP)
    User.objects.filter(pk=by.pk).update(is_active=False)
    page = in_english(as_user(coordinator)).get("/overzicht/").content.decode()
    assert f"/werkgevers/acties/{found.pk}/" in page
    assert "Nobody who is there has this" in page


def test_an_errand_is_in_the_calendar_at_its_hour_with_its_kind_alone(by, client):
    errand(by, 1, SHOP, hour=time(9, 30), title="See Karima", place="At the till")
    whole = errand(by, 2)
    link = calendars.make(language="en", at=timezone.now(), by=by)[1]
    text = client.get(f"/agenda/{link}.ics").content
    first, second = Calendar.from_ical(text).events
    assert timezone.localtime(first["dtstart"].dt).time() == time(9, 30)
    assert (first["summary"], second["dtstart"].dt) == ("call", whole.due)
    assert str(whole.target) in second["url"]
    for word in (SHOP, "Karima", "till"):
        assert word not in text.decode()


def test_the_morning_overview_counts_errands_too(by):
    day = workdays.on_or_after(TODAY)
    make_errand(by, due=day, on=TODAY)
    Step.objects.all().delete()
    at = timezone.make_aware(timezone.datetime.combine(day, time(7, 45)))
    digests.send(now=at)
    assert Message.objects.get(kind=Kind.DIGEST).count == 1
