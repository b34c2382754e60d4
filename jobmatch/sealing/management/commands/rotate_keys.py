"""Wraps every data key under the first key of JOBMATCH_SEALING_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobmatch.sealing import services


class Command(BaseCommand):
    help = "Wrap every person's data key under the active key of the ring. Can be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = services.rotate()
        except services.SealBroken as error:
            raise CommandError(
                f"A data key does not open: {error}. Put the old key back in the ring."
            ) from error
        services.wipe_free_space()
        self.stdout.write(f"{done} data keys now under the active key; an old key may leave the ring.")
