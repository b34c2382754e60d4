"""The values of a copy in words, whatever their shape, with what is called how inside a sealed one."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates import enums
from candidates.models import Candidate
from candidates.rules.consent_texts import WORDINGS
from jobmatch.accounts.models import Organisation, User
from jobmatch.records import Words
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import (
    DAY_PARTS,
    DAYS,
    LANGUAGES,
    NEEDS,
    TRAVEL_MEANS,
    WORK_KINDS,
    dayparts_of,
)
from matching.enums import Going, Paper
from matching.naming import CRITERIA
from matching.rules.cards.card import from_bytes
from matching.services.rights.youth_records import FILE, label_of

KEYS: Final[dict[str, Words]] = {
    "when": gettext_lazy("when it happened"),
    "stage": gettext_lazy("on the way to work"),
    "grounds": gettext_lazy("why, you think"),
    "employer": gettext_lazy("employer"),
    "employer_name": gettext_lazy("name of the employer"),
    "evidence": gettext_lazy("what you have to show it"),
    "road": gettext_lazy("what you want done"),
    "talking_note": gettext_lazy("note for a talk"),
    "ask_on": gettext_lazy("ask again on"),
    "deeds": gettext_lazy("what was done"),
    "feelings": gettext_lazy("how it felt"),
    "feeling": gettext_lazy("how it felt"),
    "done": gettext_lazy("what was done"),
    "on": gettext_lazy("on"),
    "told_on": gettext_lazy("told on"),
    "named": gettext_lazy("text with your name"),
    "anonymous": gettext_lazy("text without your name"),
    "choice": gettext_lazy("your choice"),
    "progress": gettext_lazy("progress"),
    "going": gettext_lazy("how it goes"),
    "treated": gettext_lazy("how you are treated"),
    "facts": gettext_lazy("is it true what the employer told?"),
    "details": gettext_lazy("what was told"),
    "manner": gettext_lazy("how you agreed"),
    "wants": gettext_lazy("what you wanted then"),
    "prefers_woman": gettext_lazy("would rather speak with a woman"),
    "text": gettext_lazy("text"),
    "words": gettext_lazy("in your words"),
    "line": gettext_lazy("how it went"),
    "outcome": gettext_lazy("outcome"),
    "channel": gettext_lazy("channel"),
    "received_on": gettext_lazy("received on"),
    "referrer": gettext_lazy("referrer"),
    "organisation": gettext_lazy("organisation"),
}
TABLES: Final = (NEEDS, TRAVEL_MEANS, WORK_KINDS)
CODES: Final[dict[str, type[TextChoices]]] = {
    "stage": enums.Stage,
    "grounds": enums.Ground,
    "road": enums.Road,
    "feeling": enums.Feeling,
    "choice": enums.ReportChoice,
    "going": Going,
    "treated": Going,
    "papers": Paper,
    "manner": enums.ConsentManner,
    "outcome": enums.HelpOutcome,
    "purpose": enums.LinkPurpose,
}


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
    return _text(value, key)


def text_of(code: str, key: str = "") -> str:
    """A code in words, by the list that its key belongs to; any other text as it is."""
    if key in ("language", "message_language") and code in LANGUAGES:
        return in_language(LANGUAGES[code])
    if key in CODES:
        return str(CODES[key](code).label) if code in CODES[key].values else code
    return next((in_language(table[code]) for table in TABLES if code in table), code)


def _text(value: Any, key: str) -> str:
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
    return text_of(text, key)


def _name_of(key: str, pk: str) -> str:
    """The name of whom an identifier in a sealed text points at."""
    rows = User.objects if key == "referrer" else Organisation.objects
    found = rows.filter(pk=pk).first()
    return str(found) if found else ""


def _named(name: str) -> str:
    """What a part of a sealed value is called; what the file holds too, as it is called there."""
    if name in KEYS or name not in FILE.fields:
        return str(KEYS.get(name) or text_of(name))
    return label_of(FILE, Candidate._meta.get_field(name))


def _needs(value: dict[str, bool]) -> str:
    marks = {True: _("must"), False: _("nice")}
    return "\n".join(f"{text_of(item)} ({marks[must]})" for item, must in value.items())


def _kept_needs(value: dict[str, Any]) -> str:
    return _needs(value["needs"])


def _kept_ranking(value: dict[str, Any]) -> str:
    """The vacancies that were shown, with their points; all that counted is in the file for programs."""
    rows = json.loads(value["answer"])["rows"]
    return "\n".join(
        ", ".join(filter(None, (each["title"], each["employer"], each["place"], _points(rows.get(pk)))))
        for pk, each in value["vacancies"].items()
    )


def _card(value: dict[str, Any]) -> str:
    """A card line by line, as it is read."""
    card = from_bytes(json.dumps(value).encode())
    rows = [", ".join(in_language(each) for each in (row.title, row.said, *row.items)) for row in card.rows]
    return "\n".join(filter(None, (card.alias, *rows, card.line, card.own)))


def _points(row: dict[str, Any] | None) -> str:
    return _("%(points)s points") % {"points": row["points"]} if row else ""


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
    "KeptNeeds.sealed": _kept_needs,
    "KeptRanking.sealed": _kept_ranking,
    "Introduction.card": _card,
    "dayparts": _dayparts,
    "weights": _weights,
    "wording": _wording,
    "pay_cents": _pay,
}
