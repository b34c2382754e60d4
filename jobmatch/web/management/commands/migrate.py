"""`manage.py migrate`: Django's own, of both databases, and the tables of the queue.

What earlier versions kept elsewhere is carried over. Stopped half-way, it is run again.
"""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.recorder import MigrationRecorder

from candidates.services.files import keys
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.running import queue
from jobmatch.sealing import moving
from jobmatch.sealing.router import APP, keys_alias
from jobmatch.sealing.services import SealBroken

MOVED = (
    "{number} data keys moved to their own database. Copies of the main database that were made before hold "
    "these keys still: make a new sealing key, put it in front in JOBMATCH_SEALING_KEYS, run "
    "'manage.py rotate_keys' and take the old one out. No copy of before opens then."
)
LOST = (
    "{number} files have something sealed and no key in this database of keys. It is not the one that "
    "belongs to this main database: set KEYS_DATABASE_URL right, or restore both. No new keys were made."
)


class KeysLost(CommandError):
    """Another database of keys than the one that this main database was written with."""


class Command(migrate.Command):
    help = "Bring both databases up to date, make the tables of the queue, and carry over what lay elsewhere."

    def handle(self, *args: Any, **options: Any) -> None:
        is_whole = not options["app_label"] and options["database"] == DEFAULT_DB_ALIAS
        is_done = not (options["plan"] or options["check_unapplied"])
        if is_whole and is_done:
            self._keys_first(**options)
        before = self._applied()
        super().handle(*args, **options)
        if is_whole and is_done:
            if self._applied() > before:
                changes.record(Kind.EVERYTHING, None)
            queue.make_tables()
            if lost := keys.lost():  # with new keys what is sealed would never open again
                raise KeysLost(LOST.format(number=lost))
            keys.give_all()

    def _applied(self) -> int:
        """How many migrations the main database has had."""
        return len(MigrationRecorder(connections[DEFAULT_DB_ALIAS]).applied_migrations())

    def _keys_first(self, **options: Any) -> None:
        """Other migrations may open what is sealed."""
        for alias in {DEFAULT_DB_ALIAS, keys_alias()}:
            super().handle(**{**options, "app_label": APP, "database": alias, "run_syncdb": False})
        try:
            moved = moving.run()
        except SealBroken as error:
            raise CommandError(f"The data keys could not all be moved: {error}. Nothing is lost.") from error
        if moved and options["verbosity"]:
            self.stdout.write(MOVED.format(number=moved))
