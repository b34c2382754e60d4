"""Adds rows to the access log and checks its chain. Nothing else writes there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from jobmatch.audit import chain
from jobmatch.audit.models import Entry, Head

USER_KIND = "user"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts when no user does."""

    kind: str
    id: UUID | None = None


COMMAND_LINE: Final = Actor("command_line")
SCHEDULE: Final = Actor("schedule")
Doer = AbstractBaseUser | Actor


def youth(person: UUID) -> Actor:
    """The youth, with a one-time link and the word that was agreed."""
    return Actor("youth", person)


@dataclass(frozen=True, slots=True)
class Fact:
    """What one row of the log says; see `record`."""

    event: str
    by: Doer
    person: UUID | None = None
    target: str = ""
    target_id: UUID | None = None
    fields: tuple[str, ...] = ()
    reason: str = ""
    chain: UUID | None = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What `verify` found: how many rows, where the chain ends, what is wrong."""

    rows: int
    head: str
    problems: tuple[str, ...]


def record(
    *,
    event: str,
    by: Doer,
    chain: UUID | None,
    person: UUID | None = None,
    target: str = "",
    target_id: UUID | None = None,
    fields: tuple[str, ...] = (),
    reason: str = "",
) -> Entry:
    """Add one row, in the transaction of what it tells of: call it last, it locks the end of the log.

    `chain` is the municipality of the file at this moment, else of the organisation or membership acted on,
    else None; never that of who acts. `person` is the candidate whom it is about, `target` the model and
    `target_id` the row acted on, `fields` the sealed fields that were opened.
    """
    fact = Fact(event, by, person, target, target_id, fields, reason, chain=chain)
    return record_many([fact])[0]


def record_many(facts: Iterable[Fact]) -> list[Entry]:
    """Add a row for each fact, all or none, in their order."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the access log is written inside a transaction")
    facts = list(facts)
    if not facts:
        return []
    head = _locked_head()
    entries = _chained(facts, head)
    Entry.objects.bulk_create(entries)
    head.seq, head.digest = entries[-1].seq, entries[-1].digest
    head.save(update_fields=["seq", "digest"])
    return entries


def _locked_head() -> Head:
    """The end of the chain, ours until commit. The first writer ever makes the row."""
    Head.objects.bulk_create([Head()], ignore_conflicts=True)
    return Head.objects.select_for_update().get()


def _chained(facts: Sequence[Fact], head: Head) -> list[Entry]:
    now = timezone.now()
    seq, previous = head.seq, head.digest
    entries = []
    for fact in facts:
        seq += 1
        entry = _entry(fact, seq=seq, previous=previous)
        entry.at = now
        entry.digest = previous = chain.digest(vars(entry))
        entries.append(entry)
    return entries


def _entry(fact: Fact, *, seq: int, previous: str) -> Entry:
    if isinstance(fact.by, Actor):
        actor, kind = fact.by.id, fact.by.kind
    else:
        actor, kind = fact.by.pk, USER_KIND
    return Entry(
        seq=seq,
        event=fact.event,
        actor=actor,
        actor_kind=kind,
        person=fact.person,
        target=fact.target,
        target_id=fact.target_id,
        fields=list(fact.fields),
        reason=fact.reason,
        previous=previous,
    )


def verify(*, since: tuple[int, str] | None = None) -> ChainCheck:
    """Walk the whole chain. `since` is an end noted before (number, digest): that row must be the same."""
    problems: list[str] = []
    seq, previous = 0, ""
    for row in Entry.objects.order_by("seq").values(*chain.CHAINED, "digest").iterator(chunk_size=2000):
        problems += _problems(row, expected_seq=seq + 1, expected_previous=previous)
        if since and row["seq"] == since[0] and row["digest"] != since[1]:
            problems.append(f"row {row['seq']}: is not the row that was noted")
        seq, previous = row["seq"], row["digest"]
    head = Head.objects.first() or Head()
    if (head.seq, head.digest) != (seq, previous):
        problems.append(f"the log ends at row {seq}, its head says {head.seq}")
    if since and seq < since[0]:
        problems.append(f"row {since[0]}: was noted and is gone")
    return ChainCheck(rows=Entry.objects.count(), head=f"{seq}:{previous}", problems=tuple(problems))


def _problems(row: dict[str, object], *, expected_seq: int, expected_previous: str) -> list[str]:
    found = []
    if row["seq"] != expected_seq:
        found.append(f"row {expected_seq}: is gone")
    elif row["previous"] != expected_previous:
        found.append(f"row {row['seq']}: does not follow the row before it")
    if chain.digest(row) != row["digest"]:
        found.append(f"row {row['seq']}: was changed")
    return found
