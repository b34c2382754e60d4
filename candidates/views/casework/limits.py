"""How often one place on the internet may try at the public pages of youths; counted where sign-in is."""

from typing import Final

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

SALT: Final = "jobmatch.candidates.limits"
WORD: Final = "youth_word"
FRESH_LINK_HERE: Final = "youth_fresh_link_here"
FRESH_LINK: Final = "youth_fresh_link"
# Many phones share one address of a mobile network, so the door stays wide enough for a class of youths.
RATES: Final = {WORD: "20/10m/ip,200/d/ip", FRESH_LINK_HERE: "10/10m/ip,100/d/ip", FRESH_LINK: "3/h/key"}


def allows(request: HttpRequest, action: str, *, key: str = "") -> bool:
    """Count this try; whether it is still within the limits."""
    mark = salted_hmac(
        SALT, key
    ).hexdigest()  # of an address that was asked for nothing to guess back is kept
    used = ratelimit.consume(request, app="candidates", action=action, config=RATES, key=mark)
    return used is not None
