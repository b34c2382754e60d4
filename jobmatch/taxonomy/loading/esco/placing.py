"""Puts each concept under the one directly above it, also when the files hold only a part of the concepts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jobmatch.taxonomy.loading.esco.relations import Above, nearest

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What the database has of a concept already."""

    is_group: bool
    broader_id: UUID | None


def placed(
    incoming: Mapping[str, Values],
    known: Mapping[UUID, Known],
    *,
    above: Above,
    else_above: Above,
    blank: Values,
) -> Iterator[Values]:
    """The incoming values with `broader_id`, then those of known concepts of which the files tell only that.

    `above` counts before what is known, and `else_above` only where neither tells. `blank` has the fields of
    a concept, all empty.
    """
    is_group = {pk: concept.is_group for pk, concept in known.items()}
    is_group |= {values["id"]: values.get("is_group", False) for values in incoming.values()}
    for values in incoming.values():
        pk = values["id"]
        broader = nearest(above.get(pk, ()), is_group)
        if broader is None and not (pk in known and known[pk].broader_id):
            broader = nearest(else_above.get(pk, ()), is_group)
        yield {**values, "broader_id": broader}
    coming = {values["id"] for values in incoming.values()}
    for pk in sorted(known.keys() & above.keys() - coming):
        place = {"id": pk, "broader_id": nearest(above[pk], is_group)}
        yield {**blank, **place} | ({"is_group": is_group[pk]} if "is_group" in blank else {})
