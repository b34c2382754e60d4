"""A yes that ends: a step to ask again before it, a closed lock after it, and what is erased in the end."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.enums import ConsentManner, Purpose, StepKind, StepState
from candidates.models import Candidate, Consent, Needs, Step
from candidates.permissions import QUIET_PURPOSES
from candidates.services import clock
from candidates.services.consents import consents
from candidates.services.files import sealed, steps
from candidates.services.rights import expiry
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from tests.candidates.situations import say_yes
from tests.factories import OPENED_ON, make_candidate

pytestmark = pytest.mark.django_db
LAST_DAY = OPENED_ON + timedelta(days=consents.LONGEST_DAYS)
ASKED_ON = LAST_DAY - timedelta(days=30)
ERASED_ON = LAST_DAY + timedelta(days=31)


@pytest.fixture
def youth(by) -> Candidate:
    candidate = make_candidate(by)
    say_yes(candidate, by=by, on=OPENED_ON)
    sealed.save_needs(candidate=candidate, version=0, needs={"buddy": True}, by=by, on=OPENED_ON)
    return candidate


def asked(youth) -> Step:
    return youth.steps.open().get(kind=StepKind.ASK_AGAIN, mark="consent:keep_needs")


def test_thirty_days_before_it_ends_a_step_asks_again_once(youth):
    assert expiry.ask_again(on=ASKED_ON - timedelta(days=1)) == 0
    assert [expiry.ask_again(on=ASKED_ON), expiry.ask_again(on=ASKED_ON)] == [1, 0]
    step = asked(youth)
    assert ASKED_ON < step.due <= LAST_DAY
    assert step.owner == youth.desk


@pytest.mark.parametrize("purpose", sorted(QUIET_PURPOSES))
def test_of_a_yes_that_would_tell_of_an_experience_the_step_is_a_call_like_any_other(youth, by, purpose):
    say_yes(youth, by=by, on=OPENED_ON, purpose=purpose)
    expiry.ask_again(on=ASKED_ON)
    step = youth.steps.open().get(mark=f"consent:{purpose}")
    assert (step.kind, step.title) == (StepKind.CALL, "")


def test_a_step_made_late_is_due_on_the_day_itself(youth):
    expiry.ask_again(on=LAST_DAY + timedelta(days=3))
    assert asked(youth).due == LAST_DAY + timedelta(days=3)


def test_who_closed_the_step_by_hand_is_not_asked_tomorrow_again(youth, by):
    expiry.ask_again(on=ASKED_ON)
    step = asked(youth)
    steps.close(step=step, version=step.version, by=by, on=ASKED_ON)
    assert expiry.ask_again(on=ASKED_ON + timedelta(days=1)) == 0


@pytest.mark.parametrize("act", ["given", "withdrawn", "withdrawn by the youth"])
def test_the_step_is_done_when_it_was_asked_again_or_taken_back(youth, by, act):
    expiry.ask_again(on=ASKED_ON)
    step, how = asked(youth), {"purpose": Purpose.KEEP_NEEDS, "manner": ConsentManner.PHONE, "on": ASKED_ON}
    if act == "given":
        consents.give(candidate=youth, by=by, **how)
    else:
        consents.withdraw(candidate=youth, by=by if act == "withdrawn" else audit.youth(youth.pk), **how)
    step.refresh_from_db()
    assert step.state == StepState.DONE
    assert expiry.ask_again(on=ASKED_ON) == 0


def test_from_the_day_after_the_last_one_the_lock_is_closed_and_nothing_is_lost_yet(youth, by):
    after = LAST_DAY + timedelta(days=1)
    assert sealed.read(candidate=youth, by=by, on=LAST_DAY).needs == {"buddy": True}
    assert sealed.read(candidate=youth, by=by, on=after).needs is None
    assert expiry.erase(on=ERASED_ON - timedelta(days=1)) == 0
    say_yes(youth, by=by, on=after)
    assert sealed.read(candidate=youth, by=by, on=after).needs == {"buddy": True}


def test_thirty_days_after_it_ended_what_was_kept_is_erased_once_and_in_the_log(youth):
    assert [expiry.erase(on=ERASED_ON), expiry.erase(on=ERASED_ON)] == [1, 0]
    assert not Needs.objects.exists()
    assert Entry.objects.get(event="consent.ran_out").reason == Purpose.KEEP_NEEDS


def test_what_was_asked_again_is_not_erased(youth, by):
    say_yes(youth, by=by, on=LAST_DAY)
    assert expiry.erase(on=ERASED_ON) == 0
    assert Needs.objects.exists()


def test_a_yes_that_came_a_moment_ago_wins_from_the_night(youth, by):
    old = Consent.objects.get()
    say_yes(youth, by=by, on=LAST_DAY)
    assert not expiry._erase(old, on=ERASED_ON)
    assert not expiry._ask(old, on=ASKED_ON)
    assert Needs.objects.exists()


def test_a_night_without_an_end_reads_four_queries_and_the_clock_runs_both(youth):
    with CaptureQueriesContext(connection) as queries:
        expiry.ask_again(on=OPENED_ON)
        expiry.erase(on=OPENED_ON)
    assert len(queries) == 4
    clock.run(on=ERASED_ON)
    assert not Needs.objects.exists()
