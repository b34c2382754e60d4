"""Makes a key for JOBMATCH_SEALING_KEYS."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobmatch import environment


class Command(BaseCommand):
    help = "Print a new sealing key. Put it first in JOBMATCH_SEALING_KEYS, then run rotate_keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="a name that the ring has not had before, such as 2027-01")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        if not name or ":" in name or "," in name or len(name) > 32:
            raise CommandError("Give a name of at most 32 characters without ':' or ','.")
        self.stdout.write(environment.new_sealing_key(name))
