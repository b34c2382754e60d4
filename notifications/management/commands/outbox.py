"""`manage.py outbox`: how the outbox stands, without any address."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from notifications import selectors


class Command(BaseCommand):
    help = "Show how many messages wait, went, failed and were cancelled, and how long the oldest one waits."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        found = selectors.outbox(now=now)
        for state, count in found.counts.items():
            self.stdout.write(f"{state}: {count}")
        if found.oldest:
            self.stdout.write(f"oldest that could go: {int((now - found.oldest).total_seconds())} seconds")
