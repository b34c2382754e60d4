"""`manage.py new_sealing_key NAME`: a key for JOBMATCH_SEALING_KEYS, _LOG_KEYS or _MARK_KEY."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from jobmatch.running import commands, environment


class Command(commands.Command):
    help = (
        "Print a new key as NAME:BASE64. Put it first in JOBMATCH_SEALING_KEYS, then rotate; or first in "
        "JOBMATCH_LOG_KEYS, and leave the old ones there; or, once and for good, in JOBMATCH_MARK_KEY. "
        "None of them share a key."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="a name of your own for the key, for instance 2027a")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        key = environment.new_sealing_key(name)
        try:
            environment.parse_key_ring(key)
        except Exception as error:
            raise CommandError(str(error)) from error
        self.stdout.write(key)
