"""`manage.py start`: the first municipality, its admin and its privacy officer, without a demo."""

import getpass
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils import timezone, translation

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, Organisation, User
from jobmatch.errors import RuleBroken
from jobmatch.places.models import Municipality
from jobmatch.roles.services import by_command
from jobmatch.roles.services.by_command import Person
from jobmatch.running import commands

PASSWORD_VARIABLE = "JOBMATCH_ADMIN_PASSWORD"  # noqa: S105 - a name


class Command(commands.Command):
    help = (
        "Make the first municipality, its admin and its privacy officer: two people. The admin gets a "
        "password here, the privacy officer an invitation by mail. Asks what the options leave out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", help="its CBS code (GM0344) or its name")
        parser.add_argument("--email", help="the admin's e-mail address")
        parser.add_argument("--name", help="the admin's name")
        parser.add_argument("--officer-email", help="the privacy officer's e-mail address")
        parser.add_argument("--officer-name", help="the privacy officer's name")

    @translation.override("en")
    def handle(self, *args: Any, **options: Any) -> None:
        refuse_without_tables()
        if without := municipality_without_officer():
            self._add_officer(without, options)
            return
        if Organisation.objects.municipalities().exists():
            raise CommandError(
                "There is a municipality already; its admin proposes people on the page Organisaties, and "
                "its privacy officer agrees on the page Rollen."
            )
        municipality = find_municipality(answer(options["municipality"], "Municipality (CBS code or name): "))
        admin = asked(options["email"], options["name"], "admin")
        password = os.environ.get(PASSWORD_VARIABLE) or answer(None, "Password: ", getpass.getpass)
        refuse_bad_password(admin, password)
        officer = asked(options["officer_email"], options["officer_name"], "privacy officer")
        make(municipality, admin=admin, officer=officer, password=password)
        self.stdout.write(
            f"{municipality.name} is there. {admin.address} signs in as its admin; {officer.address} gets a "
            "mail to sign in as its privacy officer, who agrees with every role that the admin proposes."
        )

    def _add_officer(self, municipality: Organisation, options: dict[str, Any]) -> None:
        """An installation that began with an admin alone gets its second person."""
        self.stdout.write(f"{municipality} has no privacy officer yet, and nobody who can confirm a role.")
        officer = asked(options["officer_email"], options["officer_name"], "privacy officer")
        try:
            by_command.add_first_officer(municipality=municipality, officer=officer)
        except RuleBroken as broken:
            raise CommandError(broken.message) from broken
        self.stdout.write(
            f"{officer.address} gets a mail to sign in as the privacy officer of {municipality}."
        )


def municipality_without_officer() -> Organisation | None:
    """The one municipality, when it has an admin and no privacy officer."""
    roles = Membership.objects.active().filter(user__is_active=True)
    places = Organisation.objects.municipalities().filter(memberships__in=roles).distinct()
    if places.count() != 1 or roles.filter(role=Role.PRIVACY_OFFICER).exists():
        return None
    return places.get()


def refuse_without_tables() -> None:
    """Say which command comes first, where the database is still empty."""
    if Organisation._meta.db_table not in connection.introspection.table_names():
        raise CommandError("The database has no tables yet; run 'manage.py migrate' first.")


def answer(given: str | None, question: str, ask: Callable[[str], str] = input) -> str:
    """What an option says, else what the person at the terminal answers."""
    if given:
        return given
    if not sys.stdin.isatty():
        raise CommandError(
            f"Nobody is here to answer '{question.rstrip(': ')}'. Use --municipality, --email, --name, "
            f"--officer-email, --officer-name and the variable {PASSWORD_VARIABLE}."
        )
    return ask(question)


def asked(email: str | None, name: str | None, who: str) -> Person:
    """Address and name of one of the two, refused when they are none."""
    person = Person(
        email=answer(email, f"E-mail address of the {who}: "),
        name=answer(name, f"Name of the {who}: ").strip(),
    )
    try:
        validate_email(person.address)
    except ValidationError as error:
        raise CommandError(f"{person.address}: this is no e-mail address.") from error
    if not person.name:
        raise CommandError(f"The {who} needs a name.")
    return person


def find_municipality(text: str) -> Municipality:
    """The one existing municipality of that code or name."""
    existing = Municipality.objects.existing(on=timezone.localdate())
    text = text.strip()
    found = existing.filter(code=text.upper()).first() or existing.filter(name__iexact=text).first()
    if found is None:
        raise CommandError(f"No municipality has the code or name '{text}'. Write it like GM0344 or Utrecht.")
    return found


def refuse_bad_password(admin: Person, password: str) -> None:
    """Say what is wrong with the password before anything is written."""
    try:
        validate_password(password, User(email=admin.address, name=admin.name))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


@transaction.atomic
def make(municipality: Municipality, *, admin: Person, officer: Person, password: str) -> None:
    """Make the municipality with its two people, and the admin's password: all or nothing."""
    try:
        first, _second = by_command.start(
            name=f"Gemeente {municipality.name}", municipality=municipality, admin=admin, officer=officer
        )
    except RuleBroken as broken:
        raise CommandError(broken.message) from broken
    first.user.set_password(password)
    first.user.save(update_fields=["password"])
