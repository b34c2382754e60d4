"""Reads a file of vacancies (JSON-LD, CSV or XML) into the database."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from employers.imports import guards
from employers.imports.limits import MOST_BYTES
from employers.imports.posting import Problem, Refused
from employers.imports.reader import parse
from employers.services import imports
from jobmatch.audit.services import COMMAND_LINE
from jobmatch.errors import RuleBroken
from jobmatch.running import commands

MOST_LINES = 50


class Command(commands.Command):
    """`manage.py import_vacancies FILE [--source NAME] [--keep-good] [--dry-run]`."""

    help = "Import vacancies from a JSON-LD, CSV or XML file ('-' reads the standard input)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a file with schema.org JobPosting (JSON-LD) or CSV, or '-'")
        parser.add_argument("--source", default="", help="name of the source; goes before what the file says")
        parser.add_argument(
            "--keep-good", action="store_true", help="take the good rows in when others are wrong"
        )
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        parsed = parse(self._read(options["file"]), options["source"])
        try:
            report = imports.take_in(
                parsed=parsed, by=COMMAND_LINE, keep_good=options["keep_good"], dry_run=options["dry_run"]
            )
        except RuleBroken as broken:
            raise CommandError(broken.message) from broken
        self._write_lines(report.notes, self.stdout.write)
        self._write_lines(report.problems, self.stderr.write)
        if not report.fits:
            raise CommandError(f"Nothing was changed: {report.refused} refused.")
        self.stdout.write(
            f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged, "
            f"{report.refused} refused, {report.employers_made} employers added"
            + (" (dry run: nothing was kept)" if options["dry_run"] else "")
        )

    def _read(self, name: str) -> bytes:
        """The bytes of the file, never more than the cap and a bit."""
        try:
            if name == "-":
                return sys.stdin.buffer.read(MOST_BYTES + 1)
            path = Path(name)
            guards.check_size(path.stat().st_size)
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{name} can't be read: {error.strerror}.") from error
        except Refused as refused:
            raise CommandError(refused.message) from refused

    def _write_lines(self, problems: list[Problem], write: Any) -> None:
        for problem in problems[:MOST_LINES]:
            where = f"row {problem.row}" if problem.row else "file"
            write(f"{where}{', ' + problem.field if problem.field else ''}: {problem.message}")
        if len(problems) > MOST_LINES:
            write(f"... and {len(problems) - MOST_LINES} more.")
