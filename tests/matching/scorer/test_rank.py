"""The three lists, their order, and what a row holds."""

from dataclasses import replace
from hashlib import blake2b

import pytest

from matching.scorer.inputs import Occupation, Pair, Range, Requirement
from matching.scorer.rank import rank, tie
from matching.scorer.weights import WeightsRefused
from tests.matching.scorer.examples import COOK, GREETING, POLICY, SHOP, codes, pair, person, uid, vacancy

FORKLIFT = (Requirement("licence", "forklift"),)


def ids(rows):
    return [row.vacancy for row in rows]


def test_every_vacancy_is_in_exactly_one_list():
    ranking = rank(
        person(),
        [pair(number=1), pair(number=2, requirements=FORKLIFT), pair(number=3, kind="trial")],
        POLICY,
    )
    assert ids(ranking.ranked) == [uid(1)]
    assert ids(ranking.one_step_away) == [uid(2)]
    assert ids(ranking.not_now) == [uid(3)]
    assert ranking.policy == "v1"


def test_nothing_to_rank_gives_empty_lists():
    ranking = rank(person(), [], POLICY)
    assert (ranking.ranked, ranking.one_step_away, ranking.not_now) == ((), (), ())


def test_points_of_a_row_are_worked_out_by_hand():
    row = rank(person(), [pair(20)], POLICY).ranked[0]
    assert row.criteria == {
        "wish": 300,
        "skills": 250,
        "dream": 0,
        "needs": 100,
        "travel": 55,
        "hours": 50,
        "language": 50,
        "own_words": 50,
    }
    assert row.points == 855
    assert codes(row.reasons)[0] == "wish.like_100"


def test_more_points_come_first():
    near, far = pair(5, number=1), pair(40, number=2)
    assert ids(rank(person(), [far, near], POLICY).ranked) == [uid(1), uid(2)]


def test_equal_points_go_by_the_keyed_hash_of_seed_and_vacancy():
    row = [pair(number=number) for number in range(1, 9)]
    expected = sorted(
        (uid(number) for number in range(1, 9)),
        key=lambda id_: blake2b(b"seed" + id_.bytes, digest_size=16, key=POLICY.tie_key).digest(),
    )
    assert ids(rank(person(), row, POLICY).ranked) == expected
    assert expected != sorted(expected)


def test_another_seed_gives_another_order():
    row = [pair(number=number) for number in range(1, 9)]
    assert ids(rank(person(), row, POLICY).ranked) != ids(rank(person(tie_seed=b"other"), row, POLICY).ranked)


def test_another_policy_key_gives_another_tie():
    assert tie(person(), uid(1), POLICY) != tie(person(), uid(1), replace(POLICY, tie_key=b"other"))


def test_closed_rows_go_by_the_order_of_the_gates():
    row = [pair(number=1, is_open=False), pair(number=2, kind="trial"), pair(200, number=3)]
    assert [each.gate for each in rank(person(), row, POLICY).not_now] == ["travel", "kind", "closed"]


def test_within_a_gate_the_nearest_to_a_wish_comes_first():
    far = [pair(number=n, requirements=FORKLIFT, occupation=Occupation(COOK, "5120")) for n in (1, 2, 3)]
    near = pair(number=4, requirements=FORKLIFT)
    assert ids(rank(person(), [*far, near], POLICY).one_step_away)[0] == uid(4)


def test_the_first_failing_gate_names_the_row_and_all_are_told():
    row = rank(person(), [pair(50, kind="trial", is_open=False)], POLICY).not_now[0]
    assert (row.gate, row.gates) == ("travel", ("travel", "kind", "closed"))
    assert codes(row.reasons)[::2] == ["gate.travel", "gate.kind", "gate.closed"]


def test_one_step_and_something_else_is_not_one_step_away():
    ranking = rank(person(), [pair(50, requirements=FORKLIFT)], POLICY)
    assert (ranking.one_step_away, ranking.not_now[0].gates) == ((), ("travel", "licence"))


def test_questions_are_asked_once():
    row = rank(person(travel_limit=None), [pair()], POLICY).ranked[0]
    assert codes(row.ask) == ["ask.travel_limit"]


def test_a_mark_that_several_criteria_give_is_said_once():
    suggested = Occupation(SHOP, "5223", checked=False, certainty=99, skills=frozenset({GREETING}))
    row = rank(person(), [pair(occupation=suggested, required_skills=frozenset())], POLICY).ranked[0]
    assert codes(row.reasons).count("occupation.not_checked") == 1


def test_own_weights_count_and_are_checked():
    own = dict(POLICY.weights) | {"wish": 250, "travel": 150}
    row = rank(person(weights=own), [pair(0)], POLICY).ranked[0]
    assert (row.criteria["wish"], row.criteria["travel"]) == (250, 150)
    with pytest.raises(WeightsRefused):
        rank(person(weights=own | {"wish": 255}), [pair()], POLICY)


def test_a_vacancy_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        rank(person(), [pair(), pair(hours=Range(1, 2))], POLICY)


def test_pairs_may_come_from_a_generator():
    assert len(rank(person(), (Pair(vacancy(number), 9) for number in (1, 2)), POLICY).ranked) == 2
