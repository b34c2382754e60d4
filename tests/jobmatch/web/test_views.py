"""The start page by role, the language, looking up a label, and the layout around it all."""

from typing import Any

import pytest
from django.conf import settings as product
from django.test import Client
from django.urls import reverse

from jobmatch.accounts.enums import Role
from jobmatch.taxonomy.models import Occupation
from jobmatch.web.welcome import PAGES
from tests.factories import make_jobhunter, make_member, sign_in

pytestmark = pytest.mark.django_db


def test_the_start_page_asks_to_sign_in_first(client: Client) -> None:
    assert client.get("/").url.startswith("/account/login/")


@pytest.mark.parametrize(("role", "page"), PAGES)
def test_who_has_work_here_starts_at_it(client: Client, role: str, page: str) -> None:
    sign_in(client, make_member(role))
    assert client.get("/").url == reverse(page)
    assert client.get("/", follow=True).status_code == 200


def test_every_role_has_a_page() -> None:
    assert {role for role, _page in PAGES} == set(Role)


@pytest.mark.parametrize("role", Role)
def test_the_menu_leads_only_where_the_role_may_go(client: Client, role: str) -> None:
    sign_in(client, make_member(role))
    for place in client.get("/account/").context["places"]:
        assert client.get(place.address).status_code == 200


def test_the_menu_marks_where_the_reader_is(client: Client) -> None:
    sign_in(client, make_jobhunter())
    places = client.get(reverse("candidates:caseload")).context["places"]
    assert [place.address for place in places if place.is_current] == [reverse("candidates:caseload")]


# language


def test_pages_are_dutch_until_english_is_chosen(client: Client) -> None:
    assert '<html lang="nl"' in client.get("/account/login/").content.decode()
    answer = client.post("/taal/", {"language": "en", "next": "/account/login/"})
    assert answer.url == "/account/login/"
    assert '<html lang="en"' in client.get("/account/login/").content.decode()


def test_the_language_of_the_browser_is_not_read(client: Client) -> None:
    page = client.get("/account/login/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="nl"' in page


@pytest.mark.parametrize("next_page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"])
def test_choosing_a_language_never_leads_outside(client: Client, next_page: str) -> None:
    answer = client.post("/taal/", {"language": "en", "next": next_page})
    assert answer.url == "/"


def test_a_language_that_is_not_there_is_not_kept(client: Client) -> None:
    client.post("/taal/", {"language": "xx", "next": "/"})
    assert product.LANGUAGE_COOKIE_NAME not in client.cookies


def test_a_link_never_changes_the_language(client: Client) -> None:
    assert client.get("/taal/", {"language": "en"}).status_code == 405


# looking up


@pytest.fixture
def searcher(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def test_what_is_typed_finds_occupations_as_choices(searcher: Client) -> None:
    label = Occupation.objects.order_by("label_nl")[0].label_nl
    query = {"name": "occupation", "find_occupation": label}
    page = searcher.get(reverse("web:find_occupations"), query).content.decode()
    assert 'type="radio"' in page
    assert 'name="occupation"' in page
    assert label in page


def test_more_than_one_skill_may_be_chosen(searcher: Client) -> None:
    query = {"name": "skill", "find_skill": "klant", "many": "1"}
    page = searcher.get(reverse("web:find_skills"), query).content.decode()
    assert 'type="checkbox"' in page
    assert 'name="skill"' in page


def test_nothing_typed_finds_nothing_and_says_nothing(searcher: Client) -> None:
    assert searcher.get(reverse("web:find_occupations")).content.decode().strip() == ""


def test_nothing_found_says_so(searcher: Client) -> None:
    query = {"name": "occupation", "find_occupation": "qqqqzzzz"}
    assert "Niets gevonden" in searcher.get(reverse("web:find_occupations"), query).content.decode()


def test_what_is_typed_is_never_markup(searcher: Client) -> None:
    query = {"name": '"><script>', 'find_"><script>': "<script>verkoper", "many": "1"}
    assert "<script>" not in searcher.get(reverse("web:find_occupations"), query).content.decode()


# the parts


def test_the_parts_are_shown_in_the_demo_only(client: Client, settings: Any) -> None:
    assert client.get("/onderdelen/").status_code == 404
    settings.DEMO = True
    assert client.get("/onderdelen/").status_code == 200
    assert "Dit veld is verplicht" in client.post("/onderdelen/").content.decode()
