"""What opens doors, and what leads to the dream, over columns as by the plain scorer."""

from hypothesis import given
from hypothesis import strategies as st

from matching.engine import doors as engine
from matching.engine.rank import Found
from matching.scorer.v2 import doors, toward
from matching.scorer.v2.rank import rank
from tests.matching.engine.oracle import eight, scan_of
from tests.matching.scorer.v2.examples import POLICY
from tests.matching.scorer.v2.pools import EMPLOYERS
from tests.matching.scorer.v2.strategies import anyone, full_markets, markets


def same_doors(person, market):
    pairs = [eight(pair) for pair in market]
    found = Found([scan_of(person, pairs)])
    assert engine.doors(found, POLICY) == doors.doors(person, pairs, rank(person, pairs, POLICY), POLICY)


@given(anyone, markets)
def test_doors_are_those_of_the_scorer(person, market):
    same_doors(person, market)


@given(anyone, full_markets)
def test_doors_of_many_vacancies_are_those_of_the_scorer(person, market):
    same_doors(person, market)


@given(anyone, full_markets, st.sampled_from([None, *EMPLOYERS]))
def test_what_leads_to_the_dream_is_what_the_scorer_finds(person, market, employer):
    pairs = [eight(pair) for pair in market]
    ranking, found = rank(person, pairs, POLICY), Found([scan_of(person, pairs)])
    jobs = toward.dream_jobs(ranking, present=employer)
    assert found.ids(found.dream_jobs(employer)) == [row.vacancy for row in jobs]
    stones = toward.stones_at(ranking, employer)
    assert found.ids(found.stones_at(employer)) == [row.vacancy for row in stones]
