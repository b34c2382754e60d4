"""What is kept of a ranking gives that ranking again, from nothing but what is kept."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hypothesis import given

from matching.scorer.kept import v2
from matching.scorer.kept.values import as_bytes, read, written
from matching.scorer.kept.versions import POLICIES
from matching.scorer.v2.inputs import Pair, Person
from matching.scorer.v2.rank import rank
from matching.scorer.v2.results import Row
from tests.matching.scorer.v2.examples import POLICY, pair, person, uid
from tests.matching.scorer.v2.strategies import anyone, full_markets

GOLDEN = Path(__file__).with_name("v2.json")


def ids(rows: Iterable[Row]) -> list[str]:
    return [str(row.vacancy) for row in rows]


def kept(someone: Person, pairs: list[Pair]) -> str:
    """As a kept ranking holds it: a text."""
    return as_bytes(v2.inputs(someone, pairs, rank(someone, pairs, POLICY).page)).decode()


@given(anyone, full_markets)
def test_what_goes_in_comes_back(someone: Person, market: list[Pair]) -> None:
    whole = v2.Inputs(someone, tuple(market), {"wish": (market[0].vacancy.id,)})

    assert read(v2.Inputs, json.loads(as_bytes(written(whole)))) == whole


@given(anyone, full_markets)
def test_each_row_and_their_order_are_those_of_the_whole_ranking(someone: Person, market: list[Pair]) -> None:
    ranking = rank(someone, market, POLICY)
    held = v2.shown(ranking, chosen=[market[0].vacancy.id])
    pairs = [each for each in market if each.vacancy.id in held]
    text = as_bytes(v2.inputs(someone, pairs, ranking.page)).decode()

    found = json.loads(v2.answer(json.loads(text), someone.needs))

    assert market[0].vacancy.id in held
    assert found["total"] == ranking.total
    assert found["page"] == {name: ids(getattr(ranking.page, name)) for name in v2.SECTIONS}
    assert found["route"] == ids(ranking.route)
    for name, shelf in ranking.shelves.items():
        rows = [row for row in shelf.rows if row.vacancy in held]
        assert found["shelves"][name] == ids(rows)
        told = [found["rows"][pk] for pk in ids(rows)]
        assert [(each["points"], each["open"], each["sure"]) for each in told] == [
            (row.points, row.open, row.sure) for row in rows
        ]


def test_needs_are_not_in_it() -> None:
    text = kept(person(needs={"place_to_pray": True}), [pair()])

    assert "place_to_pray" not in json.dumps(json.loads(text)["person"])
    assert v2.answer(json.loads(text), None) != v2.answer(json.loads(text), {"place_to_pray": True})


def test_words_that_the_person_did_not_use_are_not_in_it() -> None:
    vacancy = replace(pair().vacancy, words=frozenset({"winkel", "kassa"}))
    (found,) = json.loads(kept(person(), [Pair(vacancy)]))["pairs"]

    assert found["vacancy"]["words"] == ["winkel"]


def test_the_same_inputs_give_the_same_text_whatever_their_order() -> None:
    pairs = [Pair(replace(pair().vacancy, id=uid(number))) for number in (901, 902, 903)]

    assert kept(person(), pairs) == kept(person(), pairs[::-1])


def test_a_ranking_of_another_year_is_answered_in_the_same_bytes() -> None:
    """Policy 2 stays as it is: the file was written when it was in force.

    While policy 2 is not released it is written anew with `python -m tests.matching.scorer.kept.golden`.
    """
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))

    assert golden["fingerprint"] == POLICIES["v2"].fingerprint()
    assert golden["answer"] == POLICIES["v2"].answer(golden["inputs"], golden["needs"]).decode()
