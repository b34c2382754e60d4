"""What the clock does for vacancies."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from employers.services import feeds, recognitions
from jobmatch.running import queue


@queue.job(feeds.JOB)
def fetch_feeds() -> None:
    """Fetch the feeds that are due."""
    feeds.run(now=timezone.now(), on=timezone.localdate())


@queue.job(recognitions.JOB)
def ask_register() -> None:
    """Ask the register about the workplaces that wait."""
    recognitions.run(now=timezone.now(), on=timezone.localdate())


@db_periodic_task(crontab(minute="*"), name="employers.each_minute")  # type: ignore[untyped-decorator]  # huey has no types
def each_minute() -> None:
    """The clock: feeds whose hour it is, and what a lost wake-up or a dead worker left undone."""
    queue.run(feeds.JOB)
    queue.run(recognitions.JOB)
