"""Seals and opens what must stay secret about a person. The only way to the keys.

Every person has a data key, kept wrapped by a key of the ring (settings.SEALING_KEYS, the first one active)
in a database of its own. Destroying the data key erases all that was sealed under it, also in old copies.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from jobmatch.sealing import envelope, keys
from jobmatch.sealing.envelope import SealBroken
from jobmatch.sealing.keys import KeyGone, count_by_ring_key, destroyed, rotate, wipe_free_space
from jobmatch.sealing.keys import lacking as without_key
from jobmatch.sealing.models import ToDestroy

__all__ = [
    "KeyGone",
    "SealBroken",
    "Value",
    "count_by_ring_key",
    "destroy_due",
    "destroy_key",
    "destroyed",
    "give_key",
    "give_keys",
    "rotate",
    "seal",
    "unseal",
    "unseal_all",
    "wipe_free_space",
    "without_key",
]

log = structlog.get_logger(__name__)
Value = tuple[UUID, str, bytes]  # person, field, what was sealed


def give_key(*, person: UUID) -> None:
    """Make the person's key, so that having one says nothing about what is sealed."""
    keys.of_or_new(person)


def give_keys(people: Iterable[UUID]) -> int:
    """Make the keys that are lacking; how many. Whose key was destroyed gets none."""
    found = without_key(people)
    for person in found:
        give_key(person=person)
    return len(found)


def seal(*, person: UUID, field: str, text: str) -> bytes:
    """Seal a text for one field of one row: `field` is `app.Model.field:<row pk>`.

    Refused for a person whose key was destroyed.
    """
    return envelope.close(keys.of_or_new(person), envelope.pad(text.encode()), _context(person, field))


def unseal(*, person: UUID, field: str, sealed: bytes) -> str:
    """The text again; refused when it was not sealed for this person and field."""
    return unseal_all([(person, field, sealed)])[0]


def unseal_all(values: Sequence[Value]) -> list[str]:
    """The texts again, in their order; the keys of all persons in one query, and none for no values."""
    people = {person for person, _, _ in values}
    found = keys.of(people)
    if found.keys() != people:
        if without_key(people - found.keys()):  # not even a mark that it was destroyed
            log.error("a data key is not there")
        raise KeyGone("this person has no data key")
    return [_text(found[person], _context(person, field), sealed) for person, field, sealed in values]


def destroy_key(*, person: UUID, leaves_mark: bool = True) -> None:
    """Erase all that was sealed about the person, by forgetting the key once this transaction is saved.

    What stops the program before that is made good each minute (`destroy_due`). Without `leaves_mark` the key
    was made for one thing only, and nothing tells later that it was there.
    """
    row = ToDestroy(person=person, leaves_mark=leaves_mark, since=timezone.localdate())
    ToDestroy.objects.bulk_create([row], ignore_conflicts=True)
    transaction.on_commit(destroy_due, robust=True)


def destroy_due() -> int:
    """Destroy the keys that saved transactions gave up; how many. Two at once do no harm."""
    due = list(ToDestroy.objects.order_by("since", "person"))
    for row in due:
        if row.leaves_mark:
            keys.destroy(row.person, on=row.since)
        else:
            keys.forget(row.person)
        ToDestroy.objects.filter(person=row.person).delete()
    return len(due)


def _text(key: bytes, context: bytes, sealed: bytes) -> str:
    return envelope.unpad(envelope.open_up(key, bytes(sealed), context)).decode()


def _context(person: UUID, field: str) -> bytes:
    return b"value\0" + person.bytes + field.encode()
