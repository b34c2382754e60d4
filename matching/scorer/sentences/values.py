"""How each value of a line is written in a sentence. Names come from labels; codes from the vocabulary."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from jobmatch.taxonomy.vocabulary import (
    CEFR_LEVELS,
    DAY_PARTS,
    DAYS,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
    MONTHS,
    NEEDS,
    SCREENINGS,
    WORK_KINDS,
    Table,
    Term,
    days_alike,
)
from matching.scorer.inputs import Range

Labels = Mapping[UUID, Term]
Lang = str
Writer = Callable[[Any, Labels, Lang], str]

MOST_NAMED = 8
MANY_DAYS = 3  # that are alike: named from the first to the last
NAMELESS = Term("(naam niet bekend)", "(name not known)")
MEANS: Table = {
    "": Term("", ""),
    "foot": Term(" lopend", " on foot"),
    "bicycle": Term(" met de fiets", " by bicycle"),
    "transit": Term(" met het openbaar vervoer", " by public transport"),
    "car": Term(" met de auto", " by car"),
}


def in_lang(term: Term, lang: Lang) -> str:
    """The term's English for 'en', else its Dutch."""
    return term.en if lang == "en" else term.nl


def joined(words: Sequence[str], lang: Lang) -> str:
    """'a', 'a en b', 'a, b en c'; from the ninth on 'en nog 3'."""
    named = list(words[:MOST_NAMED])
    if len(words) > MOST_NAMED:
        named.append(f"{len(words) - MOST_NAMED} more" if lang == "en" else f"nog {len(words) - MOST_NAMED}")
    if len(named) < 2:
        return "".join(named)
    last = f" and {named[-1]}" if lang == "en" else f" en {named[-1]}"
    return ", ".join(named[:-1]) + last


def _label(value: UUID, labels: Labels, lang: Lang) -> str:
    return in_lang(labels.get(value, NAMELESS), lang)


def _labels(value: tuple[UUID, ...], labels: Labels, lang: Lang) -> str:
    return joined([_label(each, labels, lang) for each in value], lang)


def _number(value: int, labels: Labels, lang: Lang) -> str:
    return str(value)


def _words(value: tuple[str, ...], labels: Labels, lang: Lang) -> str:
    return joined(value, lang)


def _code_of(table: Table) -> Writer:
    return lambda value, labels, lang: in_lang(table[value], lang)


def _codes_of(table: Table) -> Writer:
    return lambda value, labels, lang: joined([in_lang(table[each], lang) for each in value], lang)


def _counted(one: Term, more: Term) -> Writer:
    return lambda value, labels, lang: f"{value} {in_lang(one if value == 1 else more, lang)}"


_minutes = _counted(Term("minuut", "minute"), Term("minuten", "minutes"))
_hours = _counted(Term("uur", "hour"), Term("uur", "hours"))
_levels = _counted(Term("niveau", "level"), Term("niveaus", "levels"))
_months = _counted(Term("maand", "month"), Term("maanden", "months"))
_years = _counted(Term("jaar", "year"), Term("jaar", "years"))


def _range(value: Range, labels: Labels, lang: Lang) -> str:
    high = _hours(value.high, labels, lang)
    if value.low == value.high:
        return high
    return f"{value.low} to {high}" if lang == "en" else f"{value.low} tot {high}"


def _cefr(value: str, labels: Labels, lang: Lang) -> str:
    """'B1 (redt zich in het dagelijks leven)'."""
    code, _, meaning = in_lang(CEFR_LEVELS[value], lang).partition(" - ")
    return f"{code} ({meaning})"


def _dayparts(value: int, labels: Labels, lang: Lang) -> str:
    """'maandagochtend en woensdagavond'; days that are alike as 'maandag tot en met vrijdag (ochtend)'."""
    gap, until = (" ", " to ") if lang == "en" else ("", " tot en met ")
    names: list[str] = []
    for first, last, parts in days_alike(value):
        words = [in_lang(DAY_PARTS[part], lang) for part in parts]
        if last - first < MANY_DAYS - 1:
            alike = [in_lang(DAYS[day], lang) for day in range(first, last + 1)]
            names += [day + gap + word for day in alike for word in words]
        else:
            days = until.join(in_lang(DAYS[day], lang) for day in (first, last))
            names.append(f"{days} ({joined(words, lang)})")
    return joined(names, lang)


def _date(value: date, labels: Labels, lang: Lang) -> str:
    return f"{value.day} {in_lang(MONTHS[value.month - 1], lang)} {value.year}"


WRITERS: dict[str, Writer] = {
    "age": _years,
    "asked": _cefr,
    "closes_on": _date,
    "dayparts": _dayparts,
    "diploma": _code_of(DIPLOMA_LEVELS),
    "dream": _label,
    "fitting": _number,
    "hours": _hours,
    "kind": _code_of(WORK_KINDS),
    "kinds": _codes_of(WORK_KINDS),
    "language": _code_of(LANGUAGES),
    "levels": _levels,
    "licence": _code_of(LICENCES),
    "limit": _minutes,
    "means": _code_of(MEANS),
    "minutes": _minutes,
    "months": _months,
    "most": _hours,
    "needs": _codes_of(NEEDS),
    "occupation": _label,
    "offered": _range,
    "over": _minutes,
    "place": _number,
    "screening": _code_of(SCREENINGS),
    "shared": _number,
    "skills": _labels,
    "spoken": _cefr,
    "total": _number,
    "wanted": _range,
    "wish": _label,
    "words": _words,
    "years": _years,
}
