"""`python -m tests.benchmarks`: how long Today, the caseload and the overview take with 5,000 open files,
and the board of proposals with 2,000 that run.

It makes a scratch database: SQLite in a temporary folder, or the one of `python -m tests.postgres`.
"""

import os
import platform
import statistics
import sys
import time

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobmatch.running.collector import leave_alone

FILES = 5000
PROPOSED, EACH, EMPLOYERS = 500, 4, 200
WARM_UP, TIMES = 3, 20
LIMIT = 150  # ms at the median, on a machine with nothing else to do


def main() -> None:
    """Build once, then ask for each page."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    from candidates.models import Candidate  # noqa: PLC0415 - models are there after django.setup()
    from tests.benchmarks.files import build  # noqa: PLC0415
    from tests.benchmarks.proposals import propose  # noqa: PLC0415
    from tests.factories import sign_in  # noqa: PLC0415

    on = timezone.localdate()
    jobhunter, coordinator = build(files=FILES, on=on)
    youths = [*Candidate.objects.order_by("pk")[:PROPOSED]]
    propose(youths, each=EACH, employers=EMPLOYERS, by=jobhunter, on=on)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    say(f"{FILES} open files at one desk, {connection.vendor}, {platform.machine()}, {os.cpu_count()} cores")
    for user, address in (
        (jobhunter, "/vandaag/"),
        (jobhunter, "/kandidaten/"),
        (coordinator, "/overzicht/"),
        (jobhunter, "/voorstellen/"),
        (coordinator, "/voorstellen/"),
    ):
        say(line(sign_in(Client(HTTP_HOST="localhost"), user), address))


def line(client: Client, address: str) -> str:
    """The median of a page, the range, and how many queries it takes."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        count = len(queries)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    for _ in range(WARM_UP):
        client.get(address)
    leave_alone()  # as a web process does after its first requests
    took, worked = zip(*(milliseconds(client, address) for _ in range(TIMES)), strict=True)
    late = statistics.quantiles(took, n=20)[-1]
    return (
        f"{address}: median of {TIMES} {statistics.median(took):.0f} ms ({min(took):.0f} to {max(took):.0f})"
        f", p95 {late:.0f} ms"
        f", of which {statistics.median(worked):.0f} ms work of this process, {count} queries"
        f", must be below {LIMIT} ms"
    )


def milliseconds(client: Client, address: str) -> tuple[float, float]:
    """By the clock, and of work: on a machine that does more at once only the second says something."""
    start, worked = time.perf_counter(), time.process_time()
    client.get(address)
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
