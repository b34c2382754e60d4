"""`manage.py start`: the first municipality and its admin, on an installation without a demo."""

import getpass
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from jobmatch.accounts.models import Organisation, User
from jobmatch.accounts.services import members
from jobmatch.places.models import Municipality

PASSWORD_VARIABLE = "JOBMATCH_ADMIN_PASSWORD"  # noqa: S105 - a name


class Command(BaseCommand):
    help = "Make the first municipality and its admin. Asks what the options leave out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--municipality", help="its CBS code (GM0344) or its name")
        parser.add_argument("--email", help="the admin's e-mail address")
        parser.add_argument("--name", help="the admin's name")

    def handle(self, *args: Any, **options: Any) -> None:
        if Organisation.objects.municipalities().exists():
            raise CommandError("There is a municipality already; its admin adds people on the page Beheer.")
        municipality = find_municipality(answer(options["municipality"], "Municipality (CBS code or name): "))
        email = answer(options["email"], "E-mail address of the admin: ").strip().lower()
        name = answer(options["name"], "Name of the admin: ").strip()
        password = os.environ.get(PASSWORD_VARIABLE) or answer(None, "Password: ", getpass.getpass)
        refuse_bad_sign_in(email, name, password)
        make(municipality, email=email, name=name, password=password)
        self.stdout.write(f"{municipality.name} is there; {email} signs in as its admin.")


def answer(given: str | None, question: str, ask: Callable[[str], str] = input) -> str:
    """What an option says, else what the person at the terminal answers."""
    if given:
        return given
    if not sys.stdin.isatty():
        raise CommandError(
            f"Nobody is here to answer '{question.rstrip(': ')}'. Use --municipality, --email, --name "
            f"and the variable {PASSWORD_VARIABLE}."
        )
    return ask(question)


def find_municipality(text: str) -> Municipality:
    """The one existing municipality of that code or name."""
    existing = Municipality.objects.existing(on=timezone.localdate())
    text = text.strip()
    found = existing.filter(code=text.upper()).first() or existing.filter(name__iexact=text).first()
    if found is None:
        raise CommandError(f"No municipality has the code or name '{text}'. Write it like GM0344 or Utrecht.")
    return found


def refuse_bad_sign_in(email: str, name: str, password: str) -> None:
    """Say what is wrong with the admin's details before anything is written."""
    try:
        validate_email(email)
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    if not name:
        raise CommandError("The admin needs a name.")


@transaction.atomic
def make(municipality: Municipality, *, email: str, name: str, password: str) -> None:
    """Make the municipality with its admin, and the password: both or neither."""
    membership = members.start(
        name=f"Gemeente {municipality.name}", municipality=municipality, email=email, admin=name
    )
    membership.user.set_password(password)
    membership.user.save(update_fields=["password"])
