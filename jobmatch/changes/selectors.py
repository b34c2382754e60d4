"""Hearing of changes, each at least once, also of those that commit out of order.

On PostgreSQL a reader asks for all of transactions from the oldest one that was running when it asked before
(xmin): what that one had not committed yet is then among them. On SQLite one writer follows the other, and
the number of the row is enough.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change

NEWER = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, c.id, c.kind, c.target
FROM (SELECT 1) AS once LEFT JOIN changes_change AS c ON c.tx >= %s OR c.target = %s
ORDER BY c.id
"""
NOW = """
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, c.id
FROM (SELECT 1) AS once LEFT JOIN changes_change AS c
ON c.tx >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
"""


@dataclass(frozen=True, slots=True)
class Position:
    """Up to where a reader has heard: the number of a row, and on PostgreSQL a transaction (else 0)."""

    seq: int = 0
    tx: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """Changes as (number, kind, id), in order, and from where to ask the next time."""

    changes: tuple[tuple[int, str, UUID | None], ...]
    position: Position


def now() -> tuple[Position, frozenset[int]]:
    """Where to ask from later, for who begins to read all rows now; and the numbers of changes that will come
    again then, though what they are about is read already."""
    newest = Change.objects.aggregate(newest=Max("pk"))["newest"] or 0
    if connection.vendor != "postgresql":
        return Position(newest), frozenset()
    with connection.cursor() as cursor:
        cursor.execute(NOW)
        rows = cursor.fetchall()
    return Position(newest, rows[0][0]), frozenset(pk for _, pk in rows if pk is not None)


def since(asked: Position, *, snapshot: UUID) -> News:
    """What changed since a position, and the row of the snapshot whenever it is there.

    On PostgreSQL the same change may come twice, never not at all.
    """
    if connection.vendor == "postgresql":
        return _of_transactions(asked, snapshot)
    newer = Change.objects.filter(pk__gt=asked.seq) | Change.objects.filter(target=snapshot)
    rows = tuple(newer.order_by("pk").values_list("pk", "kind", "target"))
    return News(rows, Position(max((asked.seq, *(pk for pk, *_ in rows)))))


def _of_transactions(asked: Position, snapshot: UUID) -> News:
    with connection.cursor() as cursor:
        cursor.execute(NEWER, [asked.tx, snapshot])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    rows = tuple((pk, kind, target) for _, pk, kind, target in found if pk is not None)
    return News(rows, Position(max((asked.seq, *(pk for pk, *_ in rows))), found[0][0]))


def has_snapshot(news: News, snapshot: UUID) -> bool:
    """Whether these rows know the snapshot: one that was built from another database is in none."""
    return any(kind == Kind.SNAPSHOT and target == snapshot for _, kind, target in news.changes)
