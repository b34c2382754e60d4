"""Brings all that is sealed with the ring under the first key of JOBMATCH_SEALING_KEYS."""

from typing import Any

from django.core.management.base import CommandError

from jobmatch.accounts.services import ring
from jobmatch.running import commands
from jobmatch.sealing.services import SealBroken, wipe_free_space


class Command(commands.Command):
    help = "Bring all that the ring holds under its active key. Can be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = ring.rotate()
        except SealBroken as error:
            raise CommandError(
                f"A data key or second factor does not open: {error}. Put the old key back in the ring."
            ) from error
        wipe_free_space()
        said = " and ".join(f"{number} {name}" for name, number in done.items())
        self.stdout.write(f"{said} now under the active key; an old key may leave the ring.")
