"""The scorer gives, in everything, what a slow and literal second reading of the text gives."""

from hypothesis import given

from matching.scorer.v2.rank import rank
from matching.scorer.v2.results import SHELVES
from tests.matching.scorer.v2.examples import POLICY
from tests.matching.scorer.v2.oracle import judge_all
from tests.matching.scorer.v2.strategies import any_pair, anyone, full_markets, markets


def same(person, market):
    ranking = rank(person, market, POLICY)
    each, shelves = judge_all(person, market)
    for name in SHELVES:
        before, after = shelves[name]
        assert [row.vacancy for row in ranking.shelves[name].rows] == before
        assert [row.vacancy for row in ranking.shelves[name].spread] == after
        for row in ranking.shelves[name].rows:
            said = each[row.vacancy]
            assert row.criteria == said["points"]
            assert {gate.name: gate.state for gate in row.shut} == said["gates"]
            assert row.shelf == said["shelf"]


@given(anyone, any_pair)
def test_points_open_gates_and_shelf_of_one_vacancy(person, pair):
    same(person, [pair])


@given(anyone, markets)
def test_the_shelves_and_their_order(person, market):
    same(person, market)


@given(anyone, full_markets)
def test_the_order_where_an_employer_has_many(person, market):
    same(person, market)
