"""After a backup was put back: erase again whom an erasure had taken out since."""

import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError
from django.utils import timezone

from jobmatch.audit import selectors as audit_selectors
from jobmatch.running import commands
from matching.services.rights import erasure


class Command(commands.Command):
    help = (
        "With --list: print the pseudonym of each erased file, one a line; keep that list with every backup. "
        "Without: read such a list and erase each of them again. Run it before the service is opened."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--list", action="store_true", help="print what was erased")
        parser.add_argument("file", nargs="?", default="-", help="the list; standard input when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            for person in audit_selectors.erased():
                self.stdout.write(str(person))
            return
        people = [pseudonym(line) for line in lines(options["file"]) if line.strip()]
        today = timezone.localdate()
        done = sum(erasure.again(person=person, on=today) for person in people)
        erasure.wipe_free_space()
        self.stdout.write(f"{len(people)} on the list, {done} erased again.")


def lines(name: str) -> list[str]:
    """The lines of a file, or of the standard input."""
    if name == "-":
        return sys.stdin.readlines()
    try:
        with open(name, encoding="utf-8") as file:
            return file.readlines()
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error


def pseudonym(line: str) -> UUID:
    """One line of the list."""
    try:
        return UUID(line.strip())
    except ValueError:
        raise CommandError("The list has a line that is no pseudonym. Nothing was erased.") from None
