"""People, talks, promises and errands over the API: the services of the pages, with another door."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from employers.models import Conversation, Employer, EmployerPerson, Promise
from jobmatch.accounts.models import Errand, User
from tests.employers.situations import make_contact, make_site
from tests.factories import desk_of, make_employer, make_jobhunter, make_pool, sign_in

pytestmark = pytest.mark.django_db
API = "/api/v1"
TODAY = timezone.localdate()
NEXT_WEEK = str(TODAY + timedelta(days=7))


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def jobhunter(client: Client, by: User) -> Client:
    return sign_in(client, by)


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def send(client: Client, method: str, address: str, **body: Any) -> Any:
    return getattr(client, method)(f"{API}{address}", body, content_type="application/json")


def test_the_whole_relation_over_the_api(jobhunter: Client, shop: Employer) -> None:
    site = make_site(shop)
    person = {"name": "Karima Haddad", "origin": "self", "phone": "06 12345678", "site": str(site.pk)}
    made = send(jobhunter, "post", f"/employers/{shop.pk}/people", **person).json()
    assert made["phone"] == "+31612345678"
    assert send(jobhunter, "post", f"/people/{made['id']}/told", version=1).json()["told_how"] == "voice"
    visit = send(jobhunter, "post", f"/employers/{shop.pk}/errands", kind="visit", due=str(TODAY)).json()
    talk = send(
        jobhunter,
        "post",
        f"/employers/{shop.pk}/conversations",
        channel="visit",
        about="meeting",
        people=[made["id"]],
        line="Busy on Fridays",
        promised={"sentence": "Two days", "due": NEXT_WEEK, "offered": "trial_day", "amount": 2},
        next_date={"kind": "call", "due": NEXT_WEEK, "hour": "09:30"},
        finishes=[visit["id"]],
    )
    assert talk.status_code == 201
    relation = jobhunter.get(f"{API}/employers/{shop.pk}/relation").json()
    assert relation["last"]["line"] == "Busy on Fridays"
    assert [post["person"]["name"] for post in relation["posts"]] == ["Karima Haddad"]
    assert sorted(each["kind"] for each in relation["errands"]) == ["call", "promise"]
    assert relation["promises"][0]["amount"] == 2
    (promise,) = jobhunter.get(f"{API}/employers/{shop.pk}/promises").json()["items"]
    later = str(TODAY + timedelta(days=14))
    assert send(jobhunter, "post", f"/promises/{promise['id']}/day", version=1, due=later).status_code == 200
    kept = send(jobhunter, "post", f"/promises/{promise['id']}/outcome", version=2, outcome="kept")
    assert kept.json()["outcome"] == "kept"
    again = send(jobhunter, "post", f"/promises/{promise['id']}/reopening", version=3)
    assert again.json()["outcome"] == "open"
    copy = jobhunter.get(f"{API}/people/{made['id']}/copy").json()
    assert [each["line"] for each in copy["conversations"]] == ["Busy on Fridays"]
    assert jobhunter.delete(f"{API}/people/{made['id']}").status_code == 204
    assert not EmployerPerson.objects.exists()


def test_a_limit_of_proposals_is_set_and_taken_back(jobhunter: Client, shop: Employer) -> None:
    given = {"name": "Karima Haddad", "origin": "self", "told_by_voice": True}
    pk = send(jobhunter, "post", f"/employers/{shop.pk}/people", **given).json()["id"]
    limit = {"no_cards_until": str(NEXT_WEEK), "most_cards": 2}
    changed = send(jobhunter, "patch", f"/people/{pk}", version=1, **limit).json()
    assert limit.items() <= changed.items()
    assert send(jobhunter, "patch", f"/people/{pk}", version=2, most_cards=0).status_code == 422
    stays = send(jobhunter, "patch", f"/people/{pk}", version=2, phone="030 2345678").json()
    assert limit.items() <= stays.items()
    assert limit.items() <= jobhunter.get(f"{API}/people/{pk}/copy").json().items()
    free = send(jobhunter, "patch", f"/people/{pk}", version=3, most_cards=None).json()
    assert (free["most_cards"], free["no_cards_until"]) == (None, str(NEXT_WEEK))


def test_a_called_name_is_refused_until_it_is_said_to_be_no_youth(jobhunter: Client, shop: Employer) -> None:
    talk = {"channel": "phone", "about": "offer", "line": "Samir may come"}
    refused = send(jobhunter, "post", f"/employers/{shop.pk}/conversations", **talk)
    assert (refused.status_code, refused.json()["code"]) == (422, "youth_named")
    address = f"/employers/{shop.pk}/conversations"
    assert send(jobhunter, "post", address, **talk, no_youth=True).status_code == 201


def test_a_conversation_is_put_right_and_taken_back(jobhunter: Client, shop: Employer) -> None:
    address = f"/employers/{shop.pk}/conversations"
    talk = send(jobhunter, "post", address, channel="phone", about="offer").json()
    put_right = send(jobhunter, "patch", f"/conversations/{talk['id']}", version=1, line="Quiet")
    assert put_right.json()["line"] == "Quiet"
    assert send(jobhunter, "patch", f"/conversations/{talk['id']}", version=1, line="x").status_code == 409
    assert send(jobhunter, "delete", f"/conversations/{talk['id']}", version=2).status_code == 204
    assert not Conversation.objects.exists()


def test_a_post_is_added_changed_and_ended(jobhunter: Client, shop: Employer) -> None:
    other = make_employer()
    address = f"/employers/{shop.pk}/people"
    person = send(jobhunter, "post", address, name="Karima", origin="public").json()
    post = send(jobhunter, "post", f"/people/{person['id']}/posts", employer=str(other.pk)).json()
    changed = send(jobhunter, "patch", f"/posts/{post['id']}", version=1, function="owner")
    assert changed.json()["function"] == "owner"
    ended = send(jobhunter, "post", f"/posts/{post['id']}/end", version=2)
    assert ended.json()["left_on"] == str(TODAY)
    assert jobhunter.get(f"{API}/employers/{other.pk}/people").json()["count"] == 0
    renamed = send(
        jobhunter, "patch", f"/people/{person['id']}", version=person["version"], name="Karima Haddad"
    )
    assert (renamed.status_code, renamed.json()["name"]) == (200, "Karima Haddad")


def test_an_errand_is_changed_given_and_done(jobhunter: Client, shop: Employer, by: User) -> None:
    pool = make_pool(desk_of(by).municipality)
    address = f"/employers/{shop.pk}/errands"
    errand = send(jobhunter, "post", address, kind="visit", due=NEXT_WEEK, title="See the shop").json()
    moved = send(jobhunter, "patch", f"/errands/{errand['id']}", version=1, due=str(TODAY), hour="10:00")
    assert (moved.json()["due"], moved.json()["hour"]) == (str(TODAY), "10:00")
    assert jobhunter.get(f"{API}/errands").json()["count"] == 1
    given = send(jobhunter, "post", f"/errands/{errand['id']}/desk", version=2, to=None)
    assert given.json()["owner"] == str(pool.pk)
    assert jobhunter.get(f"{API}/errands").json()["count"] == 0
    assert jobhunter.get(f"{API}/errands", {"everyone": "true"}).json()["count"] == 1
    elsewhere = str(desk_of(make_jobhunter()).pk)
    refused = send(jobhunter, "post", f"/errands/{errand['id']}/desk", version=3, to=elsewhere)
    assert refused.json()["code"] == "other_municipality"
    done = send(jobhunter, "post", f"/errands/{errand['id']}/done", version=3)
    assert done.json()["done_on"] == str(TODAY)


def test_a_promise_without_a_talk_is_sent_once(jobhunter: Client, shop: Employer) -> None:
    given = {"id": "0b5f2a52-6f6b-4f0e-9a3e-0d7f5d6c1a11", "sentence": "Two days", "due": NEXT_WEEK}
    for _ in range(2):
        assert send(jobhunter, "post", f"/employers/{shop.pk}/promises", **given).status_code == 201
    assert (Promise.objects.count(), Errand.objects.count()) == (1, 1)


def test_an_employer_contact_gets_none_of_it(client: Client, shop: Employer) -> None:
    contact = sign_in(client, make_contact(shop))
    for path in (f"/employers/{shop.pk}/relation", f"/employers/{shop.pk}/people", "/errands"):
        assert contact.get(f"{API}{path}").status_code == 403
