"""How many mails who is not signed in can have sent to one address."""

import time
from types import SimpleNamespace

import pytest
from allauth.core.internal import ratelimit
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

TWO_MINUTES = 120.0


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/account/login/code/", "/account/password/reset/"])
def test_no_more_than_twenty_mails_a_day_go_to_one_address(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    clock = SimpleNamespace(monotonic=time.monotonic, sleep=time.sleep)
    monkeypatch.setattr(ratelimit, "time", clock)
    for number in range(24):
        clock.time = lambda now=number * TWO_MINUTES: now
        Client().post(path, {"email": "someone@example.org"})
    assert len(mail.outbox) == 20
