"""manage.py check_lost: is there a youth without a next step, a date or an owner who is there?"""

from typing import Any

from django.utils import timezone

from candidates import lost
from jobmatch.running import commands


class Command(commands.Command):
    help = "Tests the promise of never letting go over the whole database; exits with 1 when someone is lost."

    def handle(self, *args: Any, **options: Any) -> None:
        found = lost.find(on=timezone.localdate())
        for row in found:
            self.stdout.write(f"{row.check}: {row.id}")
        self.stdout.write("0 lost" if not found else f"{len(found)} lost")
        if found:
            raise SystemExit(1)
