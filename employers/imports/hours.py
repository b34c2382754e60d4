"""Finds the hours a week that a text states. What is not plainly about a week of this work is left alone."""

import re

from employers.imports.posting import Hours

MOST_HOURS = 60
_NUMBER = r"(?<![\d.,:€$])(\d{1,2})(?:[.,](\d))?"
_TO = r"\s{0,3}(?:-|–|—|/|à|tot(?:\s?(?:en|&)\s?met)?|t/m|t\.m\.|of|to)\s{0,3}"
_UNIT = r"[\s-]{0,3}(?:uur|uren|hours?|hrs?|u)\b(?!\s?[-/]\s?7)"
_WEEK = (
    r"\.?\s{0,3}(?:per|/|p/|p\.?|a|in\s+de|each|wekelijks|of\s+work\s+per)?\s{0,3}(?:werk)?(?:week|wk|w)\b"
)
_RANGE = re.compile(rf"{_NUMBER}(?:{_UNIT})?{_TO}{_NUMBER}(?P<unit>{_UNIT})(?P<week>{_WEEK})?", re.IGNORECASE)
_SINGLE = re.compile(rf"{_NUMBER}(?P<unit>{_UNIT})(?P<week>{_WEEK})?", re.IGNORECASE)
_WORKING_WEEK = re.compile(
    r"(?<![\d.,:])(\d{1,2})[-\s]?(?:urige|uurs?)[-\s]{0,2}(?:werk)?week", re.IGNORECASE
)
_BARE = re.compile(rf"\s*{_NUMBER}(?:{_TO}{_NUMBER})?\s*", re.IGNORECASE)

# Pay is told 'on the basis of' a full week; a time of day, a delay and one end of a range
# are no hours a week.
_NOT_THESE_HOURS = re.compile(
    r"(?:basis\s+van|basis\s+of|based\s+on|o\.?b\.?v\.?|bij|voor|werkweek\s+van|binnen|within|om|at|vanaf|tussen|"
    r"between|tot|until|na|after|elke|every|minimaal|minstens|min\.?|maximaal|max\.?|at\s+least|up\s+to|meer\s+dan|"
    r"minder\s+dan|circa|overwerk|plus|\+|ongeveer)\s+(?:een\s+|a\s+)?(?:fulltime\s+|volledige\s+)?"
    r"(?:werkweek\s+(?:van|of)\s+)?$",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"(?:contract|functie|baan|vacature|dienstverband|aanstelling)\s+(?:voor|van|for)\s+$", re.I
)
_PER_OTHER = re.compile(
    r"\s{0,3}(?:/|per|a|op\s+een|each|elke)\s{0,3}(?:dag|day|maand|month|jaar|year|dienst|shift|nacht)", re.I
)


def in_field(text: str) -> Hours | None:
    """The hours in a text that is only about hours, as '24-32', '36 uur' or '32 tot 40 uur per week'."""
    if bare := _BARE.fullmatch(text):
        return _checked(_whole(bare[1], bare[2]), _whole(bare[3] or bare[1], bare[4] if bare[3] else bare[2]))
    return in_title(text)


def in_title(text: str) -> Hours | None:
    """The hours in a title, where 'uur' need not say 'per week'."""
    return _only(_stated(text, needs_week=False))


def in_description(text: str) -> Hours | None:
    """The hours in running text: only where it says 'per week' or stands apart, as in '| 40 uur |'."""
    return _only(_stated(text, needs_week=True))


def _only(found: set[tuple[int, int]]) -> Hours | None:
    """One answer; when a text says several, none of them is known."""
    return Hours(*found.pop()) if len(found) == 1 else None


def _stated(text: str, *, needs_week: bool) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for match in _RANGE.finditer(text):
        if _counts(text, match, needs_week=needs_week):
            _add(found, _whole(match[1], match[2]), _whole(match[3], match[4]))
    rest = _RANGE.sub(lambda match: " " * len(match[0]), text)
    for match in _SINGLE.finditer(rest):
        if _counts(rest, match, needs_week=needs_week):
            _add(found, _whole(match[1], match[2]), _whole(match[1], match[2]))
    for match in _WORKING_WEEK.finditer(rest):
        if not _is_of_something_else(rest[max(match.start() - 40, 0) : match.start()]):
            _add(found, int(match[1]), int(match[1]))
    return found


def _counts(text: str, match: re.Match[str], *, needs_week: bool) -> bool:
    if _is_of_something_else(text[max(match.start() - 60, 0) : match.start()]):
        return False
    after = text[match.end() : match.end() + 20]
    if _PER_OTHER.match(after):
        return False
    return bool(match["week"]) or not needs_week or _stands_apart(text, match)


def _is_of_something_else(before: str) -> bool:
    return _NOT_THESE_HOURS.search(before) is not None and _CONTRACT.search(before) is None


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 20, 0) : match.start()].rstrip()
    after = text[match.end() : match.end() + 3].lstrip()
    if before.endswith("|") and after.startswith("|"):
        return True
    if before.endswith("(") and after.startswith(")"):
        return True
    return re.search(r"\b(?:uren|aantal uren|werkuren|hours)\s?:?$", before, re.IGNORECASE) is not None


def _add(found: set[tuple[int, int]], low: int, high: int) -> None:
    if hours := _checked(low, high):
        found.add((hours.low, hours.high))


def _checked(low: int, high: int) -> Hours | None:
    return Hours(low, high) if 1 <= low <= high <= MOST_HOURS else None


def _whole(number: str, decimal: str | None) -> int:
    """Half an hour and more counts as a whole one."""
    return int(number) + (decimal is not None and int(decimal) >= 5)
