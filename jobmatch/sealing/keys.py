"""The store of data keys. Each write is a transaction of its own, in the database of keys.

A key is there before any text under it, and goes after the text: whatever stops in between leaves a key too
many for a moment, never a text without its key.
"""

import secrets
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.db.models import Count, QuerySet
from django.http import Http404

from jobmatch.sealing import envelope
from jobmatch.sealing.envelope import SealBroken
from jobmatch.sealing.models import Key

BATCH: Final = 200


class KeyGone(SealBroken, Http404):
    """The data key was destroyed, or was never there: what was sealed is erased, and answers as not found."""


def of(people: Collection[UUID]) -> dict[UUID, bytes]:
    """The key of each of them, in one query; whoever has none is left out."""
    rows = Key.objects.filter(person__in=people, destroyed_on=None) if people else ()
    return {row.person: unwrap(row) for row in rows}


def of_or_new(person: UUID) -> bytes:
    """The key of a person, made when there is none; refused when it was destroyed.

    Of two writers who come at once, the first one's key is both's.
    """
    row = Key.objects.filter(person=person).first()
    if row is None:
        name = active_name()
        wrapped = _wrap(secrets.token_bytes(envelope.KEY_BYTES), person=person, ring_key=name)
        made = Key(person=person, ring_key=name, wrapped=wrapped)
        Key.objects.bulk_create([made], ignore_conflicts=True)
        row = Key.objects.get(person=person)
    if row.destroyed_on is not None:
        raise KeyGone("this person was erased")
    return unwrap(row)


def destroy(person: UUID, *, on: date) -> None:
    """Forget the key, and note that it was there: no other is made. The first day of destroying stays."""
    blank = {"wrapped": None, "ring_key": "", "destroyed_on": on}
    Key.objects.bulk_create([Key(person=person, **blank)], ignore_conflicts=True)
    Key.objects.filter(person=person, destroyed_on=None).update(**blank)


def forget(person: UUID) -> None:
    """Forget a key that was made for one thing only; the same person never comes back."""
    Key.objects.filter(person=person).delete()


def destroyed() -> Iterable[UUID]:
    """Whose key was destroyed."""
    return (
        Key.objects.exclude(destroyed_on=None)
        .order_by("destroyed_on", "person")
        .values_list("person", flat=True)
    )


def lacking(people: Iterable[UUID]) -> list[UUID]:
    """Of these, who has neither a key nor a mark that it was destroyed."""
    wanted = list(people)
    there: set[UUID] = set()
    for first in range(0, len(wanted), BATCH):
        part = wanted[first : first + BATCH]
        there |= set(Key.objects.filter(person__in=part).values_list("person", flat=True))
    return [person for person in wanted if person not in there]


def rotate() -> int:
    """Wrap every data key under the active key of the ring; how many changed.

    Stopped half-way it goes on where it was: what is done is under the active key already.
    """
    done = 0
    last = UUID(int=0)
    while batch := list(_not_under_active().filter(person__gt=last).order_by("person")[:BATCH]):
        with transaction.atomic(using=settings.KEYS_ALIAS):
            done += sum(_rewrap(row) for row in batch)
        last = batch[-1].person
    return done


def count_by_ring_key() -> dict[str, int]:
    """How many keys each key of the ring holds."""
    rows = Key.objects.filter(destroyed_on=None).values_list("ring_key")
    return dict(rows.annotate(number=Count("person")).order_by("ring_key"))


def wipe_free_space() -> None:
    """Wipe from the files of this database what keys were wrapped in before. Outside a transaction."""
    connection = connections[settings.KEYS_ALIAS]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f'VACUUM "{Key._meta.db_table}"')


def unwrap(row: Key) -> bytes:
    """The key itself; refused when the ring has not what wrapped it, or the row was moved."""
    try:
        ring_key = _ring()[row.ring_key]
    except KeyError:
        raise SealBroken(f"the ring has no key '{row.ring_key}'") from None
    return envelope.open_up(ring_key, bytes(row.wrapped or b""), _context(row.person, row.ring_key))


def active_name() -> str:
    """The key of the ring that wraps."""
    return settings.SEALING_KEYS[0][0]


def _rewrap(row: Key) -> int:
    """Conditional on the old wrapping, so that a key destroyed or rewrapped meanwhile stays as it is."""
    name = active_name()
    wrapped = _wrap(unwrap(row), person=row.person, ring_key=name)
    return _not_under_active().filter(person=row.person).update(ring_key=name, wrapped=wrapped)


def _not_under_active() -> QuerySet[Key]:
    return Key.objects.filter(destroyed_on=None).exclude(ring_key=active_name())


def _wrap(key: bytes, *, person: UUID, ring_key: str) -> bytes:
    return envelope.close(_ring()[ring_key], key, _context(person, ring_key))


def _ring() -> dict[str, bytes]:
    return dict(settings.SEALING_KEYS)


def _context(person: UUID, ring_key: str) -> bytes:
    return b"data key\0" + person.bytes + ring_key.encode()
