"""On which shelf a vacancy stands, the first that fits."""

from matching.scorer.v2.gates import years_asked
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.occupations import ALIKE, counting, nearest
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import Gate, Rung, ShelfName

NEAR = 80


def shelf(
    person: Person, pair: Pair, policy: Policy, *, gates: tuple[Gate, ...], rung: Rung | None
) -> ShelfName:
    """One step away, not now, unread, ask first, fits a wish, a rung, other work."""
    vacancy = pair.vacancy
    occupation = counting(vacancy, policy)
    wanted = nearest(person, occupation, policy) >= ALIKE or rung is not None
    if any(gate.state == "closed" for gate in gates):
        near = nearest(person, occupation, policy) >= NEAR or rung is not None
        return "step" if near and is_one_step(gates) else "not_now"
    guessed = occupation is None and is_near_guess(person, pair, policy)
    if occupation is None and rung is None and not guessed:
        return "unread"
    place_unknown = not vacancy.place_known and not vacancy.remote
    doubtful = any(gate.state == "doubtful" for gate in gates)
    if guessed or (wanted and (place_unknown or doubtful)):
        return "ask"
    if nearest(person, occupation, policy) >= ALIKE:
        return "fits"
    return "rung" if rung is not None else "other"


def is_one_step(gates: tuple[Gate, ...]) -> bool:
    """Exactly one gate is closed, no other is doubtful, and all that it lacks is one small step."""
    shut = [gate for gate in gates if gate.state != "open"]
    if [gate.state for gate in shut] != ["closed"]:
        return False
    steps = {found.step for found in (*shut[0].of("closed"), *shut[0].of("doubtful"))}
    return len(steps) == 1 and "" not in steps


def is_near_guess(person: Person, pair: Pair, policy: Policy) -> bool:
    """An occupation that is only guessed, very near a wish, and that asks no experience or lead."""
    vacancy = pair.vacancy
    occupation = vacancy.occupation
    if occupation is None or not policy.guess_from <= occupation.c < policy.counts_from:
        return False
    if years_asked(vacancy.years, vacancy.leading, policy):
        return False
    return nearest(person, occupation, policy) >= NEAR
