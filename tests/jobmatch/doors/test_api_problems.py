"""Whatever goes wrong under /api/ is said in one shape, also where no operation was reached."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
JSON = "application/json"


def problem_of(answer: Any) -> tuple[int, str, str]:
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"]
    return answer.status_code, told["code"], told["detail"]


@pytest.fixture
def signed_in(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


@pytest.mark.parametrize("address", ["/api/", "/api/v1/nowhere", "/api/v2/me", "/api/v1/candidates/x/y/z/"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_unknown_address_is_a_problem_for_everyone(client: Client, address: str, method: str) -> None:
    stranger = getattr(Client(), method)(address)
    known = getattr(sign_in(client, make_jobhunter()), method)(address)
    assert problem_of(stranger)[:2] == problem_of(known)[:2] == (404, "not_found")
    assert stranger.content == known.content


def test_a_page_that_is_not_there_is_still_a_page(client: Client) -> None:
    for address in ("/nowhere/", "/apiary/", "/api"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_a_method_that_is_not_there_is_a_problem_that_names_those_that_are(signed_in: Client) -> None:
    answer = signed_in.put("/api/v1/candidates", {}, content_type=JSON)
    assert problem_of(answer)[:2] == (405, "method")
    assert sorted(answer["Allow"].split(", ")) == ["GET", "POST"]


@pytest.mark.parametrize("body", [b"{", b"[1, 2", b"\xff\xfe", b"nul"])
def test_broken_json_is_a_problem(signed_in: Client, body: bytes) -> None:
    answer = signed_in.post("/api/v1/candidates", body, content_type=JSON)
    assert problem_of(answer)[:2] == (400, "unreadable")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded"])
def test_a_body_of_another_type_is_a_problem(signed_in: Client, kind: str) -> None:
    answer = signed_in.post("/api/v1/candidates", b'{"first_name": "Noor"}', content_type=kind)
    assert problem_of(answer)[:2] == (415, "media_type")


def test_json_may_say_how_it_is_written(signed_in: Client) -> None:
    for kind in ("application/json; charset=utf-8", "application/JSON", "application/merge-patch+json"):
        assert signed_in.post("/api/v1/candidates", b"{}", content_type=kind).status_code == 422


def test_too_large_a_body_is_a_problem(signed_in: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = signed_in.post("/api/v1/candidates", {"first_name": "x" * 2000}, content_type=JSON)
    assert problem_of(answer)[:2] == (413, "too_large")


def test_an_error_of_ours_is_a_problem_and_tells_nothing(signed_in: Client, monkeypatch: Any) -> None:
    def broken(*args: Any, **details: Any) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("jobmatch.accounts.selectors.own_tokens", broken)
    signed_in.raise_request_exception = False
    answer = signed_in.get("/api/v1/tokens")
    assert problem_of(answer)[:2] == (500, "error")
    assert "secret" not in answer.content.decode()
