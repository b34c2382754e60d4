"""The values of a copy in words, whatever their shape."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from candidates.wordings import WORDINGS
from jobmatch.accounts.models import Organisation, User
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import DAY_PARTS, DAYS, dayparts_of
from matching.naming import CRITERIA
from matching.services.copy_words import KEYS, LABELS, word_of


def in_words(value: Any, *, model: str, key: str) -> str:
    """The value of this field of a model."""
    special = SPECIAL.get(f"{model}.{key}") or SPECIAL.get(key)
    return special(value) if special else spoken(value, key)


def spoken(value: Any, key: str = "") -> str:
    """A value in words, whatever its shape; lists and what is inside them on lines of their own."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, dict):
        inner = {name: spoken(each, name) for name, each in value.items()}
        return "\n".join(f"{_named(name)}: {text}" for name, text in inner.items() if text)
    if isinstance(value, list | tuple):
        mark = "\n\n" if any(isinstance(each, dict) for each in value) else ", "
        return mark.join(filter(None, (spoken(each, key) for each in value)))
    return _word(value, key)


def _word(value: Any, key: str) -> str:
    if value is None or value == "":
        return ""
    text = str(value)
    if key in ("referrer", "employer", "organisation"):
        return _name_of(key, text)
    if key.endswith("on") or key == "birth_date":
        try:
            return date_format(date.fromisoformat(text), "j F Y")
        except ValueError:
            return text
    return word_of(text, key)


def _name_of(key: str, pk: str) -> str:
    """The name of whom an identifier in a sealed text points at."""
    rows = User.objects if key == "referrer" else Organisation.objects
    found = rows.filter(pk=pk).first()
    return str(found) if found else ""


def _named(name: str) -> str:
    return str(KEYS.get(name) or LABELS.get(name) or word_of(name))


def _needs(value: dict[str, bool]) -> str:
    marks = {True: _("must"), False: _("nice")}
    return "\n".join(f"{word_of(item)} ({marks[must]})" for item, must in value.items())


def _dayparts(mask: int) -> str:
    return ", ".join(
        f"{in_language(DAYS[day])} {in_language(DAY_PARTS[part])}" for day, part in dayparts_of(mask)
    )


def _weights(value: dict[str, int]) -> str:
    return "\n".join(f"{CRITERIA[name]}: {points}" for name, points in value.items())


def _wording(version: str) -> str:
    return in_language(WORDINGS[version]) if version in WORDINGS else version


def _pay(cents: int) -> str:
    return f"€ {cents / 100:.2f}"


SPECIAL: Final[dict[str, Callable[[Any], str]]] = {
    "Needs.sealed": _needs,
    "dayparts": _dayparts,
    "weights": _weights,
    "wording": _wording,
    "pay_cents": _pay,
}
