"""A ranking under policy 2 as it is kept: what went in, and what came out of exactly that."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from matching.scorer.kept.values import Data, as_bytes, read, written
from matching.scorer.v2 import policy
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.rank import rank
from matching.scorer.v2.results import PageOne, Ranking, Row

VERSION = policy.VERSION
SECTIONS = ("wish", "like", "dream", "step", "ask", "uses")


@dataclass(frozen=True, slots=True)
class Inputs:
    """A person, without needs, the vacancies that were shown, and where on the first page they stood.

    The page was cut from all vacancies of that day, so it is kept and not cut again from these.
    """

    person: Person
    pairs: tuple[Pair, ...]
    page: Mapping[str, tuple[UUID, ...]]


def shown(ranking: Ranking, chosen: Collection[UUID] = ()) -> frozenset[UUID]:
    """What is kept of a ranking: first page, route and what was chosen, with what was folded into them."""
    rows = [row for name in SECTIONS for row in getattr(ranking.page, name)]
    rows += ranking.route
    if chosen:
        rows += [row for shelf in ranking.shelves.values() for row in shelf.rows if _holds(row, chosen)]
    return frozenset(each for row in rows for each in (row.vacancy, *row.doubles))


def inputs(person: Person, pairs: Iterable[Pair], page: PageOne) -> Data:
    """What went in. Needs are left out: they are kept apart, under their own consent. Of a vacancy's words
    only those that the person used too are there: no other can count."""
    own = person.own_words or frozenset()
    known = (replace(pair, vacancy=replace(pair.vacancy, words=pair.vacancy.words & own)) for pair in pairs)
    ordered = sorted(known, key=lambda pair: pair.vacancy.id)
    sections = {name: tuple(row.vacancy for row in getattr(page, name)) for name in SECTIONS}
    return written(Inputs(replace(person, needs=None), tuple(ordered), sections))


def answer(data: Data, needs: Mapping[str, bool] | None) -> bytes:
    """What comes out: the ranking of these vacancies for this person, always in the same bytes."""
    found: Inputs = read(Inputs, data)
    ranking = rank(replace(found.person, needs=needs), found.pairs, policy.load())
    return as_bytes({**_written(ranking), "page": written(found.page)})


def weights_of_words(data: Data) -> dict[str, int]:
    """What each word that the person used weighs: told with what is kept, the digest holds them all."""
    return {word: policy.load().vocabulary[word] for word in data["person"]["own_words"] or ()}


def fingerprint() -> str:
    """A digest of every number of the policy, and of its vocabulary."""
    return sha256(as_bytes(written(policy.load()))).hexdigest()


def _holds(row: Row, chosen: Collection[UUID]) -> bool:
    return row.vacancy in chosen or any(each in chosen for each in row.doubles)


def _written(ranking: Ranking) -> Data:
    """Each row once, and the lists by what stands where."""
    rows = [row for shelf in ranking.shelves.values() for row in shelf.rows]
    return {
        "policy": ranking.policy,
        "total": ranking.total,
        "rows": {str(row.vacancy): _row(row) for row in rows},
        "shelves": {name: _ids(shelf.rows) for name, shelf in ranking.shelves.items()},
        "route": _ids(ranking.route),
    }


def _row(row: Row) -> Data:
    parts = {part.criterion: [part.points, part.open, part.total] for part in row.parts}
    return {**written(row), "parts": parts, "points": row.points, "open": row.open}


def _ids(rows: Iterable[Row]) -> list[str]:
    return [str(row.vacancy) for row in rows]
