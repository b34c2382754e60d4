"""The loose shapes of JSON-LD: a value may be a text, an object, a language map, or a list of those."""

from decimal import Decimal
from typing import Any

from employers.imports import plain

_TEXT_KEYS = ("@value", "name", "value", "credentialCategory", "description", "@id")


def items(value: object) -> list[object]:
    """The value as a list; nothing gives an empty one."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]


def first(value: object) -> object:
    """The value, or the first of a list."""
    found = items(value)
    return found[0] if found else None


def text(value: object) -> str:
    """The text in a value: itself, or what an object calls its name or value; '' when there is none."""
    value = first(value)
    if isinstance(value, dict):
        return next((text(value[key]) for key in _TEXT_KEYS if value.get(key) not in (None, "")), "")
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        return ""
    return str(value)


def line(value: object) -> str:
    """The text in a value on one line, without markup."""
    return plain.one_line(text(value))


def texts(value: object) -> list[str]:
    """Every text in a value, on one line each."""
    return [found for found in (line(item) for item in items(value)) if found]


def types(node: dict[str, Any]) -> set[str]:
    """The types of a node without their namespace: 'http://schema.org/JobPosting' is 'JobPosting'."""
    named = [item for item in items(node.get("@type")) if isinstance(item, str)]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in named}
