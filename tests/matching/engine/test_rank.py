"""The engine gives what the plain scorer gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.places.rules import travel
from matching.engine.building import build
from matching.engine.columns import Offer
from matching.engine.person import minutes_to
from matching.engine.rank import Found
from matching.scorer.v2.inputs import Vacancy
from matching.scorer.v2.page import first_of_all, page_one
from matching.scorer.v2.rank import rank
from matching.scorer.v2.results import SHELVES, Shelf
from tests.matching.engine.cases import cases, market, numbers, someone
from tests.matching.engine.oracle import PARTS, assert_same, scan_of, together
from tests.matching.scorer.v2.examples import POLICY, uid


def test_all_is_as_the_scorer_says():
    for person, pairs in cases():
        assert_same(person, pairs, Found([scan_of(person, pairs)]))


def test_two_scans_with_rows_that_are_gone_are_one():
    """As after changes: of the old columns some rows are gone, some are in the new ones as they are now."""
    for number in numbers(3):
        person, old, new = someone(number), market(number), market(number + 1)
        gone = {pair.vacancy.id for place, pair in enumerate(old) if (number + place) % 3 == 0}
        there = [pair for pair in old if pair.vacancy.id not in gone]
        new = [pair for pair in new if pair.vacancy.id not in {each.vacancy.id for each in there}]
        assert_same(person, there + new, together(scan_of(person, old, gone), scan_of(person, new)))


def test_what_is_wanted_alone_keeps_its_order():
    for number in numbers(3):
        keeps_its_order(someone(number), market(number), number)


def keeps_its_order(person, pairs, number):
    ranking = rank(person, pairs, POLICY)
    ids = sorted(pair.vacancy.id for pair in pairs)
    kept = {pk for place, pk in enumerate(ids) if (number + place) % 3}
    found = Found([scan_of(person, pairs)]).wanted(np.array([pk in kept for pk in ids]))
    shelves = {
        name: Shelf(
            *(tuple(row for row in rows if row.vacancy in kept) for rows in (shelf.rows, shelf.spread))
        )
        for name, shelf in ranking.shelves.items()
    }
    stones = [row for row in ranking.route if row.vacancy in kept]
    page = page_one(shelves, stones, asks_wish=not person.wishes, present_employer=person.present_employer)
    assert found.counts == {name: len(shelves[name].rows) for name in SHELVES}
    for name in SHELVES:
        assert found.ids(found.rows(name)) == [row.vacancy for row in shelves[name].rows]
        assert found.ids(found.spread(name, 5)) == [row.vacancy for row in shelves[name].spread[:5]]
    for part in PARTS:
        assert found.ids(getattr(found.page, part)) == [row.vacancy for row in getattr(page, part)]


def test_the_first_of_all():
    for number in numbers(3):
        person, pairs, many = someone(number), market(number), number % 20
        shelves = rank(person, pairs, POLICY).shelves
        assert Found([scan_of(person, pairs)]).first_of_all(many) == first_of_all(shelves, many)


degrees = st.tuples(st.floats(50.7, 53.6), st.floats(3.3, 7.3))
some_means = st.sets(st.sampled_from(list(travel.MEANS)), max_size=4)


@given(degrees, st.lists(degrees, min_size=1, max_size=40, unique=True), some_means)
def test_minutes_are_those_of_the_trip(home, points, means):
    offers = [Offer(Vacancy(uid(place)), point) for place, point in enumerate(points)]
    columns = build(offers, POLICY)
    found = minutes_to(columns, home, means)
    assert found[-1] == -1
    for place, at in zip(columns["place"].tolist(), points, strict=True):
        expected = travel.fastest(means, travel.distance_metres(home, at))[1] if means else -1
        assert found[place] == expected
