"""What opens doors, and what leads to the dream, over columns as by the plain scorer."""

from matching.engine import doors as engine
from matching.engine.rank import Found
from matching.scorer.v2 import doors, toward
from matching.scorer.v2.rank import rank
from tests.matching.engine.cases import cases
from tests.matching.engine.oracle import scan_of
from tests.matching.scorer.v2.examples import POLICY
from tests.matching.scorer.v2.pools import EMPLOYERS


def test_doors_are_those_of_the_scorer():
    for person, pairs in cases(2):
        expected = doors.doors(person, pairs, rank(person, pairs, POLICY), POLICY)
        assert engine.doors(Found([scan_of(person, pairs)]), POLICY) == expected


def test_what_leads_to_the_dream_is_what_the_scorer_finds():
    for person, pairs in cases(2):
        ranking, found = rank(person, pairs, POLICY), Found([scan_of(person, pairs)])
        for employer in (None, *EMPLOYERS):
            jobs = toward.dream_jobs(ranking, present=employer)
            assert found.ids(found.dream_jobs(employer)) == [row.vacancy for row in jobs]
            stones = toward.stones_at(ranking, employer)
            assert found.ids(found.stones_at(employer)) == [row.vacancy for row in stones]
