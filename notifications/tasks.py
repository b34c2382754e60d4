"""What the clock does for messages."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from jobmatch.running import queue
from notifications.services import log_ends, outbox, sending


@queue.job(outbox.JOB)
def send() -> None:
    """Send all that may go now."""
    sending.run()


@queue.job("notifications.note_log_end")
def note_log_end() -> None:
    """Sign where the access log ends, and send that outside."""
    log_ends.note(now=timezone.now())


@db_periodic_task(crontab(minute="*"), name="notifications.each_minute")  # type: ignore[untyped-decorator]  # huey has no types
def each_minute() -> None:
    """The clock: what waited for its hour, and what a lost wake-up or a dead worker left."""
    queue.run(outbox.JOB)


@db_periodic_task(crontab(hour="3", minute="40"), name="notifications.nightly")  # type: ignore[untyped-decorator]  # huey has no types
def nightly() -> None:
    """The clock: once a night, after all that the nights of files and work write in the log."""
    queue.run("notifications.note_log_end")
