"""Reads of the access log that a screen may show: changes to colleagues, all to who may see who looked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

from jobmatch.audit.models import Entry

USER_KIND = "user"
Rows = QuerySet[Entry]


class Row(Protocol):
    """What a screen reads of a row of the log."""

    @property
    def at(self) -> datetime: ...
    @property
    def event(self) -> str: ...
    @property
    def actor(self) -> UUID | None: ...
    @property
    def actor_kind(self) -> str: ...
    @property
    def person(self) -> UUID | None: ...
    @property
    def target_id(self) -> UUID | None: ...
    @property
    def reason(self) -> str: ...


def changes_of(person: UUID, *, events: Iterable[str]) -> Rows:
    """The rows about this person with one of these events, the newest first."""
    return Entry.objects.filter(person=person, event__in=[*events]).order_by("-seq")


def rows_of(people: Iterable[UUID] | QuerySet[Any]) -> Rows:
    """Every row about these people, looks too, the newest first."""
    return Entry.objects.filter(person__in=people).order_by("-seq")


def looks_since(people: Iterable[UUID] | QuerySet[Any], *, since: datetime) -> Rows:
    """The rows about these people by users who signed in, from a moment on, the oldest first."""
    rows = Entry.objects.filter(person__in=people, actor_kind=USER_KIND, at__gte=since)
    return rows.order_by("seq")


def erased() -> Rows:
    """The rows that say that a file was erased, the oldest first."""
    return Entry.objects.filter(event="file.erased").order_by("seq")
