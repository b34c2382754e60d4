"""Where a file can go from each state, and that nothing else is possible."""

from datetime import timedelta

import pytest

from candidates import lost
from candidates.enums import Ending, State
from candidates.models import Candidate
from candidates.services.files import moves, states
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from tests.factories import OPENED_ON, make_candidate, make_coordinator

pytestmark = pytest.mark.django_db
LATER = OPENED_ON + timedelta(days=30)


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


def move(youth: Candidate, to: str, by: User, **values) -> Candidate:
    version = Candidate.objects.get(pk=youth.pk).version
    return moves.move(
        candidate=Candidate.objects.get(pk=youth.pk), version=version, to=to, by=by, on=OPENED_ON, **values
    )


@pytest.mark.parametrize(
    ("to", "values"),
    [(State.PAUSED, {"until": LATER}), (State.RESTING, {}), (State.ENDED, {"ending": Ending.MOVED})],
)
def test_every_move_can_be_moved_back(youth, by, to, values):
    moved = move(youth, to, by, **values)
    assert (moved.state, State.OPEN in moves.possible(moved)) == (to, True)
    assert lost.find(on=OPENED_ON) == []
    assert move(youth, State.OPEN, by).state == State.OPEN
    assert lost.find(on=OPENED_ON) == []


@pytest.mark.parametrize("to", [State.OPEN, State.PLACED, "nowhere"])
def test_what_does_not_follow_is_refused(youth, by, to):
    with pytest.raises(RuleBroken) as refused:
        move(youth, to, by)
    assert refused.value.code == "state"


def test_a_pause_without_a_day_is_refused(youth, by):
    with pytest.raises(RuleBroken) as refused:
        move(youth, State.PAUSED, by)
    assert refused.value.code == "pause_until"


def test_an_ending_that_is_none_is_refused(youth, by):
    with pytest.raises(RuleBroken) as refused:
        move(youth, State.ENDED, by)
    assert refused.value.code == "ending"


def test_only_work_opens_and_closes_what_is_at_work(youth, by):
    due = workdays.after(OPENED_ON, 3)
    placed = states.place(candidate=youth, by=by, on=OPENED_ON, next_due=due)
    assert moves.possible(placed) == [State.ENDED]
    with pytest.raises(RuleBroken):
        move(youth, State.OPEN, by)


def test_out_of_reach_is_offered_to_a_coordinator_at_the_end_of_the_term(youth, by, settings):
    rested = move(youth, State.RESTING, by)
    coordinator = make_coordinator(youth.municipality)
    late = OPENED_ON + timedelta(days=31 * settings.FILE_TERM_MONTHS)
    assert Ending.OUT_OF_REACH in moves.endings(rested, by=coordinator, on=late)
    assert Ending.OUT_OF_REACH not in moves.endings(rested, by=by, on=late)
    assert Ending.OUT_OF_REACH not in moves.endings(rested, by=coordinator, on=OPENED_ON)


def test_kept_work_is_offered_after_a_year_at_work(youth, by):
    due = workdays.after(OPENED_ON, 3)
    placed = states.place(candidate=youth, by=by, on=OPENED_ON, next_due=due)
    assert Ending.KEPT_WORK not in moves.endings(placed, by=by, on=LATER)
    assert moves.endings(placed, by=by, on=OPENED_ON + timedelta(days=366))[0] == Ending.KEPT_WORK
