"""The pages around a meeting: the youth's, the employer's by link and code, and ours."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from candidates.enums import LinkPurpose
from candidates.youth_session import COOKIE
from employers.services import promises, sign_ins
from jobmatch.accounts.services import calendars
from jobmatch.links import services as links
from matching.models import CheckIn, Introduction, Placement
from matching.services.introductions import meetings
from matching.services.introductions.meetings import Appointment
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import sending
from tests.candidates.situations import as_user, in_english
from tests.factories import make_candidate, make_employer
from tests.matching.introductions import WITH_NAME, place, proposed, said, willing

pytestmark = pytest.mark.django_db
HOW = {"came": "held", "going": "good", "goes_on": "yes"}


@pytest.fixture
def today():
    return timezone.localdate()


def will_meet(by, today, *, on):
    youth = willing(by, on=today, first_name="Zoraya")
    vacancy, person = place()
    person.email = "ria@shop.example"
    person.save()
    row = proposed(youth, by=by, on=today, at=(vacancy, person))
    day = Appointment(on=on, place="Stationsplein 4", wear="Dichte schoenen", whom="Ria")
    row = said(row, "named", by=by, on=today, appointment=day)
    return row, row.meetings.get()


def by_link(person) -> Client:
    secret = links.make_lasting(person=person.pk, purpose=sign_ins.OWN)
    client = Client()
    assert client.post(reverse("employers:own_door", kwargs={"secret": secret})).status_code == 302
    return client


def as_youth(youth) -> Client:
    word = links.hash_of_word("zon")
    secret = links.make(person=youth.pk, purpose=LinkPurpose.MINE, word=word)
    client = Client()
    client.cookies[COOKIE] = links.open_up(secret=secret, word="zon")
    return client


def test_a_name_on_the_own_page_of_an_employer_opens_with_a_second_code_alone(by, today, mailoutbox):
    row, meeting = will_meet(by, today, on=today)
    client = by_link(row.person)
    page = reverse("web:linked_page")
    first = client.get(page).content.decode()
    assert "Stationsplein 4" in first
    assert "Zoraya" not in first
    code_page = reverse("employers:linked_code")
    client.get(code_page)
    assert not Message.objects.filter(kind=Kind.CODE).exists()
    client.post(code_page)
    sending.run()
    client.post(code_page, {"code": "no"})
    assert "Zoraya" not in client.get(page).content.decode()
    code = next(word.strip(".") for word in mailoutbox[-1].body.split() if word.strip(".").isdigit())
    client.post(code_page, {"code": code})
    assert "Zoraya" in client.get(page).content.decode()
    assert client.post(reverse("matching:linked_meeting", args=[meeting.pk]), HOW).status_code == 302
    row.refresh_from_db()
    assert row.state == "met"
    assert b"Zoraya" not in by_link(row.person).get(page).content


def test_each_has_a_file_for_the_calendar_that_names_nobody(by, today, client):
    tomorrow = today + timedelta(days=1)
    row, meeting = will_meet(by, today, on=tomorrow)
    own = as_youth(row.candidate).get(reverse("matching:my_calendar", args=[meeting.pk]))
    theirs = by_link(row.person).get(reverse("matching:linked_calendar", args=[meeting.pk]))
    feed = f"/agenda/{calendars.make(language='en', at=timezone.now(), by=by)[1]}.ics"
    ours = client.get(feed)
    for answer in (own, theirs, ours):
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        events = Calendar.from_ical(answer.content).events
        assert tomorrow in [event["dtstart"].dt for event in events]
        for word in ("Zoraya", str(row.vacancy), str(row.vacancy.employer)):
            assert word not in answer.content.decode()


def test_a_youth_prepares_and_tells_how_it_was_on_the_own_page(by, today):
    row, meeting = will_meet(by, today, on=today)
    client = as_youth(row.candidate)
    address = reverse("matching:my_meeting", args=[meeting.pk])
    page = client.get(address).content.decode()
    assert all(words in page for words in ("Stationsplein 4", "Dichte schoenen", "Ria"))
    assert client.get(reverse("matching:my_introductions")).status_code == 200
    assert client.post(address, {**HOW, "line": "Leuk"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "met"
    assert client.post(address, HOW).status_code == 302
    assert as_youth(make_candidate(by)).get(address).status_code == 404


def test_a_youth_stops_a_day_alone_on_the_own_page(by, today):
    youth, shop = willing(by, on=today), make_employer()
    day = Appointment(on=today + timedelta(days=1), kind="along")
    promise = promises.make(employer=shop, sentence="Twee dagen", due=day.on, by=by, on=today)
    row = meetings.walk_along(
        candidate=youth, appointment=day, promise=promise, heard=WITH_NAME, by=by, on=today
    )
    client, address = as_youth(youth), reverse("matching:my_meeting", args=[row.pk])
    stop = {"answer": "stop", "version": row.version}
    assert 'value="stop"' in client.get(address).content.decode()
    assert client.post(address, {**stop, "version": "7"}).url == address
    assert client.post(address, stop).url == reverse("matching:my_introductions")
    row.refresh_from_db()
    assert row.came == "off"
    assert client.get(address).status_code == 404
    assert meetings.expected(promise, on=day.on) == 0
    _proposal, meeting = will_meet(by, today, on=day.on)
    assert (
        'value="stop"'
        not in as_youth(meeting.candidate)
        .get(reverse("matching:my_meeting", args=[meeting.pk]))
        .content.decode()
    )


def test_staff_write_down_what_each_said_and_read_it(by, today):
    row, meeting = will_meet(by, today, on=today)
    client = in_english(as_user(by))
    keys = {"pk": row.candidate_id, "meeting_pk": meeting.pk}
    address = reverse("matching:meeting_told", kwargs={**keys, "side": "werkgever"})
    assert client.get(address).status_code == 200
    assert client.post(address, {**HOW, "line": "Punctual"}).status_code == 302
    page = client.get(
        reverse("matching:introduction", kwargs={"pk": row.candidate_id, "introduction_pk": row.pk})
    )
    assert "Punctual" in page.content.decode()


def test_an_employer_answers_a_check_in_by_link_in_one_tap_and_only_its_own(by, today):
    row, meeting = will_meet(by, today, on=today)
    given = {"kind": "job", "starts_on": today - timedelta(days=8), "state": "started", "recorded_by": by}
    work = Placement.objects.create(
        candidate=row.candidate, employer=row.vacancy.employer, found_by="us", **given
    )
    Introduction.objects.filter(pk=row.pk).update(state="hired", placement=work)
    moment = CheckIn.objects.create(placement=work, side="employer", moment="w1", due=today)
    client = by_link(row.person)
    assert str(moment.pk) in client.get(reverse("web:linked_page")).content.decode()
    address = reverse("matching:linked_check_in", args=[moment.pk])
    stranger = by_link(place()[1])
    assert stranger.post(address, {"version": 1, "going": "good"}).status_code == 404
    assert client.post(address, {"version": 1, "going": "good"}).status_code == 302
    moment.refresh_from_db()
    assert (moment.state, moment.recorded_by) == ("answered", None)
    stranger_address = reverse("matching:linked_meeting", args=[meeting.pk])
    assert stranger.get(stranger_address).status_code == 404


def test_the_page_of_a_place_to_learn_shows_the_school_and_who_signed(by, today):
    youth = make_candidate(by)
    given = {"kind": "internship", "starts_on": today, "recorded_by": by, "employer_name": "Depot"}
    work = Placement.objects.create(candidate=youth, found_by="us", **given)
    client = as_user(by)
    keys = {"pk": youth.pk, "placement_pk": work.pk}
    school = {"version": 1, "school": "MBO Utrecht", "name": "Joke Smit", "email": "joke@mbo.example"}
    assert client.get(reverse("matching:school", kwargs=keys)).status_code == 200
    assert client.post(reverse("matching:school", kwargs=keys), school).status_code == 302
    told = {"version": 2, "what": "yes", "how": "in_person"}
    assert client.post(reverse("matching:school_act", kwargs=keys), told).status_code == 302
    signed = {"version": 3, "signer": "youth", "signed_on": str(today)}
    assert client.post(reverse("matching:sign", kwargs=keys), signed).status_code == 302
    page = client.get(reverse("matching:placement", kwargs=keys)).content.decode()
    assert all(words in page for words in ("MBO Utrecht", "Joke Smit"))
    work.refresh_from_db()
    assert (work.school.yes_on, work.signatures.get().signer) == (today, "youth")
