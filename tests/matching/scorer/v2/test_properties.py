"""What policy 2 promises for any person and any vacancies, each by generated cases."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.scorer.v2.gates import judge
from matching.scorer.v2.inputs import Pair, Person, Vacancy
from matching.scorer.v2.policy import GATES
from matching.scorer.v2.rank import rank, score
from matching.scorer.v2.results import SHELVES
from matching.scorer.weights import CRITERIA
from tests.matching.scorer.v2.changes import confirmed, corrected, filled, tells_more
from tests.matching.scorer.v2.examples import POLICY
from tests.matching.scorer.v2.pools import EMPLOYERS
from tests.matching.scorer.v2.strategies import any_pair, anyone, full_markets, markets


def row(person, pair):
    return score(person, pair, POLICY, POLICY.weights)


def points(person, pair):
    """Criterion → points, and points and open together."""
    return {name: (got, got + open_) for name, (got, open_, _) in row(person, pair).criteria.items()}


def states(person, pair):
    return {gate.name: gate.state for gate in judge(person, pair, POLICY)}


def all_rows(ranking):
    return [row for shelf in ranking.shelves.values() for row in shelf.rows]


@given(anyone, markets)
def test_additive(person, market):
    weights = person.weights or POLICY.weights
    ranking = rank(person, market, POLICY)
    for each in all_rows(ranking):
        assert tuple(each.criteria) == CRITERIA
        assert each.points == sum(part[0] for part in each.criteria.values())
        assert each.open == sum(part[1] for part in each.criteria.values())
        assert sum(part[2] for part in each.criteria.values()) == ranking.total
        assert 0 <= each.sure <= each.points <= each.points + each.open <= ranking.total <= 1000
        for name, (got, open_, total) in each.criteria.items():
            assert 0 <= got <= got + open_ <= total
            assert total in (0, weights[name])


@given(anyone, markets)
def test_every_vacancy_on_one_shelf_or_folded_into_one(person, market):
    ranking = rank(person, market, POLICY)
    found = [pk for each in all_rows(ranking) for pk in (each.vacancy, *each.doubles)]
    assert sorted(found) == [pair.vacancy.id for pair in market]
    assert tuple(ranking.shelves) == SHELVES
    for name, shelf in ranking.shelves.items():
        assert {each.shelf for each in shelf.rows} <= {name}
        assert sorted(shelf.rows, key=id) == sorted(shelf.spread, key=id)
        closed = {gate.state == "closed" for each in shelf.rows for gate in each.shut}
        assert name in ("step", "not_now") or True not in closed


@given(st.data(), anyone, any_pair)
def test_a_blank_filled_in_never_lowers_points_nor_raises_points_and_open(data, person, pair):
    after = data.draw(filled(pair))
    if after is not None:
        assert_between(points(person, pair), points(person, after))


@given(st.data(), anyone, any_pair)
def test_a_reading_confirmed_never_lowers_points_nor_raises_points_and_open(data, person, pair):
    after = data.draw(confirmed(pair))
    if after is not None:
        assert_between(points(person, pair), points(person, after))


def assert_between(before, after):
    for name in CRITERIA:
        assert before[name][0] <= after[name][0] <= after[name][1] <= before[name][1], name


@given(st.data(), anyone, any_pair)
def test_sure_never_falls_when_a_reading_is_confirmed_or_corrected(data, person, pair):
    for after in (data.draw(confirmed(pair)), data.draw(corrected(pair))):
        if after is not None:
            assert row(person, pair).sure <= row(person, after).sure


@given(anyone, any_pair)
def test_sure_is_what_is_left_when_every_reading_and_usual_skill_is_nothing(person, pair):
    vacancy = pair.vacancy
    occupation = vacancy.occupation
    told = replace(
        vacancy,
        occupation=occupation if occupation and occupation.c == 100 else None,
        hours=vacancy.hours if vacancy.hours and vacancy.hours.c == 100 else None,
        dayparts=vacancy.dayparts if vacancy.dayparts and vacancy.dayparts.c == 100 else None,
    )
    assert row(person, pair).sure <= row(person, replace(pair, vacancy=told)).points


@given(st.data(), anyone, any_pair)
def test_who_tells_more_never_gets_fewer_points(data, person, pair):
    before, after = points(person, pair), points(data.draw(tells_more(person)), pair)
    assert all(before[name][0] <= after[name][0] for name in CRITERIA)


@given(anyone, st.one_of(markets, full_markets), st.sampled_from(EMPLOYERS))
def test_an_exclusion_removes_exactly_those(person, market, employer):
    person = replace(person, excluded_employers=frozenset())
    theirs = {pair.vacancy.id for pair in market if pair.vacancy.employer == employer}
    before = rank(person, market, POLICY)
    after = rank(replace(person, excluded_employers=frozenset({employer})), market, POLICY)
    for name in SHELVES:
        there = [(each.vacancy, each.parts, each.doubles) for each in after.shelves[name].rows]
        kept = [
            (each.vacancy, each.parts, each.doubles)
            for each in before.shelves[name].rows
            if each.vacancy not in theirs
        ]
        assert [each for each in there if each[0] not in theirs] == kept
        assert name == "not_now" or len(there) == len(kept)


# Whatever the scorer could see, it could use; these are all it sees.
SEEN_OF_A_PERSON = {
    "tie_seed", "on", "age_band", "has_start_qualification", "wishes", "skills", "work_done", "all_my_work",
    "diplomas", "licences", "credentials_complete", "languages", "needs", "kinds", "excluded_employers",
    "hours", "dayparts", "travel_limit", "own_words", "weights", "present_isco", "present_employer",
}  # fmt: skip


def test_blind():
    assert {field.name for field in fields(Person)} == SEEN_OF_A_PERSON
    assert {field.name for field in fields(Pair)} == {"vacancy", "minutes", "means"}


@given(anyone, any_pair, st.sampled_from(["foot", "bicycle", "transit", "car"]))
def test_blind_to_the_means_of_travel(person, pair, means):
    if pair.minutes is not None:
        assert row(person, replace(pair, means=means)) == row(person, pair)


@given(anyone, any_pair)
def test_needs_that_are_shut_look_like_needs_that_were_never_told(person, pair):
    shut, untold = (row(replace(person, needs=needs), pair) for needs in (None, {}))
    assert shut == untold
    assert shut.criteria["needs"] == (0, 0, 0)


@given(st.data(), anyone, markets)
def test_stable_under_input_order(data, person, market):
    shuffled = data.draw(st.permutations(market))
    assert repr(rank(person, shuffled, POLICY)) == repr(rank(person, market, POLICY))


UNKNOWN_OF_A_VACANCY = [
    {"employer": None}, {"kind": None}, {"occupation": None}, {"requirements": ()}, {"languages": None},
    {"hours": None}, {"dayparts": None}, {"years": None}, {"leading": None}, {"abroad": None},
    {"facts": None}, {"night_work": None}, {"hazardous_work": None}, {"sunday_work": None},
    {"closes_on": None},
]  # fmt: skip
UNKNOWN_OF_A_PERSON = [
    {"has_start_qualification": None, "credentials_complete": False}, {"languages": None}, {"needs": None},
    {"kinds": None}, {"hours": None}, {"dayparts": None}, {"travel_limit": None},
    {"work_done": (), "all_my_work": False},
]  # fmt: skip


def closed(person, pair):
    return {name for name, state in states(person, pair).items() if state == "closed"}


@given(anyone, any_pair)
def test_a_gate_closes_only_on_a_known_value(person, pair):
    before = closed(person, pair)
    kind = pair.vacancy.kind
    if kind and kind.value in LEARNING_KINDS:
        # It lets past what the occupation asks, so without it that may close.
        before.add("licence")
    for unknown in UNKNOWN_OF_A_VACANCY:
        assert closed(person, replace(pair, vacancy=replace(pair.vacancy, **unknown))) <= before
    for unknown in UNKNOWN_OF_A_PERSON:
        assert closed(replace(person, **unknown), pair) <= before
    assert closed(person, replace(pair, minutes=None)) <= before
    assert "minor" not in closed(replace(person, age_band="unknown"), pair)


@given(anyone, any_pair)
def test_a_reading_closes_only_the_gate_that_is_named(person, pair):
    """Below 80 nothing closes by what was read; hours, language and minors' rules never do."""
    for gate in judge(person, pair, POLICY):
        for found in gate.of("closed"):
            assert not found.read or gate.name in ("experience", "abroad", "kind", "licence")
            assert not found.read or found.code != "diploma" or pair.vacancy.occupation
        assert gate.name in GATES


@given(anyone, any_pair)
def test_what_the_employer_applies_for_never_gates(person, pair):
    kept = tuple(
        each
        for each in pair.vacancy.requirements
        if each.code != "security_pass" and each.kind != "screening"
    )
    without = replace(pair, vacancy=replace(pair.vacancy, requirements=kept))
    assert states(person, pair) == states(person, without)


@given(anyone, st.one_of(markets, full_markets))
def test_page_one_shows_each_row_once_and_no_more_than_its_share(person, market):
    page = rank(person, market, POLICY).page
    most = {"wish": 5, "like": 5, "dream": 3, "step": 3, "ask": 5, "uses": 5}
    parts = {name: getattr(page, name) for name in most}
    assert all(len(parts[name]) <= many for name, many in most.items())
    shown = [each.vacancy for name, rows in parts.items() if name != "uses" for each in rows]
    assert len(shown) == len(set(shown))
    assert not page.ask or len(page.wish) + len(page.like) < 5
    assert page.nothing_fits == (not page.wish and not page.like)


@given(anyone, st.one_of(markets, full_markets))
def test_the_route_never_holds_the_dream_nor_the_same_sort_of_work(person, market):
    found = {pair.vacancy.id: pair.vacancy for pair in market}
    stones = rank(person, market, POLICY).route
    assert len(stones) <= 4
    titles = [found[each.vacancy].stone for each in stones if found[each.vacancy].stone]
    assert len(titles) == len(set(titles))
    assert max(Counter(each.employer for each in stones if each.employer).values(), default=0) <= 2
    for each in stones:
        occupation = found[each.vacancy].occupation
        assert each.shelf not in ("not_now", "unread")
        assert occupation is None or occupation.id != person.dream.occupation
        present = person.present_isco[:3]
        assert occupation is None or not present or occupation.isco[:3] != present


def test_every_field_of_a_vacancy_is_plain():
    assert not {"title", "description", "contact", "name"} & {field.name for field in fields(Vacancy)}


SAMPLE = """
from matching.scorer.v2.rank import rank
from tests.matching.scorer.v2.lively import Maker
from tests.matching.scorer.v2.examples import POLICY
for number in range(12):
    maker = Maker(number)
    print(repr(rank(maker.person(), maker.market(12, open_to_most=number % 2 == 0), POLICY)))
"""


def test_same_bytes_in_another_process_with_another_hash_seed():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SAMPLE],
            cwd=Path(__file__).parents[4],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout.replace(b"frozenset", b"")
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
