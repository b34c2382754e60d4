"""What every answer gets, whatever made it."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]
TOO_MANY = 429


class EvenTime:
    """Who is not signed in gets each answer to what was sent at the next beat of a slow clock.

    What is known and what is not cost the same work; what still differs, a fraction of a millisecond, is gone
    between two beats. An answer of a limit comes at once: it was given before anything was looked up.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        if request.method == "POST" and response.status_code != TOO_MANY and not _is_known(request):
            _wait_for_the_beat(began)
        return response


def _is_known(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _wait_for_the_beat(began: float) -> None:
    if settings.BEAT_SECONDS:
        time.sleep(-(time.monotonic() - began) % settings.BEAT_SECONDS)


class PrivateAnswers:
    """Pages and data about people stay out of every cache, also that of a shared computer."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response["Cache-Control"] = "private, no-store"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class ChosenLanguage:
    """Dutch, unless the visitor chose English here; what the browser asks for is not read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen in dict(settings.LANGUAGES)
        with translation.override(chosen if known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response
