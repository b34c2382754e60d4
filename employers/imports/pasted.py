"""What the readers of the import find in a pasted text: each value with its phrase, to confirm."""

import re
from dataclasses import dataclass
from typing import Any, Final

from employers.imports import hours, kinds, pay, plain, requirements, titles
from employers.imports.limits import DESCRIPTION, TITLE
from employers.imports.posting import Pay, Refused, WorkPlace

LONGEST_PHRASE: Final = 120
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_PLACE = re.compile(r"(?:locatie|standplaats|werkplek|plaats|location)\s*:\s*([^\n,;(]{2,60})", re.IGNORECASE)
_SUM = r"(?:€|EUR)\s*([\d.,]{1,10}\d|\d)(?:,-)?"
_PAY = re.compile(
    rf"{_SUM}(?:\s*(?:-|–|tot|en|to|and)\s*(?:€|EUR)?\s*([\d.,]{{1,10}}\d|\d)(?:,-)?)?[^\n€]{{0,24}}?"
    r"\b(?:per|an?)\s+(uur|maand|jaar|hour|month|year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was read: the field of a vacancy, its value, and the words."""

    name: str
    value: Any
    phrase: str


def read(raw: str) -> list[Found]:
    """All that the text says, in the order of the form. The first line is the title."""
    text = plain.to_text(raw)[:DESCRIPTION]
    lines = [line.strip(" -•*\t") for line in text.splitlines() if line.strip(" -•*\t")]
    if not lines:
        return []
    title = lines[0][:TITLE]
    found = [Found("title", title, title), *_hours(title, lines), *_place(lines), *_kind(title, lines)]
    found.append(Found("description", text, ""))
    return [*found, *_pay(lines), *_asked(title, text, lines)]


def _hours(title: str, lines: list[str]) -> list[Found]:
    told = [(hours.in_title(title), title), *((hours.in_description(line), line) for line in lines)]
    known = [(each, line) for each, line in told if each is not None]
    if len({each for each, _line in known}) != 1:
        return []  # none, or more than one: then none is known
    each, line = known[0]
    return [Found("hours", (each.low, each.high), _phrase(line))]


def _place(lines: list[str]) -> list[Found]:
    for line in lines:
        if match := _POSTCODE.search(line):
            return [Found("place", match[0], _phrase(line))]
    for line in lines:
        if match := _PLACE.search(line):
            return [Found("place", match[1].strip(), _phrase(line))]
    return []


def _kind(title: str, lines: list[str]) -> list[Found]:
    named = kinds.in_title(title) or next(filter(None, (kinds.in_title(line) for line in lines[1:4])), None)
    return [Found("kind", named.value, _phrase(named.phrase))] if named else []


def _pay(lines: list[str]) -> list[Found]:
    for line in lines:
        told = _pay_in(line)
        if told is not None:
            return [Found("pay", told, _phrase(line))]
    return []


def _pay_in(line: str) -> Pay | None:
    match = _PAY.search(line)
    if match is None:
        return None
    try:
        low, high = pay.amount(match[1], "pay"), pay.amount(match[2], "pay")
        period = {"month": "maand", "year": "jaar", "hour": "uur"}.get(match[3].lower(), match[3])
        return pay.build(low, high, period)
    except (pay.Implausible, Refused):
        return None


def _asked(title: str, text: str, lines: list[str]) -> list[Found]:
    found = []
    for line in lines:
        found += [Found("language", pair, _phrase(line)) for pair in requirements.languages_in(line)]
        found += [Found("licence", code, _phrase(line)) for code in requirements.licences_in(line)]
    diplomas = {code: line for line in reversed(lines) if (code := requirements.diploma_in(line))}
    if len(diplomas) == 1:
        found += [Found("diploma", code, _phrase(line)) for code, line in diplomas.items()]
    said = titles.read(title=title, text=text, place=WorkPlace())
    found += [Found("licence", each.value, _phrase(each.phrase)) for each in said.licences]
    found += [Found("screening", each.value, _phrase(each.phrase)) for each in said.screenings]
    if said.years is not None:
        found.append(Found("years_asked", said.years.value, _phrase(said.years.phrase)))
    if said.leading is not None:
        found.append(Found("leading", said.leading.value, _phrase(said.leading.phrase)))
    once = {(each.name, str(each.value)): each for each in reversed(found)}
    return [each for each in found if once[each.name, str(each.value)] is each]


def _phrase(words: str) -> str:
    return words.strip()[:LONGEST_PHRASE]
