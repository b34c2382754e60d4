"""The values of a scorer as JSON and back, so that what was ranked outlives the tables that it came from."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

Data = Any  # what JSON holds
FROM_TEXT: dict[type, Any] = {UUID: UUID, date: date.fromisoformat, bytes: bytes.fromhex}


def written(value: Any) -> Data:
    """A value as JSON holds it; of a dataclass every field, of a set its members in order."""
    if is_dataclass(value):
        return {field.name: written(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): written(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(written, value), key=as_bytes)
    if isinstance(value, tuple | list):
        return [written(each) for each in value]
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, UUID | date) else value


def read(kind: Any, data: Data) -> Any:
    """A value of this type from what `written` made of it. A field that is not there has its default."""
    if data is None or kind is Any:
        return data
    origin, inside = get_origin(kind) or kind, get_args(kind)
    if origin in (Union, UnionType):
        (kind,) = (each for each in inside if each is not NoneType)
        return read(kind, data)
    if is_dataclass(origin):
        types, make = _types(kind), cast(Callable[..., Any], origin)
        return make(**{name: read(types[name], each) for name, each in data.items()})
    if origin is Mapping:
        key, each = inside
        return {read(key, name): read(each, value) for name, value in data.items()}
    if origin in (frozenset, tuple):
        return origin(read(inside[0], each) for each in data)
    return FROM_TEXT[kind](data) if kind in FROM_TEXT else data


def as_bytes(data: Data) -> bytes:
    """JSON in the one way of writing it that gives the same bytes each time."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@cache
def _types(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields, with what a generic one is made of filled in."""
    origin = get_origin(kind) or kind
    filled = dict(zip(getattr(origin, "__parameters__", ()), get_args(kind), strict=True))
    types = get_type_hints(origin)
    return {name: filled[each] if isinstance(each, TypeVar) else each for name, each in types.items()}
