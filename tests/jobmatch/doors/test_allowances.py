"""Strangers use up their own allowance, and nobody else's."""

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import get_language, override

from jobmatch.accounts.enums import Role
from jobmatch.doors import crowd, known
from jobmatch.doors.crowd import AT_ONCE, Busy, GuardedHasher, NoCrowd, a_core
from tests.factories import make_jobhunter, make_member
from tests.jobmatch.doors.signing_in import (
    CODE,
    CONFIRM,
    LOGIN,
    SECOND,
    code_now,
    password_login,
    with_password,
    with_second_factor,
)
from tests.jobmatch.doors.test_signin import is_in, mailed_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shared_cache(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def guess(email: str, *, times: int, place: str = "127.0.9.{}") -> None:
    for number in range(times):
        Client().post(LOGIN, {"login": email, "password": "wrong"}, REMOTE_ADDR=place.format(number % 200))


def test_wrong_passwords_from_elsewhere_do_not_keep_the_right_one_out(client: Client) -> None:
    user = with_second_factor(with_password(make_jobhunter()))
    guess(user.email, times=6)
    assert password_login(client, user).url == SECOND


def test_five_wrong_passwords_from_one_place_are_enough_for_that_place(client: Client) -> None:
    user = with_second_factor(with_password(make_jobhunter()))
    guess(user.email, times=5, place="127.0.9.1")
    assert (
        client.post(LOGIN, {"login": user.email, "password": "wrong"}, REMOTE_ADDR="127.0.9.1")
        .context["form"]
        .errors
    )
    assert password_login_from(client, user, "127.0.9.1").status_code == 200


def password_login_from(client: Client, user: Any, place: str) -> Any:
    client.defaults["REMOTE_ADDR"] = place
    return password_login(client, user)


def test_one_line_of_ipv6_is_one_place(client: Client) -> None:
    user = with_second_factor(with_password(make_jobhunter()))
    guess(user.email, times=5, place="2001:db8:0:{:02x}::1")
    assert password_login_from(client, user, "2001:db8:0:ff::1").status_code == 200
    assert password_login_from(client, user, "2001:db8:0:100::1").url == SECOND


def test_a_browser_that_signed_in_before_gets_in_whatever_strangers_try(client: Client) -> None:
    user = with_second_factor(with_password(make_jobhunter()))
    password_login(client, user)
    client.post(SECOND, {"code": code_now()})
    assert is_in(client)
    client.post("/account/logout/")
    guess(user.email, times=110)
    assert password_login(client, user).url == SECOND
    assert password_login(Client(), user).status_code == 200, "a hundred wrong ones in an hour, and unknown"


def test_a_cookie_of_another_makes_no_browser_known(client: Client) -> None:
    request = RequestFactory().get("/")
    answer = HttpResponse()
    known.remember(request, answer, "one@example.org")
    request.COOKIES[known.COOKIE] = answer.cookies[known.COOKIE].value
    assert known.browser_of(request, "One@example.org")
    assert not known.browser_of(request, "other@example.org")
    request.COOKIES[known.COOKIE] += "x"
    assert not known.is_known(request)
    assert answer.cookies[known.COOKIE]["httponly"]


def test_mails_that_strangers_used_up_leave_the_last_code_right(client: Client) -> None:
    user = make_member(Role.REFERRER)
    for number in range(30):
        Client().post(CODE, {"email": user.email}, REMOTE_ADDR=f"127.0.9.{number}")
    assert len(mail.outbox) == 3, "in a minute"
    client.post(CODE, {"email": user.email})
    client.post(CONFIRM, {"code": mailed_code()})
    assert is_in(client)


def test_a_browser_that_signed_in_before_gets_a_mail_of_its_own(client: Client) -> None:
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    client.post(CONFIRM, {"code": mailed_code()})
    client.post("/account/logout/")
    for _ in range(5):
        Client().post(CODE, {"email": user.email})
    before = len(mail.outbox)
    client.post(CODE, {"email": user.email})
    assert len(mail.outbox) == before + 1


# crowds


def crowded(outcome: list[int], *, path: str = LOGIN) -> NoCrowd:
    """A door at which each who is in lets one more come, until one is refused."""

    def inside(request: Any) -> HttpResponse:
        answer = door(RequestFactory().post(path))
        outcome.append(answer.status_code)
        return HttpResponse()

    door = NoCrowd(inside)
    return door


def test_who_comes_on_top_is_told_to_come_back() -> None:
    outcome: list[int] = []
    crowded(outcome)(RequestFactory().post(LOGIN))
    assert outcome == [503, *[200] * (AT_ONCE - 1)]


def test_a_full_door_stops_no_other_page_and_no_known_browser() -> None:
    answer = HttpResponse()
    known.remember(RequestFactory().get("/"), answer, "one@example.org")
    seen: list[int] = []

    def inside(request: Any) -> HttpResponse:
        if request.method == "POST" and not known.is_known(request) and len(seen) == 0:
            other = RequestFactory().post(LOGIN)
            other.COOKIES[known.COOKIE] = answer.cookies[known.COOKIE].value
            seen.extend([door(other).status_code, door(RequestFactory().get("/vandaag/")).status_code])
        return HttpResponse()

    door = NoCrowd(inside)
    for _ in range(AT_ONCE - 1):
        door.strangers.acquire()
    door(RequestFactory().post(LOGIN))
    assert seen == [200, 200]


def test_the_answer_of_a_full_door_is_a_sentence(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobmatch.doors.signin.AccountAdapter.authenticate", _busy)
    answer = client.post(LOGIN, {"login": "one@example.org", "password": "x"})
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "Probeer het over een halve minuut opnieuw" in answer.content.decode()


def test_the_page_of_a_full_door_is_kept_for_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd._page.cache_clear()
    rendered: list[str] = []

    def render(template: str) -> str:
        rendered.append(template)
        return str(get_language())

    monkeypatch.setattr(crowd, "render_to_string", render)
    for language in ("en", "nl", "en", "nl"):
        with override(language):
            assert crowd.too_busy().content.decode() == language
    assert len(rendered) == 2
    crowd._page.cache_clear()


def _busy(*args: Any, **details: Any) -> None:
    raise Busy


def test_a_password_waits_for_a_core_and_not_for_ever(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobmatch.doors.crowd.PATIENCE", 0.05)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    with a_core(tmp_path), a_core(tmp_path), pytest.raises(Busy), a_core(tmp_path):
        pass
    with a_core(tmp_path):
        pass


def test_what_was_hashed_before_is_still_right() -> None:
    hasher = GuardedHasher()
    assert hasher.algorithm == "pbkdf2_sha256"
    assert hasher.verify("word", hasher.encode("word", "salt", 10))
