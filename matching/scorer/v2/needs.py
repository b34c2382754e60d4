"""What the person needs of a workplace beside what the workplace says. Two lists that meet only in memory."""

from matching.scorer.inputs import FactState
from matching.scorer.v2.inputs import Vacancy

MUST, NICE = 2, 1


def state_of(item: str, vacancy: Vacancy) -> FactState:
    """What is known of one item at this workplace; a placeholder or an agency tells no facts."""
    if not vacancy.employer_named:
        return "unknown"
    return (vacancy.facts or {}).get(item, "unknown")
