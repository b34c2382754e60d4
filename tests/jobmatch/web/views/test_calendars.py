"""The calendar of one's own steps: who may read it, and what is not in it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from candidates.enums import StepKind
from candidates.models import Step
from candidates.services.files import steps
from jobmatch.accounts.models import CalendarLink
from jobmatch.accounts.services import calendars
from tests.candidates.situations import as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db


def address(user, language: str = "nl") -> str:
    return f"/agenda/{calendars.make(language=language, at=timezone.now(), by=user)[1]}.ics"


def events(answer) -> list:
    return Calendar.from_ical(answer.content).events


def test_a_step_is_a_whole_day_with_its_kind_and_the_way_to_the_file(by, client):
    today = timezone.localdate()
    youth = make_candidate(by, on=today, first_name="Amira", last_name="Benali")
    step = steps.add(
        candidate=youth, kind=StepKind.CALL, due=today, by=by, on=today, title="Call Amira about the bakery"
    )
    answer = client.get(address(by, "en"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    event = next(each for each in events(answer) if each["uid"] == f"{step.pk}@jobmatch")
    assert (event["dtstart"].dt, event["dtend"].dt) == (today, today + timedelta(days=1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["summary"] == "call"
    assert event["url"] == f"http://testserver/kandidaten/{youth.pk}/"
    for word in ("Amira", "Benali", "bakery", "0612345678", "612345678"):
        assert word not in answer.content.decode()


def test_the_words_are_in_the_language_of_who_made_the_link(by, client):
    make_candidate(by)
    nl, en = (events(client.get(address(by, language)))[0]["summary"] for language in ("nl", "en"))
    assert nl != en == "meet"


def test_it_is_the_same_the_next_time_and_a_done_step_is_gone(by, client):
    youth = make_candidate(by)
    link = address(by)
    assert client.get(link).content == client.get(link).content
    old = youth.steps.get()
    steps.complete(step=old, version=old.version, by=by, on=date(2026, 11, 23))
    uids = {event["uid"] for event in events(client.get(link))}
    assert uids == {f"{Step.objects.open().get().pk}@jobmatch"}


def test_only_the_own_steps_are_in_it(by, client):
    place = desk_of(by).municipality
    coordinator, pool = make_coordinator(place), make_pool(place)
    make_candidate(make_jobhunter(place))
    Step.objects.filter(candidate=make_candidate(by)).update(owner=pool)
    assert events(client.get(address(by))) == events(client.get(address(coordinator))) == []


def test_an_unknown_link_is_a_404_like_any_other(by, client):
    link = address(by)
    calendars.revoke(by=by)
    plain = Client().get("/kandidaten-zijn-er-niet/")
    for each in (link, "/agenda/nonsense.ics", "/agenda/%00.ics"):
        answer = Client().get(each)
        assert (answer.status_code, answer.content) == (404, plain.content)
    assert client.post(link).status_code == 405


def test_the_link_is_shown_once_and_can_be_stopped(by):
    make_candidate(by)
    client = in_english(as_user(by))
    assert "Make a link" in client.get("/account/").content.decode()
    made = client.post("/account/agenda/").content.decode()
    link = made[made.index("http://testserver/agenda/") :].split("<")[0]
    assert len(events(Client().get(link))) == 1
    profile = client.get("/account/").content.decode()
    assert "Make a new link" in profile
    assert link not in profile
    assert client.post("/account/agenda/stoppen/").url == "/account/"
    assert Client().get(link).status_code == 404
    assert not CalendarLink.objects.exists()


def test_the_page_says_until_when_and_renews(by):
    client = in_english(as_user(by))
    calendars.make(language="nl", at=timezone.now() - timedelta(days=100), by=by)
    before = CalendarLink.objects.get().expires_at
    assert f"works until {timezone.localtime(before).day} " in client.get("/account/").content.decode()
    assert client.post("/account/agenda/verlengen/").url == "/account/"
    assert CalendarLink.objects.get().expires_at - before > timedelta(days=99)


def test_an_ended_link_answers_as_one_that_never_was_and_cannot_be_renewed(by):
    client = in_english(as_user(by))
    _, secret = calendars.make(language="nl", at=timezone.now() - timedelta(days=180), by=by)
    ended, never = (Client().get(f"/agenda/{each}.ics") for each in (secret, "never"))
    assert ended.status_code == never.status_code == 404
    assert (ended.content, dict(ended.headers)) == (never.content, dict(never.headers))
    page = client.get("/account/").content.decode()
    assert "Your link ended on" in page
    assert "Renew the link" not in page
    client.post("/account/agenda/verlengen/")
    assert Client().get(f"/agenda/{secret}.ics").status_code == 404


@pytest.mark.parametrize(("left", "count"), [(15, 0), (13, 1), (1, 1)])
def test_two_weeks_before_its_end_the_calendar_itself_asks_to_be_renewed(by, client, left, count):
    made = timezone.now() - timedelta(days=180 - left)
    link, secret = calendars.make(language="en", at=made, by=by)
    found = events(client.get(f"/agenda/{secret}.ics"))
    assert [str(event["summary"]) for event in found] == ["Renew this calendar under My account"] * count
    assert [event["dtstart"].dt for event in found] == [timezone.localdate(link.expires_at)] * count
    assert [str(event["url"]) for event in found] == ["http://testserver/account/"] * count


def test_a_look_at_the_page_makes_nothing(by):
    assert as_user(by).get("/account/agenda/").status_code == 405
    assert not CalendarLink.objects.exists()
