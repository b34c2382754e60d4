"""Arrays in which things are looked up: the different values, ids in order, and lists by key."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def distinct(values: Iterable[Hashable]) -> tuple[Array, list[Any]]:
    """Each value by its place among the different ones."""
    places: dict[Hashable, int] = {}
    codes = [places.setdefault(value, len(places)) for value in values]
    return np.array(codes, dtype=np.min_scalar_type(len(places))), list(places)


def as_ids(ids: Iterable[UUID]) -> Array:
    """Ids as sixteen bytes each, in order and once."""
    return np.array(sorted({pk.bytes for pk in ids}), dtype="S16")


def codes_of(ids: Array, wanted: Iterable[UUID | None]) -> Array:
    """The place of each wanted id among sorted ones; -1 for one that is not there, and for None."""
    keys = np.array([b"" if pk is None else pk.bytes for pk in wanted], dtype="S16")
    if not len(ids):
        return np.full(len(keys), -1, dtype="i4")
    at = np.minimum(np.searchsorted(ids, keys), len(ids) - 1)
    there = (ids[at] == keys) & np.array([pk != b"" for pk in keys.tolist()], dtype=bool)
    return np.where(there, at, -1).astype("i4")


def postings(keys: Sequence[int] | Array, many: int) -> tuple[Array, Array]:
    """The order that brings equal keys together, and where each key begins; `many` keys exist."""
    found = np.asarray(keys, dtype="i8")
    order = np.argsort(found, kind="stable")
    start = np.searchsorted(found[order], np.arange(many + 1)).astype("u4")
    return order, start


def begins(rows: Iterable[int], many: int) -> Array:
    """Where each row begins in a list that is in order of rows; `many` rows exist."""
    return np.searchsorted(np.fromiter(rows, dtype="i8"), np.arange(many + 1)).astype("u4")


def times_before(keys: Array) -> Array:
    """How often each key stands before its place."""
    order = np.argsort(keys, kind="stable")
    found = np.empty(len(keys), dtype="i8")
    found[order] = np.arange(len(keys)) - np.searchsorted(keys[order], keys[order])
    return found


def sums(start: Array, keys: Array, each: Callable[[Array], Array]) -> Array:
    """What the places that belong to each key come to together, given where each key begins."""
    worth = np.append(0, np.cumsum(each(of_keys(start, keys))))
    many = start[keys + 1].astype("i8") - start[keys]
    end = np.cumsum(many)
    found: Array = worth[end] - worth[end - many]
    return found


def of_keys(start: Array, keys: Array) -> Array:
    """All places that belong to these keys, given where each key begins."""
    first = start[keys].astype("i8")
    many = start[keys + 1].astype("i8") - first
    before = np.cumsum(many) - many
    return np.repeat(first - before, many) + np.arange(int(many.sum()))
