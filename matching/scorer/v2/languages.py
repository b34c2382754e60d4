"""How far a person's languages are below what a vacancy asks."""

from jobmatch.taxonomy.vocabulary import CEFR_LEVELS
from matching.scorer.v2.inputs import Person, Vacancy

LEVELS = {code: place for place, code in enumerate(CEFR_LEVELS)}


def levels_short(person: Person, vacancy: Vacancy) -> dict[str, int | None]:
    """Each language asked → CEFR levels short (0 when at level or above; None when not recorded), by code."""
    spoken, asked = person.languages or {}, vacancy.languages or {}
    return {
        code: max(0, LEVELS[asked[code].value] - LEVELS[spoken[code]]) if code in spoken else None
        for code in sorted(asked)
    }
