"""Checks that nobody changed the access log."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from jobmatch.audit import roots, verifying
from jobmatch.running import commands

SHOWN = 20
Noted = tuple[int, str]


class Command(commands.Command):
    help = (
        "Walk the chains of the access log and its roots, and compare them with the file outside; exit 1 "
        "when a row was changed, moved or removed, a chain is shorter than it was, or a trigger is gone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--noted",
            help="an end that was mailed or printed (root-NUMBER:DIGEST), or one of before there were roots "
            "(NUMBER:DIGEST)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        root, row = noted(options["noted"])
        verdict = verifying.verify(noted_root=root, noted_row=row)
        for problem in verdict.problems[:SHOWN]:
            self.stderr.write(problem)
        if verdict.problems:
            raise CommandError(f"The access log is broken: {len(verdict.problems)} problems.")
        note = f"Note this end: {verdict.root}" if verdict.root else "No end was noted yet: run note_log_end."
        whole = "chain whole" if verdict.chains == 1 else "each chain whole"
        self.stdout.write(f"{verdict.rows} rows, {verdict.chains} chains, {whole}. {note}")


def noted(text: str | None) -> tuple[Noted | None, Noted | None]:
    """The end as given on the command line: a root, or a row of the one chain of before."""
    if not text:
        return None, None
    try:
        return roots.parsed(text), None
    except ValueError:
        pass
    number, _, digest = text.partition(":")
    if not number.isdecimal() or not digest:
        raise CommandError("--noted takes root-NUMBER:DIGEST or NUMBER:DIGEST, as it was mailed or printed.")
    return None, (int(number), digest)
