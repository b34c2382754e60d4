"""Wraps every data key, and seals every second factor, under the first key of JOBMATCH_SEALING_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobmatch.accounts.services import second_factors
from jobmatch.sealing import services


class Command(BaseCommand):
    help = "Bring all that the ring holds under its active key. Can be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = services.rotate()
            secrets = second_factors.rotate()
        except services.SealBroken as error:
            raise CommandError(
                f"A data key or second factor does not open: {error}. Put the old key back in the ring."
            ) from error
        services.wipe_free_space()
        self.stdout.write(
            f"{done} data keys and {secrets} second factors now under the active key; "
            "an old key may leave the ring."
        )
