"""What the clock does for proposals."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from jobmatch.roles.services import proposals
from jobmatch.running import queue

EXPIRE = "roles.expire"


@queue.job(EXPIRE)
def expire() -> None:
    """Proposals that nobody answered."""
    proposals.expire(at=timezone.now())


@db_periodic_task(crontab(hour="3", minute="5"), name="roles.nightly")  # type: ignore[untyped-decorator]  # huey has no types
def nightly() -> None:
    """The clock: once a night, at a quiet hour."""
    queue.run(EXPIRE)


queue.at_start(EXPIRE)
