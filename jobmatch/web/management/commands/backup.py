"""`manage.py backup FOLDER`: a copy of each database, encrypted; copies whose days are over are deleted."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from jobmatch.running import commands, copies
from jobmatch.running.copies import CopyFailed


class Command(commands.Command):
    help = (
        "Write a copy of all data and a copy of the data keys to the folder, encrypted (age) to the public "
        "keys of JOBMATCH_BACKUP_RECIPIENTS, and delete the copies there that are too old."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the copies go")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder: make it first.")
        if not settings.BACKUP_RECIPIENTS:
            raise CommandError(
                "JOBMATCH_BACKUP_RECIPIENTS is missing. Run age-keygen on another machine, keep what it "
                "makes there, and set its public key (age1…) here."
            )
        now = timezone.now()
        try:
            made = copies.make(folder, at=now, recipients=settings.BACKUP_RECIPIENTS)
        except (CopyFailed, OSError) as error:
            self._end(folder, at=now, days={"keys": settings.KEYS_BACKUP_DAYS})
            raise CommandError(f"There is no new pair of copies: {error}") from error
        for file in made:
            self.stdout.write(f"{file} ({file.stat().st_size:,} bytes)")
        days = {"default": settings.BACKUP_DAYS, "keys": settings.KEYS_BACKUP_DAYS}
        self._end(folder, at=now, days=days)

    def _end(self, folder: Path, *, at: datetime, days: dict[str, int]) -> None:
        """Copies of keys end also when no new one could be made: what was erased opens with them."""
        for file in copies.expired(folder, at=at, days=days):
            file.unlink()
            self.stdout.write(f"{file} deleted: its days are over")
