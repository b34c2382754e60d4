"""Cases made from one number each: someone, and vacancies at a few places or none. They don't shrink."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from matching.engine.columns import BEGINNING, Offer
from matching.scorer.weights import CRITERIA, shifted
from tests.matching.engine.oracle import eight
from tests.matching.scorer.v2.examples import POLICY
from tests.matching.scorer.v2.lively import Maker
from tests.sizes import ENGINE

MOST = 36


def numbers(part=1) -> range:
    """The numbers of all cases, or of a part of them for what takes long."""
    return range(max(ENGINE.value // part, 1))


def someone(number):
    """A person; every other one has moved points."""
    maker = Maker(number)
    person = maker.person()
    if number % 2:
        weights = POLICY.weights
        for _ in range(3):
            by = maker.dice.choice([-50, -20, 20, 50])
            weights = shifted(weights, POLICY, criterion=maker.one(CRITERIA), by=by)
        person = replace(person, weights=weights)
    return person


def market(number, most=MOST):
    """Some pairs; in each third case all are open to most people."""
    return [eight(pair) for pair in Maker(number).market(most, open_to_most=number % 3 == 0)]


def cases(part=1) -> Iterator:
    """Someone with some pairs: none, one, a few and many."""
    for number in numbers(part):
        yield someone(number), market(number, MOST if number % 4 else number % 3)


def offers(number, many, first=900):
    """Vacancies at a few places, some at none."""
    maker = Maker(number)
    made = [eight(maker.pair(first + place, open_to_most=place % 2 == 0)).vacancy for place in range(many)]
    points = [(52.0 + place / 50, 5.0 + place / 60) for place in range(8)]
    return [
        Offer(
            vacancy, maker.one(points) if vacancy.place_known else None, BEGINNING + timedelta(days=place % 9)
        )
        for place, vacancy in enumerate(made)
    ]
