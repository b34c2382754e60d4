"""Brings keys from the main database, where they lay before, to their own. Stopped, it is run again.

Each batch is copied and committed, read back and compared, and only then deleted where it was.
"""

from collections.abc import Sequence
from typing import Final

from django.db import connection

from jobmatch.sealing import keys
from jobmatch.sealing.envelope import SealBroken
from jobmatch.sealing.models import FormerKey, Key

BATCH: Final = 200


def run() -> int:
    """Move all; how many. Outside a transaction."""
    moved = 0
    while batch := list(FormerKey.objects.order_by("person")[:BATCH]):
        _copy(batch)
        _compare(batch)
        FormerKey.objects.filter(person__in=[row.person for row in batch]).delete()
        moved += len(batch)
    if moved:
        wipe_free_space()
    return moved


def wipe_free_space() -> None:
    """Wipe from the files of the main database where keys lay."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f'VACUUM "{FormerKey._meta.db_table}"')


def _copy(batch: Sequence[FormerKey]) -> None:
    """What is there already stays: it came by a run that was stopped, and may have been rotated since."""
    copies = [
        Key(person=row.person, ring_key=row.ring_key, wrapped=bytes(row.wrapped), made_at=row.made_at)
        for row in batch
    ]
    Key.objects.bulk_create(copies, ignore_conflicts=True)


def _compare(batch: Sequence[FormerKey]) -> None:
    there = {row.person: row for row in Key.objects.filter(person__in=[row.person for row in batch])}
    for row in batch:
        if not _is_same(row, there.get(row.person)):
            raise SealBroken("a key that was copied reads differently; nothing of its batch was deleted")


def _is_same(row: FormerKey, copy: Key | None) -> bool:
    """Byte by byte, or the same key under a newer one of the ring; a destroyed one stays destroyed."""
    if copy is None:
        return False
    if copy.destroyed_on is not None or bytes(copy.wrapped or b"") == bytes(row.wrapped):
        return True
    before = Key(person=row.person, ring_key=row.ring_key, wrapped=row.wrapped)
    return keys.unwrap(copy) == keys.unwrap(before)
