"""How long a person accepts to travel, beside how long the trip is estimated to take."""

from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.policy import Policy

TEN = 10


def limit(person: Person, policy: Policy) -> int | None:
    """L: minutes that the person accepts, at least the policy's floor; None when not told."""
    return None if person.travel_limit is None else max(person.travel_limit, policy.travel_limit_floor)


def over(person: Person, pair: Pair, policy: Policy) -> int:
    """How many estimated minutes the trip takes more than is accepted; 0 when it does not or is not known."""
    most = limit(person, policy)
    if most is None or pair.minutes is None or pair.vacancy.remote:
        return 0
    return max(0, pair.minutes - most)


def error(minutes: int, policy: Policy) -> int:
    """e: how far an estimate of so many minutes may be off, a tenth rounded up and at least the floor."""
    return max(policy.travel_error_floor, -(-minutes // TEN))
