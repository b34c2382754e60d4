"""Saying that a file changed in what others build on: its state, its desk, the yes to being introduced."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.running import queue

JOB: Final = "matching.settle_introductions"  # woken by name: what it does is not known here


def note(files: Iterable[UUID]) -> None:
    """Write it down in the transaction of the change, and wake who acts on it."""
    changes.record_many(Kind.FILE, files)
    wake()


def wake() -> None:
    """Have it looked at, without a row that says whose file it is."""
    queue.wake(JOB)
