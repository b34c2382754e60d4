"""Brings rows of a table in line with incoming values: adds, changes, leaves alone what is the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

BATCH = 1000
Values = dict[str, Any]
Key = tuple[Any, ...]
Merge = Callable[[Values, Values], Values]


@dataclass
class Counts:
    """What a load did to the rows of one table; `kept` are those that are there and were not in the files."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    def __str__(self) -> str:
        return f"new {self.new}, changed {self.changed}, unchanged {self.unchanged}, kept {self.kept}"


def incoming_wins(_existing: Values, incoming: Values) -> Values:
    """The default rule: what comes in replaces what is there."""
    return incoming


def upsert(
    model: type[Model], incoming: Iterable[Values], *, key: Sequence[str], merge: Merge = incoming_wins
) -> Counts:
    """Write `incoming` in batches; rows are the same when all fields of `key` are.

    Of a row that is there only the fields that `merge(existing, incoming)` returns are compared and written.
    Keys must not come twice. All rows of `incoming` have the same fields.
    """
    counts = Counts()
    batch: list[Values] = []
    existing: dict[Key, Values] | None = None
    for values in incoming:
        if existing is None:
            existing = _existing(model, key, list(values))
        batch.append(values)
        if len(batch) == BATCH:
            _write(model, batch, existing, key, merge, counts)
            batch = []
    if existing is None:
        counts.kept = model._default_manager.count()
        return counts
    _write(model, batch, existing, key, merge, counts)
    counts.kept = len(existing)  # every row that came in was taken out
    return counts


def _existing(model: type[Model], key: Sequence[str], fields: list[str]) -> dict[Key, Values]:
    names = list(dict.fromkeys([*key, *fields]))
    rows = model._default_manager.order_by().values_list(*names).iterator(chunk_size=BATCH)
    places = [names.index(name) for name in key]
    return {tuple(row[place] for place in places): dict(zip(names, row, strict=True)) for row in rows}


def _write(
    model: type[Model],
    batch: list[Values],
    existing: dict[Key, Values],
    key: Sequence[str],
    merge: Merge,
    counts: Counts,
) -> None:
    new: list[Model] = []
    changed: list[Model] = []
    for values in batch:
        before = existing.pop(tuple(values[name] for name in key), None)
        if before is None:
            new.append(model(**values))
            continue
        after = {**before, **merge(before, values)}
        if after == before:
            counts.unchanged += 1
        else:
            changed.append(model(**after))
    manager = model._default_manager
    manager.bulk_create(new)
    if changed:
        fields = [name for name in batch[0] if name not in key]
        manager.bulk_create(changed, update_conflicts=True, unique_fields=list(key), update_fields=fields)
    counts.new += len(new)
    counts.changed += len(changed)
