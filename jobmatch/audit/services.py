"""Adds rows to the access log. Nothing else writes there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from jobmatch.audit import chain
from jobmatch.audit.models import NO_CHAIN, Entry, Head

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
    """Add one row, in the transaction of what it tells of: call it last, it locks the end of its chain.

    `chain` is the municipality of the file at this moment, else of the organisation or membership acted on,
    else None; never that of who acts. `person` is the candidate whom it is about, `target` the model and
    `target_id` the row acted on, `fields` the sealed fields that were opened.
    """
    fact = Fact(event, by, person, target, target_id, fields, reason, chain=chain)
    return record_many([fact])[0]


def record_many(facts: Iterable[Fact]) -> list[Entry]:
    """Add a row for each fact, all or none, in their order; each on its own chain.

    A file that moves to another municipality has a row in both: two facts.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the access log is written inside a transaction")
    facts = list(facts)
    if not facts:
        return []
    heads = _locked_heads(fact.chain or NO_CHAIN for fact in facts)
    entries = _chained(facts, heads)
    Entry.objects.bulk_create(entries)
    for head in heads.values():
        head.save(update_fields=["number", "digest"])
    return entries


def _locked_heads(chains: Iterable[UUID]) -> dict[UUID, Head]:
    """The ends of the chains, ours until commit, locked in the order of their ids.

    In that order no two writers wait for each other. The first writer of a chain makes its row.
    """
    wanted = sorted(set(chains))
    Head.objects.bulk_create([Head(chain=each) for each in wanted], ignore_conflicts=True)
    locked = Head.objects.select_for_update().filter(chain__in=wanted).order_by("chain")
    return {head.chain: head for head in locked}


def _chained(facts: Sequence[Fact], heads: dict[UUID, Head]) -> list[Entry]:
    now = timezone.now()
    name, key = settings.LOG_KEYS[0]
    entries = []
    for fact in facts:
        head = heads[fact.chain or NO_CHAIN]
        head.number += 1
        entry = _entry(fact)
        entry.chain, entry.number, entry.previous = head.chain, head.number, head.digest
        entry.at, entry.key = now, name
        entry.digest = head.digest = chain.digest(vars(entry), key)
        entries.append(entry)
    return entries


def _entry(fact: Fact) -> Entry:
    if isinstance(fact.by, Actor):
        actor, kind = fact.by.id, fact.by.kind
    else:
        actor, kind = fact.by.pk, USER_KIND
    return Entry(
        event=fact.event,
        actor=actor,
        actor_kind=kind,
        person=fact.person,
        target=fact.target,
        target_id=fact.target_id,
        fields=list(fact.fields),
        reason=fact.reason,
    )
