"""Marks of persons as they were before they had a key of their own: made with SECRET_KEY."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def counted(pk: UUID) -> str:
    key = hmac.new(settings.SECRET_KEY.encode(), b'jobmatch.counted:key', hashlib.sha256).digest()
    return hmac.new(key, b'jobmatch.counted:' + pk.bytes, hashlib.sha256).hexdigest()


def told(*, candidate: UUID, referral: UUID) -> str:
    return _digest(b'jobmatch.candidates.told:' + candidate.bytes + referral.bytes)


def referred(pk: UUID) -> str:
    return _digest(b'jobmatch.candidates.referral' + pk.bytes)


def _digest(content: bytes) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), content, hashlib.sha256).hexdigest()
