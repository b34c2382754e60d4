"""Ranks vacancies for one person under policy 2. Persons are never ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from matching.scorer.v2.criteria import SHARES
from matching.scorer.v2.gates import judge
from matching.scorer.v2.inputs import SURE, Asked, Occupation, Pair, Person, Reading, Vacancy
from matching.scorer.v2.occupations import counting, nearest, to_dream
from matching.scorer.v2.order import shelved
from matching.scorer.v2.page import page_one, route
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import SHELVES, Part, Ranking, Row, ShelfName
from matching.scorer.v2.rungs import rung
from matching.scorer.v2.shelves import shelf
from matching.scorer.v2.trips import over
from matching.scorer.weights import check_weights

# The readings that a criterion uses, beside skills, languages and the occupation.
READINGS = ("hours", "dayparts", "abroad")


def rank(person: Person, pairs: Iterable[Pair], policy: Policy) -> Ranking:
    """Every vacancy on exactly one shelf. The order of `pairs` changes nothing.

    ValueError when a vacancy occurs twice, and what `check_weights` raises when the person moved points in a
    way that is not allowed.
    """
    weights = _weights(person, policy)
    rows = [score(person, pair, policy, weights) for pair in _each_once(pairs)]
    shelves = {
        name: shelved([row for row in rows if row.shelf == name], name, person.tie_seed) for name in SHELVES
    }
    stones = route(rows, person.tie_seed)
    return Ranking(
        policy=policy.version,
        total=total(person, policy, weights),
        shelves=shelves,
        route=stones,
        page=page_one(shelves, stones, asks_wish=not person.wishes, present_employer=person.present_employer),
    )


def score(person: Person, pair: Pair, policy: Policy, weights: Mapping[str, int]) -> Row:
    """One vacancy: its points by criterion, its gates, and its shelf."""
    vacancy, occupation = pair.vacancy, counting(pair.vacancy, policy)
    gates = judge(person, pair, policy)
    brings = rung(person, pair, policy)
    named = vacancy.employer if vacancy.employer_named else None
    return Row(
        vacancy=vacancy.id,
        parts=parts(person, pair, policy, weights),
        sure=sure(person, pair, policy, weights),
        gates=gates,
        n=nearest(person, occupation, policy),
        n_dream=to_dream(person, occupation, policy),
        beyond=over(person, pair, policy) > 0,
        shelf=shelf(person, pair, policy, gates=gates, rung=brings),
        rung=brings,
        employer=named,
        double=(named, vacancy.double) if named and vacancy.double else None,
        stone=vacancy.stone,
    )


def shelf_of(person: Person, pair: Pair, policy: Policy) -> ShelfName:
    """The shelf of one vacancy alone, without its points."""
    brings = rung(person, pair, policy)
    return shelf(person, pair, policy, gates=judge(person, pair, policy), rung=brings)


def parts(person: Person, pair: Pair, policy: Policy, weights: Mapping[str, int]) -> tuple[Part, ...]:
    """Every criterion's part, in the order of the criteria."""
    return tuple(Part(name, weights[name], share(person, pair, policy)) for name, share in SHARES.items())


def sure(person: Person, pair: Pair, policy: Policy, weights: Mapping[str, int]) -> int:
    """The points that are left when every reading and every usual skill counts for nothing."""
    strict = replace(policy, usual_percent=0)
    return sum(
        part.points for part in parts(person, replace(pair, vacancy=doubted(pair.vacancy)), strict, weights)
    )


def doubted(vacancy: Vacancy) -> Vacancy:
    """The vacancy with each reading that nobody checked at certainty 0."""
    changes: dict[str, Any] = {
        name: _doubt(reading) for name in READINGS if (reading := getattr(vacancy, name)) is not None
    }
    if vacancy.languages is not None:
        changes["languages"] = {code: _doubt(each) for code, each in vacancy.languages.items()}
    changes["read"] = tuple(_doubt(each) for each in vacancy.read)
    if vacancy.occupation is not None:
        changes["occupation"] = _doubt(vacancy.occupation)
    return replace(vacancy, **changes)


def _doubt(reading: Reading[Any] | Asked | Occupation) -> Reading[Any] | Asked | Occupation:
    return reading if reading.c == SURE else replace(reading, c=0)


def total(person: Person, policy: Policy, weights: Mapping[str, int]) -> int:
    """The points that can differ for this person: the same for every vacancy."""
    nowhere = Pair(Vacancy(UUID(int=0)))
    return sum(part.total for part in parts(person, nowhere, policy, weights))


def _weights(person: Person, policy: Policy) -> Mapping[str, int]:
    if person.weights is None:
        return policy.weights
    check_weights(person.weights, policy)
    return person.weights


def _each_once(pairs: Iterable[Pair]) -> list[Pair]:
    listed = list(pairs)
    if len({pair.vacancy.id for pair in listed}) != len(listed):
        raise ValueError("a vacancy occurs twice")
    return listed
