"""Wakes background work by name, so that services need not know the modules with tasks.

The queue is only a wake-up: what must happen is a row in the database, and a lost wake-up is made good by the
next tick of the clock.
"""

from collections.abc import Callable

import structlog
from django.db import transaction
from huey.contrib.djhuey import HUEY, db_task
from huey.storage import BaseSqlStorage

Job = Callable[[], object]
log = structlog.get_logger(__name__)
_jobs: dict[str, Job] = {}


def job(name: str) -> Callable[[Job], Job]:
    """Name a function without arguments as what runs when `name` is woken; for `tasks.py` modules."""

    def register(function: Job) -> Job:
        if _jobs.setdefault(name, function) is not function:
            raise ValueError(f"two jobs are called '{name}'")
        return function

    return register


def wake(name: str) -> None:
    """Have the worker run the job `name` once the running transaction is saved.

    What was saved stays said: a queue that fails is noted, and the next tick of the clock does the job.
    """
    transaction.on_commit(lambda: _put(name))


def _put(name: str) -> None:
    try:
        run(name)
    except Exception:  # whatever the storage raises, the act itself is saved
        log.exception("not woken", job=name)


def make_tables() -> None:
    """Make the tables of the queue where they lack; a queue in memory has none."""
    if isinstance(HUEY.storage, BaseSqlStorage):
        HUEY.storage.initialize_schema()


def at_start(name: str) -> None:
    """Have each worker that starts run the job `name`: what a night without a worker left undone is done."""
    HUEY.on_startup(name)(lambda: run(name))


@db_task(name="jobmatch.run")  # type: ignore[untyped-decorator]  # huey has no types
def run(name: str) -> None:
    """In the worker: run the job of that name."""
    _jobs[name]()
