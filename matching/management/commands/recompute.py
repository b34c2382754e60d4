"""manage.py recompute: work a kept ranking out again, under the policy of then, and compare it."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from jobmatch.running import commands
from matching.services.ranking import kept

NEEDS_GONE = "Needs counted then; the yes to keep them is no longer there. This is the ranking without them."


class Command(commands.Command):
    help = (
        "Works a kept ranking out again from what was kept, under the policy of then, and writes the answer. "
        "Fails and names what differs when it is not the same to the letter. The look is in the access log."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ranking", type=UUID, help="the id of a kept ranking")
        parser.add_argument("--reason", default="", help="why you look; required outside the demo")

    def handle(self, *args: Any, **options: Any) -> None:
        reason = options["reason"].strip()
        if not settings.DEMO and not reason:
            raise CommandError("Say why you look: --reason 'in a few words'. It goes into the access log.")
        try:
            found = kept.recompute(pk=options["ranking"], on=timezone.localdate(), reason=reason[:200])
        except kept.Erased:
            self.stdout.write("erased")
            return
        except kept.NotKept:
            raise CommandError("No ranking was kept under this id.") from None
        if found.differs:
            raise CommandError("\n".join(("Not the same:", *found.differs)))
        self.stdout.write(found.answer.decode())
        self.stderr.write("The same to the letter.")
        if found.needs_gone:
            self.stderr.write(NEEDS_GONE)
