"""How far a person's languages are below what a vacancy asks."""

from jobmatch.taxonomy.vocabulary import CEFR_LEVELS
from matching.scorer.inputs import Person, Vacancy
from matching.scorer.results import Line, line

LEVELS = {code: place for place, code in enumerate(CEFR_LEVELS)}


def levels_short(person: Person, vacancy: Vacancy) -> dict[str, int | None]:
    """Each language asked → CEFR levels short (0 when at level or above; None when not recorded), by code."""
    spoken = person.languages or {}
    asked = vacancy.languages or {}
    return {code: _short(asked[code], spoken.get(code)) for code in sorted(asked)}


def _short(asked: str, spoken: str | None) -> int | None:
    return None if spoken is None else max(0, LEVELS[asked] - LEVELS[spoken])


def languages_to_ask(person: Person, vacancy: Vacancy) -> tuple[Line, ...]:
    """One question for each language asked whose level is not recorded."""
    return tuple(
        line("ask.language", language=code)
        for code, short in levels_short(person, vacancy).items()
        if short is None
    )
