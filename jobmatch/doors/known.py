"""Which browser signed in before, and as whom: it has an allowance of its own, that no stranger uses up."""

import hashlib
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

COOKIE: Final = f"{settings.HOST_COOKIE}browser"
A_WHILE: Final = 180 * 24 * 60 * 60  # seconds after the last sign-in
MOST_PEOPLE: Final = 5  # who share a browser
SALT: Final = "jobmatch.doors.known"


def browser_of(request: HttpRequest, email: str) -> str:
    """The name of the browser, when this person signed in with it before; else nothing."""
    name, *people = _read(request)
    return name if _mark(email) in people else ""


def is_known(request: HttpRequest) -> bool:
    """Whether anybody signed in with this browser before."""
    return bool(_read(request)[0])


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Let this browser know, in a cookie that only the server can make, that the person signed in with it."""
    name, *people = _read(request)
    others = [mark for mark in people if mark != _mark(email)]
    kept = [name or get_random_string(16), _mark(email), *others[: MOST_PEOPLE - 1]]
    response.set_cookie(
        COOKIE,
        signing.dumps(kept, salt=SALT),
        max_age=A_WHILE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> list[str]:
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=A_WHILE)
    except signing.BadSignature:
        return [""]
    return [str(part) for part in kept]


def _mark(email: str) -> str:
    return hashlib.sha256(f"{SALT} {email.strip().lower()}".encode()).hexdigest()[:16]
