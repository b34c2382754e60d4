"""The first talk: what is taken over from free words, its end, and taking that back."""

from datetime import date, timedelta

import pytest

from candidates.enums import ConsentManner, Purpose, ReferralState, ReferrerStatus, State, StepKind
from candidates.models import Candidate, Referral, Step
from candidates.rules import person_marks
from candidates.services.casework import talks
from candidates.services.consents import consents
from candidates.services.files import profile, states, steps
from candidates.services.files.profile import WishGiven
from jobmatch.accounts.enums import Role
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_jobhunter,
    make_member,
    make_occupation,
    make_skill,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by) -> Candidate:
    return make_candidate(by)


def fresh(youth) -> Candidate:
    return Candidate.objects.get(pk=youth.pk)


def finish(youth, by, on=OPENED_ON, **values) -> Candidate:
    return talks.finish(candidate=fresh(youth), by=by, on=on, **values)


def test_the_end_of_the_talk_finishes_the_step_and_makes_the_next(youth, by):
    due = OPENED_ON + timedelta(days=3)
    finish(youth, by, next_kind=StepKind.SEARCH, next_title="Samen kijken", next_due=due)
    youth = fresh(youth)
    assert (youth.first_talk_on, youth.last_news_on) == (OPENED_ON, OPENED_ON)
    assert (youth.held_by.kind, youth.held_by.title, youth.held_by.due) == ("search", "Samen kijken", due)
    assert Step.objects.get(state="done").done_on == OPENED_ON
    assert Entry.objects.filter(event="talk.held", person=youth.pk).count() == 1


def test_a_talk_while_the_file_rests_opens_it(youth, by):
    states.rest(candidate=youth, version=1, by=by, on=OPENED_ON)
    finish(youth, by)
    youth = fresh(youth)
    assert (youth.state, youth.last_news_on, youth.held_by.kind) == (State.OPEN, OPENED_ON, StepKind.CALL)


def test_who_names_no_next_step_gets_a_call_within_ten_working_days(youth, by):
    finish(youth, by)
    assert fresh(youth).held_by.kind == StepKind.CALL
    assert fresh(youth).held_by.due == date(2026, 12, 7)


def test_a_step_for_something_else_stays(youth, by):
    steps.complete(step=youth.held_by, version=1, by=by, on=OPENED_ON, next_kind=StepKind.SEARCH)
    before = fresh(youth).held_by
    finish(youth, by)
    assert fresh(youth).held_by == before
    assert fresh(youth).first_talk_on == OPENED_ON


def test_a_second_talk_keeps_the_day_of_the_first(youth, by):
    finish(youth, by)
    later = OPENED_ON + timedelta(days=8)
    finish(youth, by, on=later)
    assert (fresh(youth).first_talk_on, fresh(youth).last_news_on) == (OPENED_ON, later)


def test_a_day_that_is_past_is_no_day_for_the_next_step_and_nothing_is_kept(youth, by):
    with pytest.raises(RuleBroken) as refused:
        finish(youth, by, next_due=OPENED_ON - timedelta(days=1))
    assert refused.value.code == "next_due"
    assert fresh(youth).first_talk_on is None


def test_a_file_that_ended_holds_no_talk(youth, by):
    states.end(candidate=youth, version=youth.version, ending="own_wish", by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        finish(youth, by)
    assert refused.value.code == "file_ended"


def test_a_stranger_ends_no_talk(youth):
    with pytest.raises(RuleBroken) as refused:
        finish(youth, make_jobhunter(youth.municipality))
    assert refused.value.code == "forbidden"


@pytest.mark.parametrize(
    ("has_yes", "shown"), [(True, ReferrerStatus.IN_CONTACT), (False, ReferrerStatus.RECEIVED)]
)
def test_the_referrer_reads_of_the_talk_only_with_the_youths_yes(youth, by, has_yes, shown):
    referrer = make_member(Role.REFERRER)
    referral = Referral.objects.create(
        municipality=youth.municipality,
        organisation=referrer.memberships.get().organisation,
        referrer=referrer,
        state=ReferralState.ACCEPTED,
        received_on=OPENED_ON,
        decided_on=OPENED_ON,
        candidate_mark=person_marks.referred(youth.pk),
        fingerprint="x",
        label="N.",
    )
    if has_yes:
        consents.give(
            candidate=youth,
            purpose=Purpose.TELL_REFERRER,
            referrals=[referral.pk],
            manner=ConsentManner.PHONE,
            by=by,
            on=OPENED_ON,
        )
    finish(youth, by)
    referral.refresh_from_db()
    assert referral.shown == shown


def test_taking_back_says_that_no_talk_was_held(youth, by):
    finish(youth, by)
    talks.take_back(candidate=youth, by=by)
    assert (fresh(youth).first_talk_on, fresh(youth).last_news_on) == (None, None)
    with pytest.raises(RuleBroken) as refused:
        talks.take_back(candidate=youth, by=by)
    assert refused.value.code == "nothing_to_undo"


def test_a_stranger_takes_no_talk_back(youth, by):
    finish(youth, by)
    with pytest.raises(RuleBroken) as refused:
        talks.take_back(candidate=youth, by=make_jobhunter(youth.municipality))
    assert refused.value.code == "forbidden"


def test_the_step_that_the_talk_finished_can_be_taken_back_too(youth, by):
    before = youth.held_by
    finish(youth, by)
    step = fresh(youth).held_by
    steps.undo(step=step, version=step.version, by=by, on=OPENED_ON)
    assert (fresh(youth).held_by.kind, fresh(youth).held_by.due) == (before.kind, before.due)


def test_what_is_recognised_comes_below_what_is_there(youth, by):
    dream, new, held, learned = make_occupation(), make_occupation(), make_skill(), make_skill()
    wishes = [WishGiven(dream.pk, is_dream=True)]
    profile.save_wishes(candidate=youth, version=1, wishes=wishes, by=by, on=OPENED_ON)
    profile.save_skills(candidate=youth, version=2, skills=[held.pk], by=by, on=OPENED_ON)
    talks.add_from_words(
        candidate=youth,
        version=3,
        occupations=[new.pk, dream.pk],
        skills=[held.pk, learned.pk],
        by=by,
        on=OPENED_ON,
    )
    assert [(wish.occupation, wish.is_dream) for wish in youth.wishes.all()] == [(dream, True), (new, False)]
    assert {row.skill for row in youth.skills.all()} == {held, learned}


def test_two_who_take_words_over_at_once_do_not_overwrite_each_other(youth, by):
    given = {"occupations": [make_occupation().pk], "skills": [], "by": by, "on": OPENED_ON}
    talks.add_from_words(candidate=fresh(youth), version=1, **given)
    with pytest.raises(RuleBroken) as refused:
        talks.add_from_words(candidate=fresh(youth), version=1, **given)
    assert refused.value.code == "stale"


def test_a_talk_that_is_sent_twice_does_not_finish_the_next_step_too(youth, by):
    seen = youth.held_by.pk
    finish(youth, by, next_kind="meet", step=seen)
    with pytest.raises(RuleBroken) as refused:
        finish(fresh(youth), by, next_kind="meet", step=seen)
    assert refused.value.code == "stale"
    assert youth.steps.filter(state="done").count() == 1
