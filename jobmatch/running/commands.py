"""What our own commands start with."""

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """A command that begins at once: Django's checks import every page, and the program was checked before.

    `manage.py migrate` and `make check` run them.
    """

    requires_system_checks: list[str] = []
