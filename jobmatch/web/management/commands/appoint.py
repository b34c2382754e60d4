"""`manage.py appoint`: a role, or a new start with signing in, when too few are left to confirm it."""

from argparse import ArgumentParser
from email.utils import parseaddr
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.utils import timezone, translation

from jobmatch.accounts.enums import STAFF_ROLES
from jobmatch.accounts.models import Organisation
from jobmatch.errors import RuleBroken
from jobmatch.roles.services import by_command
from jobmatch.roles.services.by_command import Person
from jobmatch.running import commands


class Command(commands.Command):
    help = (
        "Give a role, or a new start with signing in, when fewer than two people in the municipality can "
        "confirm it on the page Rollen. Two people ask it, by name and address; it is logged and mailed to "
        "every privacy officer, coordinator and admin."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", required=True, help="its CBS code (GM0344) or its name")
        parser.add_argument("--person", required=True, help="for whom: 'Name <address>'")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--role", choices=sorted(STAFF_ROLES))
        what.add_argument(
            "--new-start", action="store_true", help="the password and second key are forgotten"
        )
        parser.add_argument(
            "--asked-by", action="append", required=True, help="who asks it: 'Name <address>'; given twice"
        )

    @translation.override("en")
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            proposal = by_command.appoint(
                municipality=find_place(options["municipality"]),
                person=read_person(options["person"]),
                role=options["role"] or "",
                asked_by=[read_person(text) for text in options["asked_by"]],
                at=timezone.now(),
            )
        except RuleBroken as broken:
            raise CommandError(broken.message) from broken
        self.stdout.write(
            f"Done: {proposal.email} gets a mail. Logged, and told to everyone who looks along."
        )


def find_place(text: str) -> Organisation:
    """The municipality of that code or name, among those of this installation."""
    here, text = Organisation.objects.municipalities(), text.strip()
    found = (
        here.filter(municipality=text.upper()).first()
        or here.filter(municipality__name__iexact=text).first()
        or here.filter(name__iexact=text).first()
    )
    if found is None:
        raise CommandError(f"No municipality here has the code or name '{text}'.")
    return found


def read_person(text: str) -> Person:
    """Somebody written as 'Name <address>'."""
    name, email = parseaddr(text)
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"'{text}': write it as 'Name <name@example.nl>'.") from error
    if not name:
        raise CommandError(f"'{text}': the name is missing.")
    return Person(name=name, email=email)
