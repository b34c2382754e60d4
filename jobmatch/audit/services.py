"""Adds rows to the access log. Nothing else writes there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from jobmatch.audit import chain
from jobmatch.audit.models import NO_CHAIN, Entry, Head, QuietEntry
from jobmatch.audit.selectors import QUIET_BOX, quiet_field
from jobmatch.marks import mark_in
from jobmatch.sealing import services as sealing

USER_KIND = "user"
EMPLOYER_PERSON_KIND = "employer_person"


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


def employer_person(person: UUID) -> Actor:
    """Somebody at an employer, with the link that was sent to the own mailbox."""
    return Actor(EMPLOYER_PERSON_KIND, person)


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
    quiet: bool = False


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
    quiet: bool = False,
) -> Entry | QuietEntry:
    """Add one row, in the transaction of what it tells of: call it last, it locks the end of its chain.

    `chain` is the municipality of the file at this moment, else of the organisation or membership acted on,
    else None; never that of who acts. `person` is the candidate whom it is about, `target` the model and
    `target_id` the row acted on, `fields` the sealed fields that were opened.
    `quiet`: that it happened tells that the youth told or asked something; without a key nobody reads it.
    """
    fact = Fact(event, by, person, target, target_id, fields, reason, chain=chain, quiet=quiet)
    return record_many([fact])[0]


def record_many(facts: Iterable[Fact]) -> list[Entry | QuietEntry]:
    """Add a row for each fact, all or none, in their order; each on its own chain.

    A file that moves to another municipality has a row in both: two facts.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("the access log is written inside a transaction")
    now = timezone.now()
    rows = [_quiet_entry(fact, now) if fact.quiet else _entry(fact, now) for fact in facts]
    if not rows:
        return []
    heads = _locked_heads(row.chain for row in rows)
    for row in rows:
        _chain(row, heads[row.chain])
    Entry.objects.bulk_create(row for row in rows if isinstance(row, Entry))
    QuietEntry.objects.bulk_create(row for row in rows if isinstance(row, QuietEntry))
    for head in heads.values():
        head.save(update_fields=["number", "digest"])
    return rows


def _locked_heads(chains: Iterable[UUID]) -> dict[UUID, Head]:
    """The ends of the chains, ours until commit, locked in the order of their ids.

    In that order no two writers wait for each other. The first writer of a chain makes its row.
    """
    wanted = sorted(set(chains))
    Head.objects.bulk_create([Head(chain=each) for each in wanted], ignore_conflicts=True)
    locked = Head.objects.select_for_update().filter(chain__in=wanted).order_by("chain")
    return {head.chain: head for head in locked}


def _chain(row: Entry | QuietEntry, head: Head) -> None:
    row.key, key = settings.LOG_KEYS[0]
    head.number += 1
    row.number, row.previous = head.number, head.digest
    sign = chain.digest if isinstance(row, Entry) else chain.quiet_digest
    row.digest = head.digest = sign(vars(row), key)


def _entry(fact: Fact, at: datetime) -> Entry:
    return Entry(chain=fact.chain or NO_CHAIN, at=at, person=fact.person, **_said(fact))


def _quiet_entry(fact: Fact, at: datetime) -> QuietEntry:
    if fact.person is None:
        raise ValueError("a quiet row is about a youth")
    pk, said = uuid4(), {"at": at, **_said(fact)}
    text = json.dumps({name: chain.plain(value) for name, value in said.items()})
    return QuietEntry(
        id=pk,
        chain=chain.quiet_chain(fact.chain or NO_CHAIN),
        day=timezone.localdate(at),
        mark=mark_in(pk, fact.person, box=QUIET_BOX),
        sealed=sealing.seal(person=fact.person, field=quiet_field(pk), text=text),
    )


def _said(fact: Fact) -> dict[str, Any]:
    if isinstance(fact.by, Actor):
        actor, kind = fact.by.id, fact.by.kind
    else:
        actor, kind = fact.by.pk, USER_KIND
    return {
        "event": fact.event,
        "actor": actor,
        "actor_kind": kind,
        "target": fact.target,
        "target_id": fact.target_id,
        "fields": list(fact.fields),
        "reason": fact.reason,
    }
