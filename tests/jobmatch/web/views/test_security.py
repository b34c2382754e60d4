"""Where somebody who found a hole tells it, and until when that counts."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

ADDRESS = "/.well-known/security.txt"


def test_who_is_named_can_be_told(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = "mailto:security@example.nl"
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    found = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert found["Contact"] == "mailto:security@example.nl"
    assert found["Canonical"] == f"{settings.ADDRESS}{ADDRESS}"
    left = datetime.fromisoformat(found["Expires"]) - timezone.now()
    assert timedelta(days=300) < left < timedelta(days=365)


@pytest.mark.django_db
def test_nobody_is_named_by_default(client: Client, settings: Any) -> None:
    assert settings.SECURITY_CONTACT == ""
    never = client.get("/nowhere/")
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.content) == (404, never.content)
