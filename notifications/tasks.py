"""What the clock does for messages."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from jobmatch.running import queue
from notifications.services import outbox, sending


@queue.job(outbox.JOB)
def send() -> None:
    """Send all that may go now."""
    sending.run()


@db_periodic_task(crontab(minute="*"), name="notifications.each_minute")  # type: ignore[untyped-decorator]  # huey has no types
def each_minute() -> None:
    """The clock: what waited for its hour, and what a lost wake-up or a dead worker left."""
    queue.run(outbox.JOB)
