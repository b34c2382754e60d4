"""Rows of the log, and the hands of someone who can write the database but has no key."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from jobmatch.audit import chain
from jobmatch.audit import services as audit
from jobmatch.audit.models import ClosedEntry, ClosedHead, Entry, Head
from jobmatch.audit.services import COMMAND_LINE, Fact
from tests.database import triggers_lifted

HERE, THERE = UUID(int=7), UUID(int=8)


def run_sql(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def fill(rows: int, *, chain: UUID | None = HERE, person: UUID | None = None) -> None:
    with transaction.atomic():
        audit.record_many(
            Fact(f"event.{number}", COMMAND_LINE, person, chain=chain) for number in range(rows)
        )


def fill_closed(rows: int, *, person: UUID | None = None, event: str = "file.seen", **values: Any) -> None:
    """Rows of before, in the chain that all municipalities had."""
    head = ClosedHead.objects.first() or ClosedHead()
    with triggers_lifted():
        for _turn in range(rows):
            row = ClosedEntry(seq=head.seq + 1, at=timezone.now(), event=event, person=person, **values)
            row.previous = head.digest
            row.digest = chain.closed_digest(vars(row))
            row.save(force_insert=True)
            head.seq, head.digest = row.seq, row.digest
        head.save()


def chained_anew(rows: list[Entry]) -> None:
    """The whole of a chain written again over these rows, with SHA-256 over the same values and no key."""
    head = Head.objects.get(chain=rows[0].chain)
    Entry.objects.filter(chain=head.chain).delete()
    head.number, head.digest = 0, ""
    for row in rows:
        head.number += 1
        row.number, row.previous = head.number, head.digest
        values = {name: chain.plain(getattr(row, name)) for name in chain.CHAINED}
        text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        row.digest = head.digest = hashlib.sha256(text.encode()).hexdigest()
        row.save(force_insert=True)
    head.save()
