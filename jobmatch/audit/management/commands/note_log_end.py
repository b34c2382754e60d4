"""Signs where the access log ends now, and writes that outside."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from jobmatch.audit import roots
from jobmatch.running import commands


class Command(commands.Command):
    help = (
        "Do by hand what is done each night: sign the ends of all chains of the access log, add that to "
        "JOBMATCH_LOG_ENDS_FILE where it is set, and print it, to be noted elsewhere."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        root = roots.make(at=timezone.now())
        self.stdout.write(str(root))
        if settings.LOG_ENDS_FILE is not None and not roots.write_outside():
            raise CommandError(
                "The file of JOBMATCH_LOG_ENDS_FILE could not be written. Note this end by hand."
            )
