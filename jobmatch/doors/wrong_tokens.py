"""How many wrong tokens one place may send in a minute.

A right one is never counted and never stopped: a program with an old token keeps no other program out, also
not behind the same address. Against guessing, 256 bits are enough; a place that tries without end is told to
stop.
"""

from time import time as now
from typing import Final

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST: Final = 60
WITHIN: Final = 60  # seconds after the first of them
SALT: Final = "jobmatch.doors.wrong_tokens"


class TooManyTries(Exception):
    """Too many wrong tokens came from a place, which has to wait for so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def count(request: HttpRequest) -> None:
    """Count a wrong token for the place that it came from; `TooManyTries` beyond what one may send."""
    place = ratelimit.get_ip(request)
    key = f"jobmatch.wrong_tokens.{salted_hmac(SALT, place).hexdigest()}"
    at = now()
    began, tried = cache.get(key) or (at, 0)
    left = began + WITHIN - at
    if left <= 0:
        began, tried, left = at, 0, WITHIN
    if tried >= MOST:
        raise TooManyTries(max(1, round(left)))
    cache.set(key, (began, tried + 1), WITHIN)
