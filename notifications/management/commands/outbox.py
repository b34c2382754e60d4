"""`manage.py outbox`: how the outbox stands, without any address."""

from typing import Any

from django.utils import timezone

from jobmatch.running import commands
from notifications import selectors


class Command(commands.Command):
    help = "Show how many messages wait, went, failed and were cancelled, and how long the oldest one waits."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        found = selectors.outbox(now=now)
        for state, count in found.counts.items():
            self.stdout.write(f"{state}: {count}")
        if found.oldest:
            self.stdout.write(f"oldest that could go: {int((now - found.oldest).total_seconds())} seconds")
