"""Who is not signed in can't tell by the time of an answer what is known here."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
TOO_MANY = 429


class EvenTime:
    """Who is not signed in gets each answer to what was sent at the next beat of a slow clock.

    What is known and what is not cost the same work; what still differs, a fraction of a millisecond, is gone
    between two beats. An answer of a limit comes at once, as it was given before anything was looked up; so
    does what calls `answer_at_once`.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        if request.method == "POST" and response.status_code != TOO_MANY and not _is_known(request):
            _wait_for_the_beat(began)
        return response


def answer_at_once(request: HttpRequest) -> None:
    """Say that this answer need not wait: who asks has a session of a youth, or nothing is looked up."""
    request.answer_at_once = True  # type: ignore[attr-defined]


def _is_known(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return getattr(request, "answer_at_once", False) or (user is not None and user.is_authenticated)


def _wait_for_the_beat(began: float) -> None:
    if settings.BEAT_SECONDS:
        time.sleep(-(time.monotonic() - began) % settings.BEAT_SECONDS)
