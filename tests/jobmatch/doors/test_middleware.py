import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobmatch.accounts.services import tokens
from tests.factories import make_jobhunter, sign_in

LOGIN = "/account/login/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LOGIN, "/api/v1/openapi.json", "/nowhere/"])
def test_no_cache_keeps_an_answer(client: Client, address):
    assert client.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LOGIN, "/api/v1/me", "/nowhere/"])
def test_a_page_may_use_nothing_of_the_machine_that_it_needs_not(client: Client, address):
    denied = client.get(address)["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "usb=()", "payment=()"} <= set(denied)
    assert all(each.endswith("=()") for each in denied)
    assert len(denied) == len(set(denied))


@pytest.mark.django_db
def test_dutch_is_the_language_whatever_the_browser_asks(client: Client):
    answer = client.get(LOGIN, headers={"accept-language": "en"})
    assert (answer["Content-Language"], 'lang="nl"' in answer.content.decode()) == ("nl", True)


@pytest.mark.django_db
@pytest.mark.parametrize(("chosen", "language"), [("en", "en"), ("nl", "nl"), ("xx", "nl"), ("../", "nl")])
def test_a_chosen_language_is_kept_in_a_cookie(client: Client, chosen, language):
    client.cookies["django_language"] = chosen
    assert client.get(LOGIN)["Content-Language"] == language


@pytest.fixture
def beats(monkeypatch, settings) -> list[float]:
    """How long each answer waited for the beat; nothing waits really."""
    waited: list[float] = []
    settings.BEAT_SECONDS = 60
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", [LOGIN, "/account/login/code/", "/account/password/reset/", "/j/nieuw/", "/j/unknown/"]
)
def test_where_something_is_looked_up_an_answer_comes_at_the_beat(client: Client, beats, address):
    began = time.monotonic()
    client.post(address, {"login": "x@example.org", "password": "x", "email": "x@example.org"})
    assert len(beats) == 1
    assert 0 < 60 - beats[0] <= time.monotonic() - began  # what was done and what was waited are one beat


@pytest.mark.django_db
def test_reading_and_who_is_known_wait_for_nothing(client: Client, beats):
    client.get(LOGIN)
    user = make_jobhunter()
    sign_in(client, user)
    client.post("/account/token/", {})
    _, secret = tokens.make(name="t", scope="all", days=1, at=timezone.now(), by=user)
    Client().post("/api/v1/referrals", headers={"authorization": f"Bearer {secret}"})
    assert beats == []


@pytest.mark.django_db
def test_where_nothing_is_looked_up_nobody_waits(client: Client, beats):
    assert client.post(reverse("web:set_language"), {"language": "en"}).status_code == 302
    assert client.post("/nowhere/").status_code == 404
    assert client.post("/api/v1/referrals").status_code == 401
    assert (
        client.post(reverse("candidates:my_consent", kwargs={"purpose": "tell_referrer"})).status_code == 302
    )
    assert Client(enforce_csrf_checks=True).post(LOGIN, {"login": "x"}).status_code == 403
    assert beats == []


@pytest.mark.django_db
def test_who_asks_from_one_place_without_end_holds_no_thread(client: Client, beats):
    for number in range(20):
        client.post(reverse("candidates:link_fresh"), {"address": f"{number}@example.org"})
    assert len(beats) == 10
