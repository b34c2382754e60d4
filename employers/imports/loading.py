"""JSON text to Python values; what no honest file holds becomes a mark, for which its row is refused."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from employers.imports.limits import MOST_DIGITS, MOST_TEXT
from employers.imports.posting import Refused


class Oddity:
    """Stands where a value was that no honest file holds; `kind` is 'number' or 'twice'."""

    __slots__ = ("kind", "name")

    def __init__(self, kind: str, name: str = "") -> None:
        self.kind = kind
        self.name = name


TWICE = "\x00twice"


def load(text: str) -> Any:
    """The values in the JSON; numbers as Decimal. Call only after the depth was checked."""
    try:
        return json.loads(
            text,
            parse_int=_number,
            parse_float=_number,
            parse_constant=lambda name: Oddity("number", name),
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise Refused(
            _("This is not valid JSON: it breaks off at line %(line)d, character %(column)d.")
            % {"line": error.lineno, "column": error.colno}
        ) from None


def _number(digits: str) -> Decimal | Oddity:
    if len(digits) > MOST_DIGITS:
        return Oddity("number", digits[:20])
    number = Decimal(digits)
    return (
        number if number == 0 or -MOST_DIGITS < number.adjusted() < MOST_DIGITS else Oddity("number", digits)
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    node = dict(pairs)
    if len(node) < len(pairs):
        node[TWICE] = Oddity("twice", _first_double(name for name, _value in pairs))
    return node


def _first_double(names: Iterable[str]) -> str:
    """The first name that was there before; one pass, however many names there are."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""


def check_values(value: Any, field: str = "") -> None:
    """Refuse a row with what can't be kept: NaN, giant numbers, a name given twice, NUL, half a character."""
    if isinstance(value, Oddity):
        raise Refused(_oddity_sentence(value), field)
    if isinstance(value, str):
        check_text(value, field)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != TWICE:
                check_text(name, field)
            check_values(part, field or ("" if name == TWICE else name))
    elif isinstance(value, list):
        for part in value:
            check_values(part, field)


def _oddity_sentence(oddity: Oddity) -> str:
    if oddity.kind == "twice":
        return _("“%(name)s” is given twice in one object, so it is not clear which one holds.") % {
            "name": oddity.name[:40]
        }
    return _("“%(number)s” is not a number that can be kept.") % {"number": oddity.name[:40]}


def check_text(text: str, field: str) -> None:
    """Refuse a text that no database keeps or that is far too long."""
    if len(text) > MOST_TEXT:
        raise Refused(
            _("A text is longer than %(most)d characters.") % {"most": MOST_TEXT},
            field,
        )
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Refused(_("A text holds a sign that can't be kept (NUL or half a character)."), field)
