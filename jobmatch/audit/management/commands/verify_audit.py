"""Checks that nobody changed the access log."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobmatch.audit import services

SHOWN = 20


class Command(BaseCommand):
    help = "Walk the chain of the access log; exit 1 when a row was changed, moved or removed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted", help="an end that an earlier run printed (NUMBER:DIGEST), kept on another machine"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = services.verify(since=noted(options["noted"]))
        for problem in verdict.problems[:SHOWN]:
            self.stderr.write(problem)
        if verdict.problems:
            raise CommandError(f"The access log is broken: {len(verdict.problems)} problems.")
        self.stdout.write(f"{verdict.rows} rows, chain whole. Note this end: {verdict.head}")


def noted(text: str | None) -> tuple[int, str] | None:
    """NUMBER:DIGEST as given on the command line."""
    if not text:
        return None
    number, _, digest = text.partition(":")
    if not number.isdecimal() or not digest:
        raise CommandError("--noted takes NUMBER:DIGEST, as an earlier run printed it.")
    return int(number), digest
