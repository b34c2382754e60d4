"""What the clock does for employers and their vacancies."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from employers.services import clock, feeds, recognitions
from jobmatch.running import queue


@queue.job(feeds.JOB)
def fetch_feeds() -> None:
    """Fetch the feeds that are due."""
    feeds.run(now=timezone.now(), on=timezone.localdate())


@queue.job(recognitions.JOB)
def ask_register() -> None:
    """Ask the register about the workplaces that wait."""
    recognitions.run(now=timezone.now(), on=timezone.localdate())


@queue.job("employers.pass_the_day")
def pass_the_day() -> None:
    """Who was not heard from for long is forgotten; whom a mail did not reach is told by voice."""
    clock.run(on=timezone.localdate())


queue.at_start("employers.pass_the_day")


@db_periodic_task(crontab(minute="*"), name="employers.each_minute")  # type: ignore[untyped-decorator]  # huey has no types
def each_minute() -> None:
    """The clock: feeds whose hour it is, and what a lost wake-up or a dead worker left undone."""
    queue.run(feeds.JOB)
    queue.run(recognitions.JOB)


@db_periodic_task(crontab(hour="3", minute="15"), name="employers.nightly")  # type: ignore[untyped-decorator]  # huey has no types
def nightly() -> None:
    """The clock: once a night, after that of the files."""
    queue.run("employers.pass_the_day")
