"""What stays for as long as a web process lives is left alone by the garbage collector.

Modules, templates, addresses and taxonomy are some 400,000 objects that are never let go. Looking through
them took 0.1 to 0.2 s, again and again in the middle of a request.
"""

import gc
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any, Final

SETTLED: Final = (50, 500)  # requests after which most of what pages keep has been read once

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def leave_alone() -> None:
    """Let go of what nobody holds, and never look again at what is there now."""
    gc.collect()
    gc.freeze()


class Settling:
    """A WSGI application; what its first requests read once and keep is left alone after them."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._requests = count(1)  # one step is one, whatever other threads do

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if next(self._requests) in SETTLED:
            leave_alone()
        return self._application(environ, start_response)
