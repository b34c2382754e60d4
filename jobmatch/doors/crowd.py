"""However many try to sign in at once, the rest of the site goes on.

Two limits for the whole site. Few requests at the doors are in a process at once: what comes on top gets a
sentence, before anything is looked up; browsers that signed in before have places of their own. And
passwords are hashed on all processor cores but one, whatever process asks for it.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import get_language, override

from jobmatch.doors import known
from jobmatch.http.beat import EVEN

AT_ONCE: Final = 3  # in each process, of its 16 threads
PATIENCE: Final = 4.0  # seconds that a password waits for a core
LOOK_EVERY: Final = 0.02
DOORS: Final = EVEN | {"mfa_authenticate"}


class Busy(Exception):
    """No core came free in time."""


class NoCrowd:
    """503 at the doors when as many as may are there already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.strangers = BoundedSemaphore(AT_ONCE)
        self.known = BoundedSemaphore(AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_at_a_door(request):
            return self.get_response(request)
        places = self.known if known.is_known(request) else self.strangers
        if not places.acquire(blocking=False):
            return too_busy()
        try:
            return self.get_response(request)
        finally:
            places.release()

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return too_busy() if isinstance(exception, Busy) else None


def is_at_a_door(request: HttpRequest) -> bool:
    """Whether something typed is looked up of who is not signed in yet."""
    if request.method != "POST":
        return False
    try:
        return resolve(request.path_info).view_name in DOORS
    except Resolver404:
        return False


def too_busy() -> HttpResponse:
    """The sentence, and when to come back."""
    page = _page(get_language() or settings.LANGUAGE_CODE)
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


@cache
def _page(language: str) -> str:
    """Rendered once a language: where it is crowded there is no time for more."""
    with override(language):
        return render_to_string("503.html")


class GuardedHasher(PBKDF2PasswordHasher):
    """Django's own, one at a time on each core but one. What was hashed before is read as it was."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with a_core(settings.DATA_DIR):
            return super().encode(password, salt, iterations)


@contextmanager
def a_core(folder: Path) -> Iterator[None]:
    """Hold a core: a lock on a file, which the kernel lets go with the process that had it."""
    ends = time.monotonic() + PATIENCE
    while (held := _free_core(folder)) is None:
        if time.monotonic() > ends:
            raise Busy
        time.sleep(LOOK_EVERY)
    try:
        yield
    finally:
        os.close(held)


def _free_core(folder: Path) -> int | None:
    for number in range(max(1, (os.cpu_count() or 1) - 1)):
        file = os.open(folder / f"hashing-{number}.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
        else:
            return file
    return None
