from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from employers.enums import FetchOutcome, Reason
from employers.models import Feed, FeedFetch, Recognition
from tests.employers.situations import (
    make_contact,
    make_employer,
    make_feed,
    make_site,
    make_vacancy,
)
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def page(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(f"employers:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_feed_is_added_and_waits_for_the_worker(jobhunter: Client) -> None:
    employer = make_employer("De Winkel")
    sent = {"source": "winkel", "address": "https://winkel.example/v.csv", "employer": str(employer.pk)}
    answer = jobhunter.post(reverse("employers:feed_add"), sent | {"given_by_employer": "on"})
    feed = Feed.objects.get()
    assert answer.status_code == 302
    assert (feed.employer, feed.given_by_employer, feed.is_on) == (employer, True, True)
    assert "Het wacht op zijn beurt" in page(jobhunter, "feed", feed.pk)
    assert "winkel" in page(jobhunter, "employer", employer.pk)


def test_what_is_wrong_is_said_at_its_field(jobhunter: Client) -> None:
    answer = jobhunter.post(reverse("employers:feed_add"), {"source": "x", "address": "http://127.0.0.1/"})
    assert answer.status_code == 422
    assert "Schrijf een adres dat begint met https://" in answer.content.decode()
    assert not Feed.objects.exists()


def test_a_feed_is_changed_and_switched_off(jobhunter: Client) -> None:
    feed = make_feed()
    sent = {"address": "https://other.example/", "version": feed.version}
    jobhunter.post(reverse("employers:feed", args=[feed.pk]), sent)
    feed.refresh_from_db()
    assert (feed.address, feed.is_on) == ("https://other.example/", False)
    text = page(jobhunter, "feed", feed.pk)
    assert not any(words in text for words in ("Haal nu op", "paar minuten", "gaat op"))
    make_vacancy(source=feed.source)
    assert "Wat niemand bevestigt, gaat op" in page(jobhunter, "feed", feed.pk)
    stale = jobhunter.post(reverse("employers:feed", args=[feed.pk]), sent)
    assert stale.status_code == 422


def test_the_log_tells_how_each_fetch_went(jobhunter: Client) -> None:
    feed = make_feed()
    now = timezone.now()
    FeedFetch.objects.create(
        feed=feed, at=now, outcome=FetchOutcome.TAKEN_IN, came=12, closed=3, refused=1, wrong=[[7, "title"]]
    )
    FeedFetch.objects.create(feed=feed, at=now, outcome=FetchOutcome.PRIVATE)
    shown = page(jobhunter, "feed", feed.pk)
    for words in ("12 in het bestand", "3 gesloten", "7 (title)", "die niet openbaar is"):
        assert words in shown


def test_a_drop_asks_on_three_pages_until_a_person_says_that_it_is_right(jobhunter: Client) -> None:
    employer = make_employer()
    feed = make_feed(source="winkel", employer=employer, due_at=timezone.now())
    FeedFetch.objects.create(feed=feed, at=timezone.now(), outcome=FetchOutcome.DROP, missing=4)
    assert "meer dan de helft" in page(jobhunter, "vacancies")
    assert "vraagt iets" in page(jobhunter, "feeds")
    assert "vraagt iets" in page(jobhunter, "employer", employer.pk)
    assert "4 open vacatures weg" in page(jobhunter, "feed", feed.pk)
    jobhunter.post(reverse("employers:feed_fetch", args=[feed.pk]), {"version": feed.version, "drop": "yes"})
    feed.refresh_from_db()
    assert feed.may_drop


def test_an_employer_sees_no_feeds(client: Client) -> None:
    employer = make_employer()
    make_feed(source="winkel", employer=employer)
    sign_in(client, make_contact(employer))
    assert "winkel" not in page(client, "employer", employer.pk)
    assert client.get(reverse("employers:feeds")).status_code == 403


def test_why_an_employer_takes_part_is_kept_by_who_works_cases(jobhunter: Client) -> None:
    employer = make_employer("De Winkel")
    sent = {
        "name": "De Winkel",
        "version": employer.version,
        "reasons": [Reason.CITY_CONTRACT, Reason.SHORT_OF_PEOPLE],
    }
    jobhunter.post(reverse("employers:employer_edit", args=[employer.pk]), sent)
    employer.refresh_from_db()
    assert employer.reasons == ["short_of_people", "city_contract"]
    shown = page(jobhunter, "employer", employer.pk)
    assert "komt mensen tekort" in shown
    contact = sign_in(Client(), make_contact(employer))
    contact.post(
        reverse("employers:employer_edit", args=[employer.pk]),
        {"name": "De Winkel", "version": employer.version},
    )
    employer.refresh_from_db()
    assert employer.reasons == ["short_of_people", "city_contract"]


def test_a_place_to_learn_asks_on_its_page_and_what_was_seen_answers_it(jobhunter: Client) -> None:
    site = make_site(make_employer())
    row = make_vacancy(kind="apprenticeship", employer=site.employer, site=site)
    assert "Vraag: een erkend leerbedrijf?" in page(jobhunter, "vacancy", row.pk)
    sent = {
        "qualification": "25655",
        "name": "Verkoper",
        "is_recognised": "yes",
        "checked_on": timezone.localdate().isoformat(),
        "source": "proof",
    }
    jobhunter.post(reverse("employers:recognitions", args=[site.pk]), sent)
    shown = page(jobhunter, "vacancy", row.pk)
    assert "Vraag: een erkend leerbedrijf?" not in shown
    assert "Erkend leerbedrijf voor: Verkoper." in shown
    known = Recognition.objects.get()
    assert "Verkoper" in page(jobhunter, "recognitions", site.pk)
    jobhunter.post(reverse("employers:recognition_forget", args=[known.pk]), {"version": known.version})
    assert not Recognition.objects.exists()
