import pytest
from django.test import Client

LOGIN = "/account/login/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LOGIN, "/api/v1/openapi.json", "/nowhere/"])
def test_no_cache_keeps_an_answer(client: Client, address):
    assert client.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_dutch_is_the_language_whatever_the_browser_asks(client: Client):
    answer = client.get(LOGIN, headers={"accept-language": "en"})
    assert (answer["Content-Language"], 'lang="nl"' in answer.content.decode()) == ("nl", True)


@pytest.mark.django_db
@pytest.mark.parametrize(("chosen", "language"), [("en", "en"), ("nl", "nl"), ("xx", "nl"), ("../", "nl")])
def test_a_chosen_language_is_kept_in_a_cookie(client: Client, chosen, language):
    client.cookies["django_language"] = chosen
    assert client.get(LOGIN)["Content-Language"] == language
