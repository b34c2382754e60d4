"""Hours a week and dayparts: what the person wants beside what the vacancy offers and asks."""

from matching.scorer.inputs import Person, Range, Vacancy
from matching.scorer.results import Line, line

FULL = 100


def shared_hours(wanted: Range, offered: Range) -> int:
    """How many whole numbers of hours lie in both ranges; 0 when they are disjoint."""
    return max(0, min(wanted.high, offered.high) - max(wanted.low, offered.low) + 1)


def hours_fit(wanted: Range | None, offered: Range | None) -> int | None:
    """0-100: the shared part of the narrowest range; None when either is unknown."""
    if wanted is None or offered is None:
        return None
    narrowest = min(wanted.high - wanted.low, offered.high - offered.low) + 1
    return FULL * shared_hours(wanted, offered) // narrowest


def dayparts_fit(asked: int | None, available: int | None) -> int | None:
    """0-100: the part of the asked dayparts that is available; None when not asked or not told."""
    if not asked or not available:
        return None
    return FULL * (asked & available).bit_count() // asked.bit_count()


def hours_disjoint(wanted: Range | None, offered: Range | None) -> bool:
    """Whether the hours of person and vacancy are known and no number of hours lies in both."""
    return wanted is not None and offered is not None and not shared_hours(wanted, offered)


def dayparts_disjoint(asked: int | None, available: int | None) -> bool:
    """Whether the dayparts of person and vacancy are known and none lies in both."""
    return bool(asked and available) and not (asked or 0) & (available or 0)


def hours_to_ask(person: Person, vacancy: Vacancy) -> tuple[Line, ...]:
    """The questions that unknown hours and dayparts raise, on either side."""
    unknown = {
        "ask.hours_wanted": person.hours is None,
        "ask.hours_offered": vacancy.hours is None,
        "ask.dayparts_available": not person.dayparts,
        "ask.dayparts_asked": not vacancy.dayparts,
        "ask.start": _starts_too_early(person, vacancy),
    }
    return tuple(line(code) for code, is_unknown in unknown.items() if is_unknown)


def _starts_too_early(person: Person, vacancy: Vacancy) -> bool:
    """A later start can be agreed on: this asks, and never closes."""
    begin, start = vacancy.starts_on, person.available_from
    return begin is not None and start is not None and begin < start
