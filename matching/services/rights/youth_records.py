"""Where everything about one youth lies, in the order of erasing: what the copy and the erasure both walk.

A test walks the relations of all models: one that leads to a youth and is in no `records.py` fails it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.db import models

from candidates import records as candidates
from jobmatch.audit import records as audit
from jobmatch.links import records as links
from jobmatch.records import Field, Record
from matching import records as matching
from notifications import records as notifications

_OWN: Final = (*matching.RECORDS, *candidates.RECORDS, *notifications.RECORDS, *links.RECORDS)
OF_YOUTHS: Final = tuple(record for record in _OWN if record.whose == "youth")
FILE: Final = candidates.FILE
LOOKS: Final = next(record for record in audit.RECORDS if record.whose == "youth")


def _in_order(records: Iterable[Record]) -> Iterator[Record]:
    """What goes before what stays, and before each row what points at it; else as the apps list them."""
    left = sorted(records, key=lambda record: record.stays)
    while left:
        pointed_at = {model for record in left for model in _pointed_at(record.model)}
        first = next(record for record in left if record.model not in pointed_at)
        left.remove(first)
        yield first


def _pointed_at(model: type[models.Model]) -> Iterator[Any]:
    """Models that a model has foreign keys to, itself left out."""
    return (
        field.related_model for field in model._meta.local_fields if field.related_model not in (None, model)
    )


WALKED: Final = tuple(_in_order(record for record in OF_YOUTHS if not record.apart))


def name_of(record: Record) -> str:
    """The model as the log writes it."""
    return record.model._meta.label


def rows_of(record: Record, person: UUID) -> models.QuerySet[Any]:
    """The rows about one youth."""
    key = record.key(person) if record.key else person
    return record.model._default_manager.filter(**{record.path: key}).order_by("pk")


def shown(record: Record) -> "Iterator[models.Field[Any, Any]]":
    """The fields that are in the copy."""
    return (field for field in record.model._meta.local_fields if not record.fields[field.name].left_out)


def label_of(record: Record, field: Any) -> str:
    """What a field is called: by its model, not by what Django makes of its name; else by its record."""
    return str(field.deconstruct()[3].get("verbose_name") or record.fields[field.name].label)


def blanks(record: Record) -> dict[str, Any]:
    """What an erasure writes into a row that stays: nothing personal or sealed is left in it."""
    gone = (name for name, field in record.fields.items() if _is_blanked(field))
    return {name: _nothing(record.model._meta.get_field(name)) for name in gone}


def _is_blanked(field: Field) -> bool:
    return field.is_blanked or field.kind != "plain"


def _nothing(field: Any) -> Any:
    return b"" if isinstance(field, models.BinaryField) else field.get_default()
