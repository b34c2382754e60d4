"""Reads of the access log that a screen may show: changes to colleagues, all to who may see who looked.

Rows lie in two tables: those of the keyed chains, and before them, all of them older, those of the one chain
that was closed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, overload
from uuid import UUID

from django.db.models import Q, QuerySet

from jobmatch.audit.models import ClosedEntry, Entry, Root

USER_KIND = "user"
Look = tuple[UUID | None, UUID | None, datetime]


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


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of both tables as one list, the newest first; only the part that is asked for is read."""

    keyed: QuerySet[Entry]
    closed: QuerySet[ClosedEntry]

    def count(self) -> int:
        return self.keyed.count() + self.closed.count()

    def __len__(self) -> int:
        return self.count()

    def filter(self, *conditions: Q, **values: Any) -> "Rows":
        return Rows(self.keyed.filter(*conditions, **values), self.closed.filter(*conditions, **values))

    def exclude(self, *conditions: Q, **values: Any) -> "Rows":
        return Rows(self.keyed.exclude(*conditions, **values), self.closed.exclude(*conditions, **values))

    def __iter__(self) -> Iterator[Row]:
        yield from self.keyed
        yield from self.closed

    @overload
    def __getitem__(self, part: int) -> Row: ...
    @overload
    def __getitem__(self, part: slice) -> list[Row]: ...
    def __getitem__(self, part: int | slice) -> Row | list[Row]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        start, stop = part.start or 0, part.stop
        found: list[Row] = list(self.keyed[start:stop])
        if stop is not None and len(found) == stop - start:
            return found
        before = start + len(found) if found or not start else self.keyed.count()
        rest = self.closed[max(start - before, 0) : None if stop is None else stop - before]
        return [*found, *rest]


def changes_of(person: UUID, *, events: Iterable[str]) -> Rows:
    """The rows about this person with one of these events, the newest first."""
    return rows_of([person]).filter(event__in=[*events])


def rows_of(people: Iterable[UUID] | QuerySet[Any]) -> Rows:
    """Every row about these people, looks too, the newest first."""
    return Rows(
        Entry.objects.filter(person__in=people).order_by("-at", "-seq"),
        ClosedEntry.objects.filter(person__in=people).order_by("-seq"),
    )


def looks_since(
    people: Iterable[UUID] | QuerySet[Any], *, since: datetime, events: Iterable[str]
) -> Iterator[Look]:
    """(Actor, person, moment) of looks by users who signed in, from a moment on, the oldest first."""
    asked = {"person__in": people, "actor_kind": USER_KIND, "at__gte": since, "event__in": [*events]}
    yield from ClosedEntry.objects.filter(**asked).order_by("seq").values_list("actor", "person", "at")
    yield from Entry.objects.filter(**asked).order_by("at", "seq").values_list("actor", "person", "at")


def erased() -> Iterator[UUID | None]:
    """Whose file was erased, the oldest first."""
    for rows in (ClosedEntry.objects.order_by("seq"), Entry.objects.order_by("at", "seq")):
        yield from rows.filter(event="file.erased").values_list("person", flat=True)


def root(number: int) -> Root:
    """The root of a night."""
    return Root.objects.get(pk=number)
