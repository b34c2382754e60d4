"""Writing down that something changed; called inside the transaction that changes it."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.changes.selectors import Position

BATCH = 1000


def record(kind: Kind, *targets: UUID | None) -> None:
    """One thing, or a few, of one kind changed."""
    record_many(kind, targets)


def record_many(kind: Kind, targets: Iterable[UUID | None]) -> None:
    """Many things of one kind changed."""
    Change.objects.bulk_create((Change(kind=kind, target=target) for target in targets), batch_size=BATCH)


def forget(*, before: Position, kinds: Collection[Kind], but: UUID) -> int:
    """Delete what every reader of these kinds has heard: all before a position, `but` one snapshot's row."""
    old = Q(tx__lt=before.tx) if before.tx else Q(pk__lte=before.seq)
    return Change.objects.filter(old, kind__in=kinds).exclude(target=but).delete()[0]


def forget_all() -> None:
    """Delete all: after copies were put back, the ids of their transactions say nothing here."""
    Change.objects.all().delete()
