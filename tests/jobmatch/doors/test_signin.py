"""Who gets in by which way."""

import re
import time
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from jobmatch.accounts.enums import STAFF_ROLES, Role
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.audit.models import Entry
from tests.factories import make_jobhunter, make_member, make_user, sign_in
from tests.jobmatch.doors.signing_in import (
    BY_CODE,
    CODE,
    CONFIRM,
    LOGIN,
    PASSWORD,
    RESET,
    SECOND,
    SETUP,
    code_now,
    password_login,
    with_password,
    with_second_factor,
)

pytestmark = pytest.mark.django_db
STAFF = sorted(STAFF_ROLES)


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def mailed_code() -> str:
    return re.search(r"^\s*([A-Z]{3}-[A-Z]{3}-[A-Z]{3})\s*$", mail.outbox[-1].body, re.MULTILINE).group(1)


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
    assert not re.search(r"^\s*[A-Z0-9]{3,}(-?[A-Z0-9]{3,})+\s*$", message.body, re.MULTILINE)


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
    _, text = tokens.make(name="t", scope="all", days=1, at=timezone.now(), by=user)
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
