"""Who gets in by which way, and that every way answers an unknown address like a known one."""

import re
import time
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from jobmatch.accounts import invitations
from jobmatch.accounts.enums import STAFF_ROLES, Role
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.audit.models import Entry
from tests.factories import make_jobhunter, make_member, make_user, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "quiet-river-over-9-stones"
SECRET = "JBSWY3DPEHPK3PXP"
LOGIN, CODE, CONFIRM = "/account/login/", "/account/login/code/", "/account/login/code/confirm/"
RESET, SECOND, SETUP = (
    "/account/password/reset/",
    "/account/login/second-factor/",
    "/account/second-factor/",
)
STAFF = sorted(STAFF_ROLES)
BY_CODE = [Role.REFERRER, Role.EMPLOYER_CONTACT]


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def with_second_factor(user: User) -> User:
    TOTP.activate(user, SECRET)
    return user


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def password_login(client: Client, user: User, password: str = PASSWORD) -> HttpResponse:
    return client.post(LOGIN, {"login": user.email, "password": password})


def mailed_code() -> str:
    return re.search(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", mail.outbox[-1].body, re.MULTILINE).group(1)


def is_in(client: Client) -> bool:
    return client.get("/api/v1/me").status_code == 200


# code


@pytest.mark.parametrize("role", BY_CODE)
def test_referrers_and_employers_get_in_with_a_mailed_code(client: Client, role):
    user = make_member(role)
    assert client.post(CODE, {"email": user.email.upper()}).url == CONFIRM
    assert mail.outbox[-1].to == [user.email]
    client.post(CONFIRM, {"code": mailed_code()})
    assert is_in(client)
    assert Entry.objects.filter(event="session.started", actor=user.pk).exists()


@pytest.mark.parametrize("role", STAFF)
def test_staff_get_no_code(client: Client, role):
    user = make_member(role)
    client.post(CODE, {"email": user.email})
    (message,) = mail.outbox
    assert not re.search(r"^\s*[A-Z0-9]{3,}-?[A-Z0-9]{3,}\s*$", message.body, re.MULTILINE)


@pytest.mark.parametrize("role", STAFF)
def test_a_code_does_not_let_staff_in_even_when_it_was_sent(client: Client, role):
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    make_member(role, user=user)
    client.post(CONFIRM, {"code": mailed_code()})
    assert not is_in(client)
    assert AUTHENTICATION_METHODS_SESSION_KEY not in client.session


def test_a_wrong_code_works_three_times_at_most(client: Client):
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    for _ in range(3):
        client.post(CONFIRM, {"code": "WRONG-CODE"})
    client.post(CONFIRM, {"code": mailed_code()})
    assert not is_in(client)


def test_nobody_guesses_into_an_address_without_a_code(client: Client):
    client.post(CODE, {"email": "nobody@example.org"})
    for guess in ("-", "None", "0"):
        client.post(CONFIRM, {"code": guess})
    assert not is_in(client)


def test_an_address_that_only_looks_like_another_gets_no_code(client: Client):
    user = make_member(Role.REFERRER, user=make_user(email="mike@example.org"))
    client.post(CODE, {"email": "m\u0131ke@example.org"})
    assert user.email not in mail.outbox[-1].to
    assert "code" in mail.outbox[-1].body
    assert client.session["account_login"]["user_pk"] is None


def test_who_has_no_role_left_gets_no_code_and_no_entry(client: Client):
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    user.memberships.update(ended_at=timezone.now())
    client.post(CONFIRM, {"code": mailed_code()})
    assert not is_in(client)


# password and second factor


@pytest.mark.parametrize("role", STAFF)
def test_staff_get_in_with_password_and_second_factor(client: Client, role):
    user = with_second_factor(with_password(make_member(role)))
    assert password_login(client, user).url == SECOND
    assert not is_in(client)
    client.post(SECOND, {"code": "000000"})
    assert not is_in(client)
    client.post(SECOND, {"code": code_now()})
    assert is_in(client)


@pytest.mark.parametrize("role", STAFF)
def test_staff_without_second_factor_are_sent_to_set_it_up_and_nothing_else_opens(client: Client, role):
    user = with_password(make_member(role))
    password_login(client, user)
    for page in ("/account/", "/account/token/", "/beheer/", "/account/password/"):
        assert client.get(page).url == SETUP
    answer = client.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor")


def test_setting_up_the_second_factor_opens_the_session(client: Client):
    user = with_password(make_jobhunter())
    password_login(client, user)
    secret = client.get(SETUP).context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post(SETUP, {"code": code})
    assert answer.url == "/account/second-factor/codes/"
    assert client.get(answer.url).status_code == 200
    assert is_in(client)
    assert Entry.objects.filter(event="second_factor.set", actor=user.pk).exists()


def test_a_second_factor_is_set_up_once(client: Client):
    user = with_second_factor(make_jobhunter())
    sign_in(client, user)
    assert client.get(SETUP).url == "/account/"
    assert client.post(SETUP, {"code": "123456"}).url == "/account/"


def test_another_password_ends_the_other_sessions_and_not_this_one(client: Client):
    user = with_password(make_jobhunter())
    other = sign_in(Client(), user)
    sign_in(client, user)
    new = PASSWORD + "-2"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/account/password/", form).url == "/account/"
    assert is_in(client)
    assert not is_in(other)
    assert client.get("/account/").status_code == 200


def test_a_session_that_skipped_a_second_factor_is_ended(client: Client):
    user = with_second_factor(make_jobhunter())
    sign_in(client, user, second_factor=False)
    assert client.get("/account/").url == LOGIN
    assert "_auth_user_id" not in client.session


def test_the_second_factor_of_someone_else_does_not_count(client: Client):
    user, other = make_jobhunter(), make_jobhunter()
    sign_in(client, other)
    records = client.session[AUTHENTICATION_METHODS_SESSION_KEY]
    client.force_login(user)
    stolen = client.session
    stolen[AUTHENTICATION_METHODS_SESSION_KEY] = records
    stolen["account_authentication_methods_user"] = str(other.pk)
    stolen.save()
    assert not is_in(client)


def test_the_demo_asks_no_second_factor(client: Client, settings):
    settings.DEMO = True
    password_login(client, with_password(make_jobhunter()))
    assert is_in(client)


def test_outside_the_demo_nobody_is_shown_to_sign_in_as(client: Client, settings):
    user = make_jobhunter()
    assert user.email not in client.get(LOGIN).content.decode()
    settings.DEMO = True
    assert user.email in client.get(LOGIN).content.decode()


@pytest.mark.parametrize("role", BY_CODE)
def test_a_password_does_not_let_in_who_has_none(client: Client, role):
    user = make_member(role)
    for guess in ("", "!", user.password, PASSWORD):
        password_login(client, user, guess)
    assert not is_in(client)


def test_the_second_factor_cannot_be_turned_off():
    with pytest.raises(NoReverseMatch):
        reverse("mfa_deactivate_totp")


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "account_set_password", "mfa_download_recovery_codes"]
)
def test_what_is_not_used_of_the_package_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


# the same answer for known and unknown addresses


def stripped(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    """What an outsider can compare: status, body without the CSRF token and the typed address, headers."""
    body = re.sub(rb'(name="csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', rb"\1", answer.content)
    body = re.sub(rb"[a-z0-9]+@example.org", b"ADDRESS", body)
    headers = {k: v for k, v in answer.headers.items() if k not in ("Content-Length", "Expires")}
    return answer.status_code, body, headers


def addresses() -> dict[str, str]:
    ended = make_member(Role.REFERRER)
    ended.memberships.update(ended_at=timezone.now())
    return {
        "unknown": "nobody@example.org",
        "referrer": make_member(Role.REFERRER).email,
        "employer": make_member(Role.EMPLOYER_CONTACT).email,
        "jobhunter": with_password(make_jobhunter()).email,
        "two factors": with_second_factor(with_password(make_jobhunter())).email,
        "no role": make_user().email,
        "ended": ended.email,
        "inactive": make_member(Role.REFERRER, user=make_user(is_active=False)).email,
    }


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (LOGIN, lambda address: {"login": address, "password": "not the password"}),
        (CODE, lambda address: {"email": address}),
        (RESET, lambda address: {"email": address}),
    ],
)
def test_every_address_gets_the_same_answer_and_one_mail_where_mail_is_sent(path, form):
    seen = []
    for address in addresses().values():
        client, sent = Client(), len(mail.outbox)
        first = client.post(path, form(address))
        after = client.get(first.url) if first.status_code == 302 else first
        seen.append((stripped(first), stripped(after), len(mail.outbox) - sent, set(client.cookies)))
    for answer in seen:
        assert answer == seen[0]
    assert seen[0][2] == (0 if path == LOGIN else 1)


@pytest.mark.parametrize("kind", ["unknown", "referrer", "jobhunter"])
def test_a_wrong_password_costs_one_hash_for_every_address(client: Client, monkeypatch, kind):
    address = addresses()[kind]
    hashes = []
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    monkeypatch.setattr(hasher, lambda *_: hashes.append(1) or "md5$salt$x")
    client.post(LOGIN, {"login": address, "password": "not the password"})
    assert len(hashes) == 1


def test_the_mail_for_an_unknown_address_is_the_same_as_for_staff(client: Client):
    for address in ("nobody@example.org", make_jobhunter().email):
        Client().post(CODE, {"email": address})
    unknown, staff = mail.outbox
    assert (unknown.subject, unknown.body) == (staff.subject, staff.body)


def test_mails_carry_a_neutral_sender_and_no_name_or_role(client: Client):
    user = make_jobhunter()
    client.post(RESET, {"email": user.email})
    client.post(CODE, {"email": make_member(Role.REFERRER).email})
    for message in mail.outbox:
        text = message.subject + message.body + message.from_email
        assert "jobhunter" not in text.lower()
        assert user.name not in text


@pytest.mark.parametrize(
    ("path", "form", "most"),
    [(CODE, {"email": "nobody@example.org"}, 3), (LOGIN, {"login": "n@example.org", "password": "x"}, 5)],
)
def test_attempts_are_limited_for_one_address(path, form, most):
    texts = [Client().post(path, form).content for _ in range(most + 1)]
    assert "Te veel" in texts[-1].decode() or "Too many" in texts[-1].decode()
    assert "Te veel" not in texts[0].decode()


# links to set a password


def test_an_invited_jobhunter_sets_a_password_once(client: Client):
    user = make_jobhunter()
    invitations.send(user, site="http://testserver")
    (message,) = mail.outbox
    link = re.search(r"http://testserver(\S+)", message.body).group(1)
    assert "Hallo" in message.body
    assert "Hello" in message.body
    form = client.get(link).url
    answer = client.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    assert answer.status_code == 302
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert Entry.objects.filter(event="password.changed", actor=user.pk).exists()
    again = Client().get(link)
    assert again.status_code == 200
    assert b"password1" not in again.content


def test_looking_at_a_link_spends_nothing(client: Client):
    link = invitations.password_link(make_jobhunter(), site="")
    for _ in range(3):
        assert Client().get(link).status_code == 302


def test_a_short_or_common_password_is_refused(client: Client):
    user = make_jobhunter()
    form = client.get(invitations.password_link(user, site="")).url
    for bad in ("short", "password1234", user.email):
        client.post(form, {"password1": bad, "password2": bad})
    assert not User.objects.get(pk=user.pk).has_usable_password()


@pytest.mark.parametrize("role", BY_CODE)
def test_an_invited_referrer_is_told_to_ask_for_a_code(role):
    user = make_member(role)
    invitations.send(user, site="http://testserver/")
    assert f"http://testserver{CODE}" in mail.outbox[0].body


def test_a_new_password_ends_tokens(client: Client):
    user = with_password(make_jobhunter())
    tokens.make(name="t", days=1, at=timezone.now(), by=user)
    form = client.get(invitations.password_link(user, site="")).url
    client.post(form, {"password1": PASSWORD + "2", "password2": PASSWORD + "2"})
    assert not user.api_tokens.exists()


# signing out


def test_signing_out_takes_a_post(client: Client):
    user = sign_in(client, make_jobhunter())
    client.get("/account/logout/")
    assert is_in(client)
    client.post("/account/logout/")
    assert not is_in(client)
    assert Entry.objects.filter(event="session.ended").exists()
    del user


# the API


def bearer(text: str) -> dict[str, Any]:
    return {"headers": {"authorization": f"Bearer {text}"}}


def test_a_token_signs_a_program_in(client: Client):
    user = make_jobhunter()
    _, text = tokens.make(name="t", days=1, at=timezone.now(), by=user)
    assert client.get("/api/v1/me", **bearer(text)).json()["email"] == user.email


@pytest.mark.parametrize("text", ["", "jm_wrong", "jm_\x00"])
def test_a_wrong_token_is_401(client: Client, text):
    answer = client.get("/api/v1/me", **bearer(text))
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_a_write_with_a_session_needs_the_csrf_token():
    client = sign_in(Client(enforce_csrf_checks=True), make_jobhunter())
    address = f"/api/v1/candidates/{uuid4()}/weighting"
    answer = client.put(address, {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    client.get("/account/")
    token = {"x-csrftoken": client.cookies["csrftoken"].value}
    assert client.put(address, {}, content_type="application/json", headers=token).status_code in (404, 422)
    bare = Client(enforce_csrf_checks=True).put(address, {}, content_type="application/json")
    assert bare.status_code == 401


def test_no_page_of_signing_in_holds_inline_script_or_style(client: Client):
    user = with_password(make_jobhunter())
    pages = [client.get(path) for path in (LOGIN, CODE, RESET, "/account/password/reset/sent/")]
    client.post(CODE, {"email": "nobody@example.org"})
    pages.append(client.get(CONFIRM))
    client.post("/account/logout/")
    password_login(client, user)
    pages.append(client.get(SETUP))
    with_second_factor(user)
    other = Client()
    password_login(other, user)
    pages.append(other.get(SECOND))
    sign_in(client, user)
    own = ("/account/", "/account/password/", "/account/token/", "/account/logout/")
    pages += [client.get(path) for path in own]
    for page in pages:
        assert page.status_code == 200
        text = page.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|<style|\son[a-z]+=", text)
        assert text.count("<h1") == 1


def test_the_user_model_is_ours():
    assert get_user_model() is User
    assert not Authenticator.objects.exists()
