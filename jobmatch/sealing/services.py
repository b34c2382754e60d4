"""Seals and opens what must stay secret about a person. The only way to the keys.

Every person has a data key, made at the first sealed value and kept wrapped by a key of the ring
(settings.SEALING_KEYS, the first one active). Destroying the data key erases all that was sealed under it.
"""

import secrets
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from jobmatch.sealing import envelope
from jobmatch.sealing.envelope import SealBroken
from jobmatch.sealing.models import DataKey

__all__ = [
    "KeyGone",
    "SealBroken",
    "Value",
    "destroy_key",
    "rotate",
    "seal",
    "unseal",
    "unseal_all",
    "wipe_free_space",
]

BATCH = 200
Value = tuple[UUID, str, bytes]  # person, field, what was sealed


class KeyGone(SealBroken):
    """The data key was destroyed, or was never there: what was sealed is erased."""


def seal(*, person: UUID, field: str, text: str) -> bytes:
    """Seal a text for one field of one row: `field` is `app.Model.field:<row pk>`."""
    key = _data_key(person) or _new_data_key(person)
    return envelope.close(key, envelope.pad(text.encode()), _value_context(person, field))


def unseal(*, person: UUID, field: str, sealed: bytes) -> str:
    """The text again; refused when it was not sealed for this person and field."""
    return unseal_all([(person, field, sealed)])[0]


def unseal_all(values: Sequence[Value]) -> list[str]:
    """The texts again, in their order; the keys of all persons in one query, and none for no values."""
    people = {person for person, _, _ in values}
    rows = DataKey.objects.filter(person__in=people) if people else ()
    keys = {row.person: _unwrap(row) for row in rows}
    if keys.keys() != people:
        raise KeyGone("this person has no data key")
    return [_text(keys[person], _value_context(person, field), sealed) for person, field, sealed in values]


def _text(key: bytes, context: bytes, sealed: bytes) -> str:
    return envelope.unpad(envelope.open_up(key, bytes(sealed), context)).decode()


def destroy_key(*, person: UUID) -> None:
    """Erase all that was sealed about the person, by forgetting the key."""
    DataKey.objects.filter(person=person).delete()


def tables() -> tuple[str, ...]:
    """Where keys lie: wiped of what was erased, with the other tables."""
    return (DataKey._meta.db_table,)


def wipe_free_space() -> None:
    """Wipe from the files of the database, too, what keys were wrapped in before. Outside a transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f'VACUUM "{DataKey._meta.db_table}"')


def rotate() -> int:
    """Wrap every data key under the active key of the ring; how many changed.

    Stopped half-way it goes on where it was: what is done is under the active key already.
    """
    done = 0
    last = UUID(int=0)
    while batch := list(_not_under_active().filter(person__gt=last).order_by("person")[:BATCH]):
        with transaction.atomic():
            done += sum(_rewrap(row) for row in batch)
        last = batch[-1].person
    return done


def _rewrap(row: DataKey) -> int:
    """Conditional on the old wrapping, so that a key destroyed or rewrapped meanwhile stays as it is."""
    name = _active_name()
    wrapped = _wrap(_unwrap(row), person=row.person, ring_key=name)
    return _not_under_active().filter(person=row.person).update(ring_key=name, wrapped=wrapped)


def _not_under_active() -> QuerySet[DataKey]:
    return DataKey.objects.exclude(ring_key=_active_name())


def _data_key(person: UUID) -> bytes | None:
    row = DataKey.objects.filter(person=person).first()
    return None if row is None else _unwrap(row)


def _new_data_key(person: UUID) -> bytes:
    """A key for the person; when two writers come at once, the first one's key is both's."""
    name = _active_name()
    wrapped = _wrap(secrets.token_bytes(envelope.KEY_BYTES), person=person, ring_key=name)
    row = DataKey(person=person, ring_key=name, wrapped=wrapped)
    DataKey.objects.bulk_create([row], ignore_conflicts=True)
    return _unwrap(DataKey.objects.get(person=person))


def _wrap(key: bytes, *, person: UUID, ring_key: str) -> bytes:
    return envelope.close(_ring()[ring_key], key, _key_context(person, ring_key))


def _unwrap(row: DataKey) -> bytes:
    try:
        ring_key = _ring()[row.ring_key]
    except KeyError:
        raise SealBroken(f"the ring has no key '{row.ring_key}'") from None
    return envelope.open_up(ring_key, bytes(row.wrapped), _key_context(row.person, row.ring_key))


def _ring() -> dict[str, bytes]:
    return dict(settings.SEALING_KEYS)


def _active_name() -> str:
    return settings.SEALING_KEYS[0][0]


def _value_context(person: UUID, field: str) -> bytes:
    return b"value\0" + person.bytes + field.encode()


def _key_context(person: UUID, ring_key: str) -> bytes:
    return b"data key\0" + person.bytes + ring_key.encode()
