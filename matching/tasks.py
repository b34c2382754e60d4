"""What the clock does for proposals, placements and rankings."""

from collections.abc import Callable

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from candidates.services.files import changed
from jobmatch.running import queue
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from matching.services import nightly as nightly_services
from matching.services.introductions import minutes, posting, settling
from matching.services.ranking import snapshots
from matching.services.rights import erasure


@queue.job("matching.pass_the_day")
def pass_the_day() -> None:
    """All that a night does, see `matching.services.nightly`."""
    nightly_services.run(on=timezone.localdate())


queue.at_start("matching.pass_the_day")


@queue.job(erasure.JOB)
def wipe_free_space() -> None:
    """Wipe what was erased from the files of the database too: after an erasure, and each night."""
    erasure.wipe_free_space()


@queue.job(changed.JOB)
def settle_introductions() -> None:
    """Proposals follow what was done to a file or a vacancy."""
    settling.settle(on=timezone.localdate())


@queue.job(posting.JOB)
def send_proposals() -> None:
    """Mails with a card go, after a last look."""
    posting.run()


@db_periodic_task(crontab(minute="*"), name="matching.each_minute")  # type: ignore[untyped-decorator]  # huey has no types
def each_minute() -> None:
    """The clock: keys that an erasure gave up, when the program stopped before they were destroyed; the
    columns that rankings are read from, when there are none or much has changed; proposals.

    What fails keeps no other waiting.
    """
    jobs: list[Callable[[], int]] = [
        _destroy_keys,
        lambda: snapshots.keep_up(on=timezone.localdate()),
        lambda: minutes.run(now=timezone.now()),
    ]
    each_in_turn(jobs, lambda job: job())


def _destroy_keys() -> int:
    count = sealing.destroy_due()
    if count:
        queue.run(erasure.JOB)
    return count


@db_periodic_task(crontab(hour="3", minute="20"), name="matching.nightly")  # type: ignore[untyped-decorator]  # huey has no types
def nightly() -> None:
    """The clock: once a night, after that of the files."""
    queue.run("matching.pass_the_day")
    queue.run(erasure.JOB)
