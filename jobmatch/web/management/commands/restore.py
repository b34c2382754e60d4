"""`manage.py restore`: puts copies back in two empty databases, and erases again what was erased since."""

from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from candidates.services.files import keys
from jobmatch.audit import roots
from jobmatch.changes import services as changes
from jobmatch.running import commands, copies
from jobmatch.running.copies import CopyFailed
from jobmatch.sealing import services as sealing
from jobmatch.web.management.commands.migrate import KeysLost
from matching.services.rights import erasure

LACKING = (
    "{number} open files have no data key in this copy of the keys, so what is sealed in them does not open. "
    "Is there a newer copy of the keys? Empty both databases and restore with that."
)


class Command(commands.Command):
    help = (
        "Put back a copy of all data and a copy of the data keys, in databases that are empty; bring them up "
        "to date; and erase again whoever was erased since. Take the newest copy of the keys that there is, "
        "also beside an older copy of the data. Run it before the service is opened."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--main", type=Path, required=True, help="the copy of all data (…-main.age)")
        parser.add_argument("--keys", type=Path, required=True, help="the copy of the keys (…-keys.age)")
        parser.add_argument("--identity", type=Path, required=True, help="the file that age-keygen made")
        parser.add_argument("--erased", type=Path, help="a list by 'replay_erasures --list', if you have one")

    def handle(self, *args: Any, **options: Any) -> None:
        named = self._named(options["erased"])
        try:
            identities = copies.read_identities(options["identity"])
            copies.require_empty()
            copies.put_back(options["keys"], "keys", identities=identities)
            copies.put_back(options["main"], "default", identities=identities)
        except CopyFailed as error:
            raise CommandError(str(error)) from error
        lacking = keys.lacking()
        with suppress(KeysLost):  # told at the end: what was erased goes first
            call_command("migrate", verbosity=0)
        changes.forget_all()
        today = timezone.localdate()
        people = [*sealing.destroyed(), *named]
        done = erasure.all_again(people=people, on=today)
        erasure.wipe_free_space()
        self.stdout.write(f"Restored. {len(set(people))} were erased by then, {done} of them again just now.")
        if lacking:
            raise CommandError(LACKING.format(number=lacking))

    def _named(self, file: Path | None) -> list[UUID]:
        """Whom the list and the file of JOBMATCH_LOG_ENDS_FILE name as erased."""
        try:
            listed = file.read_text(encoding="utf-8").split() if file else []
            outside = roots.erased_outside(settings.LOG_ENDS_FILE) if settings.LOG_ENDS_FILE else []
            return [*map(UUID, listed), *outside]
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}. Nothing was changed.") from error
        except ValueError:
            raise CommandError("The list has a line that is no pseudonym. Nothing was changed.") from None
