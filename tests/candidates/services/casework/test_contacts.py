"""Contacts: what follows from a try, and who writes and reads the line."""

from datetime import timedelta
from typing import Any

import pytest

from candidates.enums import Channel, Purpose, State, StepKind
from candidates.models import Candidate, Contact, Step
from candidates.services.casework import contacts
from candidates.services.files import news, states, steps
from candidates.services.intake import referrals
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.candidates.referral_situations import make_referrer, refer
from tests.candidates.situations import say_yes
from tests.factories import OPENED_ON, make_candidate, make_coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


def record(youth: Candidate, by: User, **values: Any) -> Contact:
    given = {"channel": Channel.PHONE, "reached": True, "on": OPENED_ON, **values}
    return contacts.record(candidate=youth, by=by, **given)


def next_kind(youth: Candidate) -> str:
    return Step.objects.get(primary_for=youth.pk).kind


def refused(youth: Candidate, by: User, **values: Any) -> str:
    """The code with which it was refused."""
    with pytest.raises(RuleBroken) as error:
        record(youth, by, **values)
    return error.value.code


def test_a_contact_finishes_the_step_and_a_call_follows(youth, by):
    first = Step.objects.get(primary_for=youth.pk)
    record(youth, by)
    first.refresh_from_db()
    assert (first.done_on, next_kind(youth)) == (OPENED_ON, StepKind.CALL)


def test_who_does_not_answer_is_tried_in_another_way_then_at_another_hour_then_no_more(youth, by):
    kinds = []
    for _ in range(3):
        record(youth, by, reached=False)
        kinds.append(next_kind(youth))
    assert kinds == [StepKind.TRY_CHANNEL, StepKind.TRY_HOURS, StepKind.CALL]
    assert contacts.planned_try(youth, failed=3, on=OPENED_ON) is None


def test_the_referrer_is_asked_only_with_a_yes_of_the_youth_to_that_referrer(youth, by):
    say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER, on=OPENED_ON)  # nobody referred: it names nobody
    coordinator = make_coordinator(youth.municipality)
    referral = refer(make_referrer(), youth.municipality, on=OPENED_ON)
    referrals.join(referral=referral, version=1, candidate=youth, by=coordinator, on=OPENED_ON)
    assert contacts.planned_try(youth, failed=3, on=OPENED_ON) is None
    say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER, on=OPENED_ON)
    for _ in range(3):
        record(youth, by, reached=False)
    assert next_kind(youth) == StepKind.ASK_REFERRER
    later = OPENED_ON + timedelta(days=366)
    assert contacts.planned_try(youth, failed=3, on=later) is None


def test_a_line_is_written_and_read_by_the_own_jobhunter(youth, by):
    contact = record(youth, by, line="Had a good day")
    assert b"good day" not in bytes(contact.line)
    lines = contacts.read_lines(candidate=youth, contacts=[contact], by=by, on=OPENED_ON)
    assert lines == {contact.pk: "Had a good day"}
    assert Entry.objects.filter(event="sealed.opened", person=youth.pk, actor=by.pk).count() == 1


def test_who_may_not_read_a_line_again_does_not_write_one(youth, by):
    coordinator = make_coordinator(youth.municipality)
    assert refused(youth, coordinator, line="Had a good day") == "forbidden"
    assert record(youth, coordinator).line == b""


def test_a_coordinator_reads_no_line(youth, by):
    contact = record(youth, by, line="Had a good day")
    coordinator = make_coordinator(youth.municipality)
    assert contacts.read_lines(candidate=youth, contacts=[contact], by=coordinator, on=OPENED_ON) == {}
    assert not Entry.objects.filter(actor=coordinator.pk).exists()


def test_the_line_stays_as_it_was_for_who_corrects_without_reading_it(youth, by):
    contact = record(youth, by, line="Had a good day")
    contacts.correct(
        contact=contact,
        version=contact.version,
        by=make_coordinator(youth.municipality),
        on=OPENED_ON,
        channel=Channel.TEXT,
        reached=True,
        happened_on=OPENED_ON,
        line=None,
        confidence=None,
    )
    lines = contacts.read_lines(candidate=youth, contacts=[contact], by=by, on=OPENED_ON)
    assert (contact.channel, lines) == (Channel.TEXT, {contact.pk: "Had a good day"})


def test_who_was_not_reached_has_not_said_how_sure_they_feel(youth, by):
    assert refused(youth, by, reached=False, confidence=3) == "confidence"


def test_a_contact_of_tomorrow_is_refused(youth, by):
    assert refused(youth, by, happened_on=OPENED_ON + timedelta(days=1)) == "contact_day"


def test_news_counts_from_the_last_time_that_the_youth_was_reached(youth, by):
    record(youth, by)
    later = OPENED_ON + timedelta(days=5)
    mistaken = record(youth, by, on=later)
    youth.refresh_from_db()
    assert youth.last_news_on == later
    contacts.take_back(contact=mistaken, version=mistaken.version, by=by)
    youth.refresh_from_db()
    assert youth.last_news_on == OPENED_ON


def test_a_try_that_fails_ends_neither_the_rest_nor_the_pause(youth, by):
    states.rest(candidate=youth, version=1, by=by, on=OPENED_ON)
    record(youth, by, reached=False)
    assert next_kind(youth) == StepKind.YEARLY
    other = make_candidate(by)
    until = OPENED_ON + timedelta(days=60)
    states.pause(candidate=other, version=1, until=until, by=by, on=OPENED_ON)
    record(other, by, reached=False)
    assert Step.objects.get(primary_for=other.pk).due == until


def test_an_old_try_written_down_later_starts_no_search(youth, by):
    record(youth, by)
    record(youth, by, reached=False, happened_on=OPENED_ON - timedelta(days=3))
    assert next_kind(youth) == StepKind.CALL


def test_a_file_that_rests_is_open_again_as_soon_as_the_youth_is_heard_of(youth, by):
    states.rest(candidate=youth, version=1, by=by, on=OPENED_ON)
    record(youth, by)
    youth.refresh_from_db()
    assert (youth.state, next_kind(youth)) == (State.OPEN, StepKind.CALL)
    record(youth, by, reached=False)
    assert Step.objects.get(primary_for=youth.pk).due < OPENED_ON + timedelta(days=14)


def test_who_was_reached_after_all_rests_no_more(youth, by):
    contact = record(youth, by, reached=False)
    states.rest(candidate=youth, version=Candidate.objects.get(pk=youth.pk).version, by=by, on=OPENED_ON)
    given = {"channel": Channel.PHONE, "happened_on": OPENED_ON, "line": None, "confidence": None}
    contacts.correct(contact=contact, version=1, by=by, on=OPENED_ON, reached=True, **given)
    youth.refresh_from_db()
    assert (youth.state, next_kind(youth)) == (State.OPEN, StepKind.CALL)


def test_it_is_time_to_rest_when_the_plan_is_used_up(youth, by):
    said = []
    for _ in range(2):
        record(youth, by, reached=False)
        said.append(contacts.is_time_to_rest(Candidate.objects.get(pk=youth.pk), on=OPENED_ON))
    record(youth, by, reached=False)
    assert said == [False, False]
    assert contacts.is_time_to_rest(Candidate.objects.get(pk=youth.pk), on=OPENED_ON)


def test_what_follows_is_what_was_said_beforehand(youth, by):
    for reached in (False, True):
        fresh = Candidate.objects.get(pk=youth.pk)
        failed = contacts.tries_in_a_row(fresh) + 1
        said = contacts.follow_up(fresh, reached=reached, on=OPENED_ON, failed=failed)
        record(youth, by, reached=reached)
        step = Step.objects.get(primary_for=youth.pk)
        assert (step.kind, step.due) == said


def test_a_contact_can_leave_the_next_step_as_it_is(youth, by):
    before = Step.objects.get(primary_for=youth.pk)
    record(youth, by, finishes=False)
    assert Step.objects.get(primary_for=youth.pk) == before


def test_completing_by_a_contact_is_undone_like_any_other(youth, by):
    first = Step.objects.get(primary_for=youth.pk)
    record(youth, by)
    following = Step.objects.get(primary_for=youth.pk)
    steps.undo(step=following, version=following.version, by=by, on=OPENED_ON)
    assert next_kind(youth) == first.kind


def test_a_step_of_the_program_is_not_chosen(youth, by):
    assert refused(youth, by, next_kind=StepKind.WORRY) == "step_kind"


def test_of_a_child_no_more_than_the_contact_is_kept_before_a_parent_was_heard(by):
    child = make_candidate(by, birth_date=OPENED_ON - timedelta(days=365 * 15))
    assert refused(child, by, line="Spoke at the door") == "parent_first"
    assert refused(child, by, confidence=3) == "parent_first"
    record(child, by)


def test_what_is_taken_back_no_longer_counts_as_news(youth, by):
    record(youth, by, happened_on=OPENED_ON - timedelta(days=4))
    newest = record(youth, by)
    contacts.take_back(contact=newest, version=1, by=by)
    assert Candidate.objects.get(pk=youth.pk).last_news_on == OPENED_ON - timedelta(days=4)
    contacts.take_back(contact=Contact.objects.get(), version=1, by=by)
    assert Candidate.objects.get(pk=youth.pk).last_news_on is None


def test_newer_news_from_work_stands_when_a_contact_is_taken_back(youth, by):
    mistaken = record(youth, by, happened_on=OPENED_ON - timedelta(days=4))
    news.note(Candidate.objects.get(pk=youth.pk), day=OPENED_ON)
    contacts.take_back(contact=mistaken, version=1, by=by)
    assert Candidate.objects.get(pk=youth.pk).last_news_on == OPENED_ON


def test_a_try_that_failed_takes_no_news_with_it(youth, by):
    news.note(Candidate.objects.get(pk=youth.pk), day=OPENED_ON)
    contacts.take_back(contact=record(youth, by, reached=False), version=1, by=by)
    assert Candidate.objects.get(pk=youth.pk).last_news_on == OPENED_ON


def test_a_contact_that_is_sent_twice_is_written_down_once(youth, by):
    seen = {"channel": Channel.PHONE, "reached": True, "step": youth.steps.get().pk}
    contacts.record(candidate=youth, by=by, on=OPENED_ON, **seen)
    with pytest.raises(RuleBroken) as error:
        contacts.record(candidate=youth, by=by, on=OPENED_ON, **seen)
    assert error.value.code == "stale"
    assert youth.contacts.count() == 1
