"""How alike two occupations are, and when a vacancy's occupation may count."""

from matching.scorer.inputs import Occupation, Pair, Vacancy, Wish
from matching.scorer.policy import Policy
from matching.scorer.results import Line, line

SAME = 100
# Shared leading digits of the ISCO-08 code → likeness of 100 (International Labour Organization, 2008).
LIKENESS = {4: 80, 3: 60, 2: 30, 1: 10, 0: 0}


def occupation_that_counts(vacancy: Vacancy, policy: Policy) -> Occupation | None:
    """The occupation when a person checked it, or when its suggestion is above the policy's certainty."""
    occupation = vacancy.occupation
    if occupation is None or occupation.checked or occupation.certainty > policy.occupation_certainty:
        return occupation
    return None


def likeness(wish: Wish, occupation: Occupation) -> int:
    """0-100: 100 for the same occupation, else by how many leading digits of the ISCO code they share."""
    return SAME if wish.occupation == occupation.id else LIKENESS[shared_digits(wish.isco, occupation.isco)]


def shared_digits(one: str, other: str) -> int:
    """How many leading digits two codes of at most four digits share; 0 when one is ''."""
    shared = 0
    for mine, theirs in zip(one[:4], other[:4], strict=False):
        if mine != theirs:
            break
        shared += 1
    return shared


def not_checked(pair: Pair, policy: Policy) -> tuple[Line, ...]:
    """The mark on an occupation that counts but that no person has checked."""
    occupation = occupation_that_counts(pair.vacancy, policy)
    if occupation is None or occupation.checked:
        return ()
    return (line("occupation.not_checked", occupation=occupation.id),)


def to_check(pair: Pair) -> tuple[Line, ...]:
    """The question to check the occupation, while no person has."""
    occupation = pair.vacancy.occupation
    if occupation is None:
        return (line("ask.occupation"),)
    return () if occupation.checked else (line("ask.occupation_right", occupation=occupation.id),)
