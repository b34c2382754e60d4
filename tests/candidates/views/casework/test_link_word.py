"""Agreeing on a word and sending a link, on the pages of the file and over the API."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.casework import agreements
from jobmatch.accounts.models import User
from jobmatch.links import services as links
from jobmatch.links.models import Link
from notifications.models import Message
from notifications.rules.moments import CLOCK
from notifications.services import outbox
from tests.candidates.youths import reachable, secret_for
from tests.factories import make_candidate, make_coordinator, sign_in

pytestmark = pytest.mark.django_db
SENT = b"The link to the youth leaves now."


@pytest.fixture
def client(by: User) -> Client:
    client = sign_in(Client(), by)
    client.cookies["django_language"] = "en"
    return client


def page_of(youth: Candidate, name: str = "word", **more: object) -> str:
    return reverse(f"candidates:{name}", kwargs={"pk": youth.pk, **more})


def given(youth: Candidate, **values: object) -> dict[str, object]:
    return {"version": youth.version, "word": "Fietsbel", "present": "on", **values}


def test_a_word_is_agreed_and_never_shown(by: User, client: Client) -> None:
    youth = make_candidate(by)
    answer = client.post(page_of(youth), given(youth), follow=True)
    assert b"The word is agreed" in answer.content
    assert b"Fietsbel" not in answer.content
    youth.refresh_from_db()
    assert links.open_up(secret=secret_for(youth), word="fietsbel")


def test_the_youth_has_to_be_there(by: User, client: Client) -> None:
    youth = make_candidate(by)
    answer = client.post(page_of(youth), given(youth, present=""))
    assert answer.status_code == 422
    youth.refresh_from_db()
    assert youth.link_word == ""


@pytest.mark.parametrize("word", ["zon", "welkom", "x" * 41])
def test_a_poor_word_is_pointed_at_and_not_kept(by: User, client: Client, word: str) -> None:
    youth = make_candidate(by)
    assert client.post(page_of(youth), given(youth, word=word)).status_code == 422
    youth.refresh_from_db()
    assert youth.link_word == ""


def test_sent_twice_the_first_word_stands(by: User, client: Client) -> None:
    youth = make_candidate(by)
    client.post(page_of(youth), given(youth))
    assert client.post(page_of(youth), given(youth, word="Lantaarn")).status_code == 422
    youth.refresh_from_db()
    assert links.open_up(secret=secret_for(youth), word="fietsbel")


def test_the_file_says_whether_there_is_a_word_and_offers_to_send_a_link(by: User, client: Client) -> None:
    without, youth = make_candidate(by), reachable(by)
    assert b"No word is agreed yet" in client.get(page_of(without, "file")).content
    page = client.get(page_of(youth, "file")).content
    assert b"A word is agreed" in page
    assert page_of(youth, "link_send").encode() in page


def test_the_file_says_what_is_missing_before_a_link_can_go(by: User, client: Client) -> None:
    youth = reachable(by)
    Candidate.objects.update(phone="")
    page = client.get(page_of(youth, "file")).content
    assert page_of(youth, "link_send").encode() not in page
    assert b"No message goes out yet" in page


def test_a_link_is_sent_from_the_file(by: User, client: Client) -> None:
    youth = reachable(by)
    assert SENT in client.post(page_of(youth, "link_send"), follow=True).content
    assert Link.objects.get(person=youth.pk).purpose == "mine"


def test_where_no_message_may_go_the_page_says_what_it_needs(by: User, client: Client) -> None:
    answer = client.post(page_of(make_candidate(by), "link_send"), follow=True)
    assert b"A link needs three things first" in answer.content
    assert not Message.objects.exists()


def test_a_link_for_one_agreement_opens_that_one(by: User, client: Client) -> None:
    youth, today = reachable(by), timezone.localdate()
    row = agreements.make(
        candidate=youth, sentence="Mail it", doer="youth", due=today + timedelta(days=2), by=by, on=today
    )
    answer = client.post(page_of(youth, "agreement_link", agreement_pk=row.pk), follow=True)
    assert SENT in answer.content
    assert Link.objects.values_list("purpose", "target").get(person=youth.pk) == ("agreement", row.pk)


def test_a_coordinator_agrees_on_no_word(by: User) -> None:
    youth = make_candidate(by)
    boss = sign_in(Client(), make_coordinator(youth.municipality))
    assert boss.get(page_of(youth)).status_code == 404
    assert boss.post(page_of(youth), given(youth)).status_code == 404


class TestApi:
    def put(self, client: Client, youth: Candidate, **body: object):
        address = f"/api/v1/candidates/{youth.pk}/word"
        return client.put(
            address,
            {"version": youth.version, "youth_present": True, **body},
            content_type="application/json",
        )

    def test_a_word_is_agreed_and_not_told_back(self, by: User, client: Client) -> None:
        youth = make_candidate(by)
        answer = self.put(client, youth, word="Fietsbel")
        assert answer.status_code == 200
        assert "fietsbel" not in answer.content.decode().lower()

    def test_a_poor_word_and_an_old_version_are_refused(self, by: User, client: Client) -> None:
        youth = make_candidate(by)
        assert self.put(client, youth, word="welkom").json()["code"] == "word_easy"
        assert self.put(client, youth, word="Fietsbel").status_code == 200
        assert self.put(client, youth, word="Lantaarn").status_code == 409

    def test_without_the_youth_there_is_no_word(self, by: User, client: Client) -> None:
        youth = make_candidate(by)
        assert self.put(client, youth, word="Fietsbel", youth_present=False).status_code == 422
        youth.refresh_from_db()
        assert youth.link_word == ""

    def test_a_link_is_sent_or_refused(self, by: User, client: Client) -> None:
        youth = reachable(by)
        answer = client.post(f"/api/v1/candidates/{youth.pk}/link")
        leaves = datetime.fromisoformat(answer.json()["leaves_at"])
        assert leaves == Message.objects.get().not_before.replace(microsecond=leaves.microsecond)
        other = make_candidate(by)
        answer = client.post(f"/api/v1/candidates/{other.pk}/link")
        assert answer.json()["code"] == "not_reachable"
        assert list(Link.objects.values_list("person", flat=True)) == [youth.pk]


def test_the_page_says_on_which_day_and_hour_the_link_leaves(
    by: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    youth = reachable(by)
    Candidate.objects.update(message_from=15, message_until=16)
    monday = datetime(2031, 1, 6, 15, tzinfo=CLOCK)
    monkeypatch.setattr(outbox, "next_allowed", lambda *_, **__: monday)
    answer = client.post(page_of(youth, "link_send"), follow=True)
    assert b"leaves Monday 6 January at 15:00. The youth chose the hours for messages." in answer.content


def test_in_a_demo_the_page_says_where_the_message_lies(
    by: User, client: Client, settings: Any, tmp_path: Path
) -> None:
    youth = reachable(by)
    settings.DEMO = True
    settings.TEXT_GATEWAY = {"url": "", "key": "", "folder": tmp_path}
    answer = client.post(page_of(youth, "link_send"), follow=True)
    assert f"kept in {tmp_path}".encode() in answer.content
