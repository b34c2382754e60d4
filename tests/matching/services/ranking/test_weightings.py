import pytest

from jobmatch.errors import RuleBroken
from matching.models import Weighting
from matching.scorer.v2 import policy
from matching.selectors import weightings as weighting_selectors
from matching.services.ranking import rankings, weightings
from tests.factories import OPENED_ON, make_candidate, make_jobhunter, make_vacancy

USUAL = dict(policy.load().weights)
MOVED = {**USUAL, "wish": USUAL["wish"] - 50, "travel": USUAL["travel"] + 50}

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by)


def save(youth, by, weights=MOVED, version=0):
    return weightings.save(candidate=youth, version=version, weights=weights, by=by)


def test_moved_points_count_in_the_ranking(youth, by):
    make_vacancy(is_remote=True)
    save(youth, by)
    ranked = rankings.rank_for(candidate=youth, by=by, on=OPENED_ON, today=OPENED_ON)
    (row,) = ranked.ranking.shelves["unread"].rows
    assert row.criteria["travel"] == (MOVED["travel"], 0, MOVED["travel"])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"wish": USUAL["wish"] + 5}, "weights_total"),
        ({"wish": USUAL["wish"] - 3, "travel": USUAL["travel"] + 3}, "weights_step"),
        ({"needs": USUAL["needs"] - 5, "travel": USUAL["travel"] + 5}, "weights_needs"),
        ({"travel": 2 * USUAL["travel"] + 5, "wish": USUAL["wish"] - 105}, "weights_high"),
        ({"wish": 145, "skills": USUAL["skills"] + 155}, "weights_low"),
    ],
)
def test_points_that_break_a_rule_are_refused_in_a_sentence(youth, by, change, code):
    with pytest.raises(RuleBroken) as refused:
        save(youth, by, {**USUAL, **change})
    assert refused.value.code == code
    assert not Weighting.objects.exists()


def test_a_second_change_needs_the_version_that_was_read(youth, by):
    save(youth, by)
    with pytest.raises(RuleBroken) as refused:
        save(youth, by, USUAL)
    assert refused.value.code == "stale"
    save(youth, by, USUAL, version=1)
    assert weighting_selectors.shown(youth) == {"version": 2, **USUAL}


def test_going_back_removes_what_was_moved(youth, by):
    save(youth, by)
    weightings.reset(candidate=youth, version=1, by=by)
    assert weighting_selectors.shown(youth) == {"version": 0, **USUAL}


def test_another_jobhunter_moves_nothing(youth):
    with pytest.raises(RuleBroken) as refused:
        save(youth, make_jobhunter())
    assert refused.value.code == "forbidden"
