"""Who is not signed in can't tell by the time of an answer what is known here."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
# Forbidden without its token, and over a limit: both were answered before anything was looked up.
NOTHING_LOOKED_UP = (403, 429)
EVEN = frozenset(
    {
        "account_confirm_login_code",
        "account_login",
        "account_request_login_code",
        "account_reset_password",
        "account_reset_password_from_key",
        "candidates:link",
        "candidates:link_fresh",
    }
)


class EvenTime:
    """Holds an answer back until the next whole beat, where an address, a word or a code is looked up.

    What is known and what is not cost the same work; what still differs, a fraction of a millisecond, is gone
    between two beats of this slow clock. It holds a thread meanwhile, so nothing else waits.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        if response.status_code not in NOTHING_LOOKED_UP and _is_even(request):
            _wait_for_the_beat(began)
        return response


def answer_at_once(request: HttpRequest) -> None:
    """Say that nothing was looked up for this answer, so that it need not wait."""
    request.answer_at_once = True  # type: ignore[attr-defined]  # a note of ours


def _is_even(request: HttpRequest) -> bool:
    match, user = request.resolver_match, getattr(request, "user", None)
    is_there = request.method == "POST" and match is not None and match.view_name in EVEN
    is_signed_in = user is not None and user.is_authenticated
    return is_there and not is_signed_in and not getattr(request, "answer_at_once", False)


def _wait_for_the_beat(began: float) -> None:
    if settings.BEAT_SECONDS:
        time.sleep(-(time.monotonic() - began) % settings.BEAT_SECONDS)
