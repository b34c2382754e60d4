"""Several writers at once, each in a thread with a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

WRITERS = 8


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """Run `act(number)` in eight threads that start together; their results, or the first error."""
    start = Barrier(WRITERS)

    def run(number: int) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=120)
            return act(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))
