"""`manage.py migrate`: Django's own, and the tables of the queue."""

from typing import Any

from django.core.management.commands import migrate

from jobmatch.running import queue


class Command(migrate.Command):
    help = "Bring the database up to date, and make the tables of the queue."

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if not options["plan"]:
            queue.make_tables()
