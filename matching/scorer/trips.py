"""How long a person accepts to travel, beside how long the trip takes."""

from matching.scorer.inputs import Pair, Person
from matching.scorer.policy import Policy
from matching.scorer.results import Line, line


def accepted_minutes(person: Person, policy: Policy) -> int | None:
    """Minutes that the person accepts, at least the policy's floor; None when not told."""
    return None if person.travel_limit is None else max(person.travel_limit, policy.travel_limit_floor)


def trip_to_ask(person: Person, pair: Pair) -> tuple[Line, ...]:
    """The questions that an unknown limit or an unknown trip raises; remote work raises none."""
    if pair.vacancy.remote:
        return ()
    limit = () if person.travel_limit is not None else (line("ask.travel_limit"),)
    return limit if pair.minutes is not None else (*limit, line("ask.place"))
