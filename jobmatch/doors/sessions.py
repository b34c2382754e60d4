"""Sessions of which the database knows neither the key nor the content.

A row is found by a keyed digest of the key in the cookie, and what is in it opens with that key alone: who
reads the table can sign in as nobody, and does not see who is signed in.
"""

import base64
from contextlib import suppress
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone
from django.utils.crypto import salted_hmac

DIGEST_LENGTH = 40  # characters, all that the column takes: 160 bits


def digest_of(session_key: str) -> str:
    """What the table knows a session by."""
    return _keyed("key", session_key).hex()[:DIGEST_LENGTH]


def _keyed(purpose: str, session_key: str) -> bytes:
    return salted_hmac(f"jobmatch.doors.sessions.{purpose}", session_key, algorithm="sha256").digest()


def _box(session_key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_keyed("content", session_key)))


class SessionStore(DatabaseStore):
    """Django's, with a digest for the key and a sealed content."""

    def load(self) -> dict[str, Any]:
        key = self.session_key or ""
        rows = self.model.objects.filter(session_key=digest_of(key), expire_date__gt=timezone.now())
        row = rows.first() if key else None
        if row is not None:
            with suppress(InvalidToken):
                return dict(self.decode(_box(key).decrypt(row.session_data.encode()).decode()))
        self._session_key = None
        return {}

    def exists(self, session_key: str) -> bool:
        return bool(super().exists(digest_of(session_key)))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.session_data = _box(row.session_key).encrypt(row.session_data.encode()).decode()
        row.session_key = digest_of(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key is not None:
            super().delete(digest_of(key))
