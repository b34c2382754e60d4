"""`python -m tests.postgres python -m tests.benchmarks.log`: who waits for whom in the access log.

Looks and acts of ten municipalities at once against those of one, and how long a look waits while the end of
another chain is held.
"""

import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

MUNICIPALITIES, WRITERS, SECONDS = 10, 10, 10
HELD = 4.0  # seconds
PAUSE = 0.1  # seconds that a transaction does something else while it holds its end, as a slow disk would


def main() -> None:
    """Make ten files in ten municipalities, then let ten writers look and act."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from tests.factories import make_candidate  # noqa: PLC0415 - models are there after django.setup()

    files = [make_candidate(on=timezone.localdate()) for _ in range(MUNICIPALITIES)]
    say(f"{connection.vendor}, {os.cpu_count()} cores, {WRITERS} writers, {SECONDS} s each")
    for pause in (0.0, PAUSE):
        one, ten = together(files[:1], pause), together(files, pause)
        words = f"held {pause * 1000:.0f} ms longer" if pause else "as they are"
        say(f"looks and acts, {words}: one municipality {one:.0f} a second, ten {ten:.0f} a second")
    here, there = waits(files[0], files[1])
    say(f"an end held {HELD:.1f} s: a look at the same chain waited {here:.2f} s, at another {there:.3f} s")


def together(files: list[Any], pause: float) -> float:
    """Looks and acts a second by all writers, each at a file in turn."""
    until = time.perf_counter() + SECONDS

    def write(number: int) -> int:
        done = 0
        while time.perf_counter() < until:
            act_or_look(files[number % len(files)], is_act=bool(done % 2), pause=pause)
            done += 1
        connection.close()
        return done

    with ThreadPoolExecutor(WRITERS) as pool:
        return sum(pool.map(write, range(WRITERS))) / SECONDS


def act_or_look(file: Any, *, is_act: bool, pause: float) -> None:
    """One look, or one act: the file is locked first, the log last."""
    from candidates.services.files import files  # noqa: PLC0415
    from candidates.services.files.locking import lock_file  # noqa: PLC0415

    with transaction.atomic():
        if is_act:
            lock_file(file)
        files.look_into(candidate=file, by=file.desk.user)
        if pause:
            time.sleep(pause)


def waits(held: Any, other: Any) -> tuple[float, float]:
    """How long a look waits at the chain that is held, and the median of many at another."""
    is_held = Event()

    def hold() -> None:
        with transaction.atomic():
            act_or_look(held, is_act=False, pause=0)
            is_held.set()
            time.sleep(HELD)
        connection.close()

    def took(file: Any, times: int) -> float:
        found = []
        for _ in range(times):
            start = time.perf_counter()
            act_or_look(file, is_act=False, pause=0)
            found.append(time.perf_counter() - start)
        connection.close()
        return statistics.median(found)

    with ThreadPoolExecutor(3) as pool:
        holding = pool.submit(hold)
        is_held.wait()
        here, there = pool.submit(took, held, 1), pool.submit(took, other, 10)
        holding.result()
        return here.result(), there.result()


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
