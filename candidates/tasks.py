"""What the clock does for candidates."""

from collections import Counter

import structlog
from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from candidates import lost
from candidates.services import clock
from candidates.services.casework import digests, fresh_links, not_arrived
from candidates.services.rights import forced_openings
from candidates.services.voice import sent_reports
from jobmatch import mixing
from jobmatch.running import queue

log = structlog.get_logger(__name__)


@queue.job("candidates.check_lost")
def check_lost() -> None:
    """Every night: is anyone lost? The log gets how many by check, and nothing about a person."""
    for check, count in sorted(Counter(row.check for row in lost.find(on=timezone.localdate())).items()):
        log.error(f"lost: {check}", count=count)


@queue.job("candidates.pass_the_day")
def pass_the_day() -> None:
    """Pauses and absences that are over, and what is long overdue."""
    clock.run(on=timezone.localdate())


@queue.job("candidates.mix")
def mix() -> None:
    """Rows that say by a mark whose they are get another place: the order of the day would tell it."""
    mixing.mix()


@queue.job("candidates.note_reports_sent")
def note_reports_sent() -> None:
    """Which reports have left, as the outbox says."""
    sent_reports.note_sent(on=timezone.localdate())


@queue.job(fresh_links.JOB)
def send_fresh_links() -> None:
    """Links that were asked for at the public page."""
    fresh_links.send_asked(on=timezone.localdate())


@queue.job(not_arrived.JOB)
def ask_for_not_arrived() -> None:
    """A step for each message that did not arrive."""
    not_arrived.ask(on=timezone.localdate())


@queue.job(forced_openings.JOB)
def ask_late_judgements() -> None:
    """Openings by force that nobody judged within a day."""
    forced_openings.ask_late(now=timezone.now())


@queue.job(digests.JOB)
def send_digests() -> None:
    """The morning overview, when it is the hour for it."""
    digests.send(now=timezone.now())


@db_periodic_task(crontab(), name="candidates.minutely")  # type: ignore[untyped-decorator]  # huey has no types
def minutely() -> None:
    """The clock: what a lost wake-up left waiting."""
    queue.run(fresh_links.JOB)
    queue.run("candidates.note_reports_sent")
    queue.run(not_arrived.JOB)
    queue.run(forced_openings.JOB)
    queue.run(digests.JOB)


@db_periodic_task(crontab(hour="3", minute="10"), name="candidates.nightly")  # type: ignore[untyped-decorator]  # huey has no types
def nightly() -> None:
    """The clock: once a night, at a quiet hour."""
    queue.run("candidates.pass_the_day")
    queue.run("candidates.check_lost")
    queue.run("candidates.mix")


queue.at_start("candidates.pass_the_day")
queue.at_start("candidates.check_lost")
