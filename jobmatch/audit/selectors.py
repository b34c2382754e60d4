"""Reads of the access log that a screen may show: changes to colleagues, all to who may see who looked.

Rows lie in two tables: those of the keyed chains, and before them, all of them older, those of the one chain
that was closed.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol, overload
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from jobmatch.audit.models import ClosedEntry, Entry, QuietEntry, Root
from jobmatch.marks import behind_in
from jobmatch.sealing import services as sealing

USER_KIND = "user"
ERASED = "erased"  # what a quiet row says once the key is gone
YES = "consent."
QUIET_BOX = "log"
CHUNK = 500
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


@dataclass(frozen=True, slots=True)
class QuietRow:
    """A quiet row in the open; of an erased youth only its day is left."""

    at: datetime
    person: UUID | None
    event: str = ERASED
    actor: UUID | None = None
    actor_kind: str = ERASED
    target: str = ""
    target_id: UUID | None = None
    fields: tuple[str, ...] = ()
    reason: str = ""


def of_one(person: UUID) -> Rows | list[Row]:
    """Every row about one person, the quiet ones too, the newest first."""
    return _together(rows_of([person]), quiet_rows({person}))


def changes_of(person: UUID, *, events: Iterable[str], without: Iterable[str] = ()) -> Rows | list[Row]:
    """The rows about this person with one of these events, the newest first.

    `without`: of a yes and the taking back of it, not those for these reasons.
    """
    wanted, left = [*events], [*without]
    rows = rows_of([person]).filter(event__in=wanted).exclude(event__startswith=YES, reason__in=left)
    quiet = [row for row in quiet_rows({person}) if row.event in wanted]
    return _together(rows, [row for row in quiet if not (row.event.startswith(YES) and row.reason in left)])


def quiet_rows(people: Collection[UUID], *, since: date = date.min) -> list[QuietRow]:
    """The quiet rows about these people from a day on, the newest first. Whose each is, the mark says."""
    marks = QuietEntry.objects.filter(day__gte=since).order_by().values_list("pk", "mark")
    whose = {pk: behind_in(pk, mark, box=QUIET_BOX) for pk, mark in marks.iterator(CHUNK)}
    found = [pk for pk, person in whose.items() if person in people]
    sealed = defaultdict[UUID, list[QuietEntry]](list)
    for start in range(0, len(found), CHUNK):
        for row in QuietEntry.objects.filter(pk__in=found[start : start + CHUNK]).order_by():
            sealed[whose[row.pk]].append(row)
    opened = [row for person, rows in sealed.items() for row in _opened(person, rows)]
    return sorted(opened, key=lambda row: row.at, reverse=True)


def quiet_field(pk: UUID) -> str:
    """The name under which a quiet row is sealed."""
    return f"audit.QuietEntry.sealed:{pk}"


def _opened(person: UUID, rows: list[QuietEntry]) -> list[QuietRow]:
    try:
        texts = sealing.unseal_all([(person, quiet_field(row.pk), bytes(row.sealed)) for row in rows])
    except sealing.KeyGone:
        return [QuietRow(timezone.make_aware(datetime.combine(row.day, time())), person) for row in rows]
    return [_quiet_row(person, json.loads(text)) for text in texts]


def _quiet_row(person: UUID, said: dict[str, Any]) -> QuietRow:
    ids = {name: said[name] and UUID(said[name]) for name in ("actor", "target_id")}
    at, fields = datetime.fromisoformat(said["at"]), tuple(said["fields"])
    return QuietRow(person=person, **{**said, **ids, "at": at, "fields": fields})


def _together(rows: Rows, quiet: list[QuietRow]) -> Rows | list[Row]:
    if not quiet:
        return rows
    return sorted([*rows, *quiet], key=lambda row: row.at, reverse=True)


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
    known = {*people.values_list("pk", flat=True)} if isinstance(people, QuerySet) else {*people}
    wanted = {*events}
    quiet = quiet_rows(known, since=timezone.localdate(since))
    yield from sorted(
        [
            *_plain_looks(people, since=since, events=wanted),
            *(
                (row.actor, row.person, row.at)
                for row in quiet
                if row.event in wanted and row.actor_kind == USER_KIND and row.at >= since
            ),
        ],
        key=lambda look: look[2],
    )


def last_look(*, person: UUID, actor: UUID, event: str, before: datetime) -> datetime | None:
    """When this user last did this to this person before a moment; their own look, told to nobody else."""
    asked = {"person": person, "actor": actor, "event": event, "at__lt": before}
    return Entry.objects.filter(**asked).order_by("-at").values_list("at", flat=True).first()


def _plain_looks(
    people: Iterable[UUID] | QuerySet[Any], *, since: datetime, events: Iterable[str]
) -> Iterator[Look]:
    asked = {"person__in": people, "actor_kind": USER_KIND, "at__gte": since, "event__in": [*events]}
    yield from ClosedEntry.objects.filter(**asked).order_by("seq").values_list("actor", "person", "at")
    yield from Entry.objects.filter(**asked).order_by("at", "seq").values_list("actor", "person", "at")


def erased() -> Iterator[UUID | None]:
    """Whose file was erased, the oldest first."""
    for rows in (ClosedEntry.objects.order_by("seq"), Entry.objects.order_by("at", "seq")):
        yield from rows.filter(event="file.erased").values_list("person", flat=True)


def about_whom(*, event: str, target_id: UUID) -> UUID | None:
    """Whom the row of this event on this target is about; also of what is there no more."""
    return Entry.objects.filter(event=event, target_id=target_id).values_list("person", flat=True).first()


def root(number: int) -> Root:
    """The root of a night."""
    return Root.objects.get(pk=number)
