"""What each minute brings to proposals: what was pressed goes, what was answered counts."""

from datetime import datetime

from django.utils import timezone

from jobmatch.running.turns import each_in_turn
from matching.services.introductions import posting, replies, sends, settling


def run(*, now: datetime) -> int:
    """First what no longer stands, so that nothing of it goes; how much was done."""
    jobs = [
        lambda: settling.settle(on=timezone.localdate(now)),
        lambda: sends.send_due(now=now),
        lambda: replies.count_due(now=now),
        lambda: posting.run(clock=timezone.now),  # not `now`: a lease begins when a mail is taken in hand
    ]
    return each_in_turn(jobs, lambda job: job())
