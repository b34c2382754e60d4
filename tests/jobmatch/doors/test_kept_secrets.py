"""Who reads the tables of signing in can sign in with nothing of it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from jobmatch.accounts.enums import Role
from tests.factories import make_jobhunter, make_member, sign_in
from tests.jobmatch.doors.signing_in import (
    CODE,
    CONFIRM,
    SECOND,
    SECRET,
    SETUP,
    code_now,
    password_login,
    with_password,
    with_second_factor,
)
from tests.jobmatch.doors.test_signin import is_in, mailed_code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def everything_kept() -> str:
    """All rows of sessions, second factors and the shared cache, in clear."""
    kept = [f"{row.session_key} {row.session_data}" for row in Session.objects.all()]
    kept += [str(row.data) for row in Authenticator.objects.all()]
    return "\n".join(kept)


def test_a_row_of_the_sessions_used_as_cookie_signs_nobody_in(client: Client) -> None:
    sign_in(client, make_jobhunter())
    assert is_in(client)
    (row,) = Session.objects.all()
    assert client.cookies[settings.SESSION_COOKIE_NAME].value not in everything_kept()
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    assert not is_in(thief)


def test_a_session_moved_under_another_key_is_empty(client: Client) -> None:
    """Who can write the table cannot give a session of their own the content of somebody else's."""
    sign_in(client, make_jobhunter())
    (theirs,) = Session.objects.all()
    other = Client()
    other.post(CODE, {"email": "someone@example.org"})
    Session.objects.exclude(pk=theirs.pk).update(session_data=theirs.session_data)
    assert not is_in(other)
    assert is_in(client)


def test_a_session_says_nothing_of_who_it_is(client: Client) -> None:
    user = make_jobhunter()
    sign_in(client, user)
    (row,) = Session.objects.all()
    session = type(client.session)()
    assert str(user.pk) not in str(session.decode(row.session_data))


def test_signing_out_takes_the_row_away(client: Client) -> None:
    sign_in(client, make_jobhunter())
    client.post("/account/logout/")
    assert not is_in(client)
    assert not Session.objects.exists() or all(not row.session_data for row in Session.objects.all())


def test_a_code_that_was_mailed_is_kept_nowhere(client: Client) -> None:
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    code = mailed_code()
    session = str(dict(client.session.items()))
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if "cache" in name]
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            session += str(cursor.fetchall())
    for written in (code, code.replace("-", ""), code.lower()):
        assert written not in session
    client.post(CONFIRM, {"code": code.lower().replace("-", "")})
    assert is_in(client)


def test_the_seed_of_a_code_is_no_code(client: Client) -> None:
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    (seed,) = re.findall(r"'code': '(\w{40})'", str(dict(client.session.items())))
    client.post(CONFIRM, {"code": seed})
    assert not is_in(client)


def test_a_code_asked_again_is_the_same_code_and_signs_in_once(client: Client) -> None:
    user = make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    Client().post(CODE, {"email": user.email.upper()})
    first, second = (message.body for message in mail.outbox)
    assert first == second
    client.post(CONFIRM, {"code": mailed_code()})
    assert is_in(client)
    Client().post(CODE, {"email": user.email})
    assert mail.outbox[-1].body != first


def test_the_secret_of_a_second_factor_lies_sealed_from_its_setting_up(client: Client) -> None:
    user = with_password(make_jobhunter())
    password_login(client, user)
    client.get(SETUP)
    secret = client.session["mfa.totp.secret"]
    assert secret not in everything_kept()
    with_second_factor(user)
    assert SECRET not in everything_kept()


def test_a_second_factor_moved_to_another_user_lets_nobody_in(client: Client) -> None:
    thief, user = (with_second_factor(with_password(make_jobhunter())) for _ in range(2))
    own = Authenticator.objects.get(user=thief)
    Authenticator.objects.filter(user=user).update(data=own.data)
    client.raise_request_exception = False
    password_login(client, user)
    client.post(SECOND, {"code": code_now()})
    assert not is_in(client)
