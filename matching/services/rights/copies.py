"""The copy of everything about a youth: one structure, for a page to read or print and for a file in JSON.

What is sealed is packed unseen: it is opened for the youth, with a row in the access log, and shown to nobody
but the youth, or by the own jobhunter to the youth. In that one is nothing that the jobhunter may not read:
who looked, why others opened by force, and what a yes that is over keeps locked are for the own link.
By the own link, how a proposal ended is not in it before a person told it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import BinaryField, Field, ForeignKey, Model
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import Purpose
from candidates.models import Candidate, Experience, ForcedOpening, HandOver, KeptNeeds, Needs, Report
from candidates.permissions import is_assigned, require
from candidates.selectors.consents.consents import is_live
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.records import Record
from jobmatch.sealing import services as sealing
from matching.services.rights import copy_looks, copy_news
from matching.services.rights.copy_values import in_words, spoken
from matching.services.rights.youth_records import FILE, LOOKS, WALKED, label_of, name_of, rows_of, shown

EVENT = "copy.made"
TARGET = "candidates.Candidate"
KEPT_UNDER: Final[dict[type[Model], Purpose]] = {
    Needs: Purpose.KEEP_NEEDS,
    KeptNeeds: Purpose.KEEP_NEEDS,
    Experience: Purpose.KEEP_EXPERIENCE,
    Report: Purpose.KEEP_EXPERIENCE,
}
TOLD: Final = frozenset(model._meta.label for model in (Experience, Report, HandOver))
OF_OTHERS: Final = frozenset({ForcedOpening})


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One field: its name and value for programs, its label and text for people."""

    name: str
    value: Any
    label: str
    text: str

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Line(...)"


@dataclass(frozen=True, slots=True)
class CopyPart:
    """All rows of one kind."""

    name: str
    heading: str
    rows: list[list[CopyLine]]


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything that is kept of one youth."""

    made_at: datetime
    person: UUID
    parts: list[CopyPart]


@transaction.atomic
def make(*, candidate: Candidate, by: audit.Doer) -> Copy:
    """The copy, for the youth by the own link or for the own jobhunter to give; logged with it."""
    is_given = isinstance(by, User)
    if isinstance(by, User):
        allowed = is_assigned(user=by, candidate=candidate)
    else:
        allowed = by == audit.youth(candidate.pk)
    require(allowed, _("Only the youth's own jobhunter makes the copy."))
    opened: list[str] = []
    first = frozenset() if is_given else copy_news.called_first(candidate)
    parts = [_part(FILE, [_row(FILE, candidate, candidate.pk, opened)])]
    for record in _given(candidate) if is_given else WALKED:
        told = copy_news.told(rows_of(record, candidate.pk), first)
        rows = [_said(row, _row(record, row, candidate.pk, opened), first) for row in told]
        if rows:
            parts.append(_part(record, rows))
    looks = [] if is_given else [_look(row) for row in copy_looks.looked(candidate)]
    if looks:
        parts.append(_part(LOOKS, looks))
    _record(candidate, sorted(set(opened)), by=by)
    return Copy(timezone.now(), candidate.pk, parts)


def _record(candidate: Candidate, opened: list[str], *, by: audit.Doer) -> None:
    """The copy with what was opened for it; what only who told has is in a quiet row."""
    told = tuple(name for name in opened if name.rpartition(".")[0] in TOLD)
    rest = tuple(name for name in opened if name not in told)
    pk, chain = candidate.pk, candidate.municipality_id
    facts = [audit.Fact(EVENT, by, pk, TARGET, pk, rest, chain=chain)]
    if told:
        facts.append(audit.Fact("sealed.opened", by, pk, TARGET, pk, told, chain=chain, quiet=True))
    audit.record_many(facts)


def as_json(copy: Copy) -> dict[str, Any]:
    """A copy in the shape of a file for programs."""
    return {
        "made_at": copy.made_at.isoformat(timespec="seconds"),
        "person": str(copy.person),
        "parts": {
            part.name: [{line.name: line.value for line in row} for row in part.rows] for part in copy.parts
        },
    }


def _given(candidate: Candidate) -> Iterator[Record]:
    """What the own jobhunter may read of it."""
    today = timezone.localdate()
    for record in WALKED:
        purpose = KEPT_UNDER.get(record.model)
        is_open = not purpose or is_live(candidate=candidate, purpose=purpose, on=today)
        if is_open and record.model not in OF_OTHERS:
            yield record


def _part(record: Record, rows: list[list[CopyLine]]) -> CopyPart:
    return CopyPart(name_of(record), str(record.heading), rows)


def _row(record: Record, row: Model, person: UUID, opened: list[str]) -> list[CopyLine]:
    values = ((field, _value(row, field, person, opened)) for field in shown(record))
    lines = (
        CopyLine(field.name, _plain(value), label_of(record, field), _text(row, field, value))
        for field, value in values
    )
    return [line for line in lines if line.text]


def _said(row: Model, lines: list[CopyLine], first: frozenset[UUID]) -> list[CopyLine]:
    """A row without what a person tells first, of which it says just that."""
    held = copy_news.held(row, first)
    words = copy_news.words() if held else ""
    return [
        replace(line, value=words, text=words) if held and line.name == "state" else line
        for line in lines
        if line.name not in held
    ]


def _look(row: dict[str, Any]) -> list[CopyLine]:
    labels = copy_looks.LABELS
    return [
        CopyLine(name, _plain(value), str(labels[name]), spoken(value, name)) for name, value in row.items()
    ]


def _value(row: Model, field: "Field[Any, Any]", person: UUID, opened: list[str]) -> Any:
    is_sealed = isinstance(field, BinaryField)
    return _unsealed(row, field, person, opened) if is_sealed else getattr(row, field.attname)


def _unsealed(row: Model, field: "Field[Any, Any]", person: UUID, opened: list[str]) -> Any:
    content = bytes(getattr(row, field.attname))
    if not content:
        return ""
    name = f"{row._meta.app_label}.{type(row).__name__}.{field.name}"
    text = sealing.unseal(person=person, field=f"{name}:{row.pk}", sealed=content)
    opened.append(name)
    try:
        return json.loads(text)
    except ValueError:
        return text


def _plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _text(row: Model, field: "Field[Any, Any]", value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, ForeignKey):
        return str(getattr(row, field.name))
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return in_words(value, model=type(row).__name__, key=field.name)
