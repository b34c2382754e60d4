"""A pasted text in the fields of the form: what is empty gets what was read, what was typed stays."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from employers.imports.pasted import Found, read
from employers.selectors.locating import locate
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.selectors import suggest_occupations
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LANGUAGES, LICENCES, SCREENINGS, WORK_KINDS

PASTE, PASTED = "paste", "pasted"
LIKELY: Final = 50  # how certain an occupation must be to be filled in
LANGUAGE_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What the page shows of one thing that was read."""

    label: str
    value: str
    phrase: str


def filled(data: QueryDict) -> tuple[QueryDict, list[ReadLine]]:
    """What was typed with what was read in the empty fields, and a line for each of these."""
    typed = data.copy()
    lines = []
    languages = 0
    for found in [*_with_occupation(read(data.get(PASTED, "")))]:
        if found.name == "language":
            fields = {f"language_{languages}": found.value[0], f"level_{languages}": found.value[1]}
            languages += 1
        else:
            fields = _fields(found)
        if languages > LANGUAGE_ROWS or not fields or not _put(typed, fields):
            continue
        if found.phrase:
            lines.append(ReadLine(*_told(found), found.phrase))
    typed[PASTED] = ""
    return typed, lines


def _with_occupation(found: list[Found]) -> list[Found]:
    if not found:
        return []
    (hit,) = suggest_occupations([found[0].value])
    if hit is None or hit.certainty < LIKELY:
        return found
    return [found[0], Found("occupation", str(hit.id), found[0].phrase), *found[1:]]


def _put(typed: QueryDict, fields: dict[str, Any]) -> bool:
    """Whether the fields were empty, and are filled now; a list gets one more."""
    for name, value in fields.items():
        if isinstance(value, list):
            typed.setlist(name, list(dict.fromkeys([*typed.getlist(name), *value])))
        elif typed.get(name, "").strip():
            return False
        else:
            typed[name] = value
    return True


def _fields(found: Found) -> dict[str, Any]:
    value = found.value
    if found.name == "hours":
        return {"hours_min": str(value[0]), "hours_max": str(value[1])}
    if found.name == "pay":
        sums = {"pay_min": number_format(value.low), "pay_max": number_format(value.high)}
        return {**sums, "pay_period": value.period}
    if found.name == "place":
        return {"place": value} if _is_known(value) else {}
    if found.name in ("licence", "screening"):
        return {f"{found.name}s": [value]}
    if found.name == "leading":
        return {"leading": "yes" if value else "no"}
    return {found.name: str(value)}


def _is_known(place: str) -> bool:
    try:
        return locate(place) is not None
    except RuleBroken:
        return False


def _told(found: Found) -> tuple[str, str]:
    """What it is called, and the value in words."""
    value = found.value
    words: dict[str, Callable[[], tuple[str, str]]] = {
        "title": lambda: (_("Title"), value),
        "occupation": lambda: (_("Occupation"), str(Occupation.objects.get(pk=value))),
        "hours": lambda: (_("Hours a week"), f"{value[0]} - {value[1]}"),
        "place": lambda: (_("Postcode or town"), value),
        "kind": lambda: (_("Kind of work"), in_language(WORK_KINDS[value])),
        "pay": lambda: (_("Pay"), f"€ {number_format(value.low)} - {number_format(value.high)}"),
        "language": lambda: (_("Language asked"), f"{in_language(LANGUAGES[value[0]])} {value[1]}"),
        "licence": lambda: (_("Licences and certificates asked"), in_language(LICENCES[value])),
        "screening": lambda: (_("Screenings asked"), in_language(SCREENINGS[value])),
        "diploma": lambda: (_("Diploma level asked"), in_language(DIPLOMA_LEVELS[value])),
        "years_asked": lambda: (_("Years of experience asked"), str(value)),
        "leading": lambda: (_("Leads other people"), _("yes") if value else _("no")),
    }
    return words[found.name]()
