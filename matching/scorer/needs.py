"""What the person needs of a workplace beside what the workplace says. Two lists that meet only in memory."""

from matching.scorer.inputs import FactState, Person, Vacancy
from matching.scorer.results import Line, line

MUST, NICE = 2, 1
# A fact that nobody knows is a question, not a no.
MEETS: dict[FactState, int] = {"yes": 2, "unknown": 1, "expired": 1, "contradicted": 1, "no": 0}


def state_of(item: str, vacancy: Vacancy) -> FactState:
    """What is known of one item at this workplace; an item without a fact is unknown."""
    return (vacancy.facts or {}).get(item, "unknown")


def needs_by_state(person: Person, vacancy: Vacancy) -> dict[str, tuple[str, ...]]:
    """The person's needs, by code, as 'yes', 'no' or 'unknown' (expired and contradicted among those)."""
    states: dict[str, list[str]] = {"yes": [], "no": [], "unknown": []}
    for item in sorted(person.needs or {}):
        state = state_of(item, vacancy)
        states[state if state in states else "unknown"].append(item)
    return {state: tuple(items) for state, items in states.items()}


def needs_to_ask(person: Person, vacancy: Vacancy) -> tuple[Line, ...]:
    """Ask the employer the whole list, never one fact: an answer may not point at one person."""
    unknown = needs_by_state(person, vacancy)["unknown"]
    return (line("ask.workplace"),) if unknown else ()
