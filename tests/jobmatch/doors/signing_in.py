"""Signing in, for tests: the addresses, and users with a password and a second factor."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.accounts.services import second_factors

PASSWORD = "quiet-river-over-9-stones"
SECRET = "JBSWY3DPEHPK3PXP"
LOGIN, CODE, CONFIRM = "/account/login/", "/account/login/code/", "/account/login/code/confirm/"
RESET, SECOND, SETUP = (
    "/account/password/reset/",
    "/account/login/second-factor/",
    "/account/second-factor/",
)
BY_CODE = [Role.REFERRER, Role.EMPLOYER_CONTACT]


def with_password(user: User) -> User:
    user.set_password(PASSWORD)
    user.save()
    return user


def with_second_factor(user: User) -> User:
    sealed = second_factors.seal(SECRET, owner=user.pk)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": sealed})
    return user


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def password_login(client: Client, user: User, password: str = PASSWORD) -> HttpResponse:
    return client.post(LOGIN, {"login": user.email, "password": password})
