"""Other help: the text of the yes is passed on byte for byte, and nothing once the yes is taken back."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from candidates.enums import ConsentManner, HandOverState, Help, Purpose, StepKind
from candidates.models import Candidate, HandOver, Partner
from candidates.rules import step_marks
from candidates.services.consents import consents
from candidates.services.help import hand_overs
from candidates.services.rights import expiry, forced_openings
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Organisation
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.sealing import services as sealing
from notifications.enums import Kind, MessageState
from notifications.models import Message
from notifications.services import outbox
from tests.candidates.quiet_log import quiet
from tests.candidates.situations import say_yes
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_organisation,
)

pytestmark = pytest.mark.django_db
TEXT = "Dag,\n\nAmira wil graag hulp bij schulden. Zij is te bereiken op +31612345678. \N{SNOWMAN}"


def contents_of(message: Message) -> dict:
    field = outbox.field_of(message.pk)
    return json.loads(sealing.unseal(person=message.whose, field=field, sealed=bytes(message.sealed)))


def make_partner(**values) -> Partner:
    given = {"helps_with": [Help.DEBTS], "email": "hulp@example.org", **values}
    return Partner.objects.create(organisation=make_organisation(OrganisationKind.PARTNER), **given)


@pytest.fixture
def youth(by) -> Candidate:
    candidate = make_candidate(by, first_name="Amira")
    say_yes(candidate, by=by, purpose=Purpose.OTHER_PARTNER, on=OPENED_ON)
    return candidate


def write(youth, by, text=TEXT, partner=None) -> HandOver:
    return hand_overs.write(
        candidate=youth, partner=partner or make_partner(), topic=Help.DEBTS, text=text, by=by, on=OPENED_ON
    )


def send(row, by, digest=None) -> HandOver:
    digest = digest or hashlib.sha256(TEXT.encode()).hexdigest()
    return hand_overs.send(hand_over=row, version=row.version, digest=digest, by=by, on=OPENED_ON)


def code_of(call, *args, **values) -> str:
    with pytest.raises(RuleBroken) as refused:
        call(*args, **values)
    return refused.value.code


def withdraw(youth, by) -> None:
    consents.withdraw(
        candidate=youth, purpose=Purpose.OTHER_PARTNER, manner=ConsentManner.PHONE, by=by, on=OPENED_ON
    )


def test_what_is_sent_is_what_was_read_byte_for_byte(youth, by):
    row = send(write(youth, by), by)
    message = Message.objects.get()
    assert (message.kind, message.row, message.whose) == (Kind.HAND_OVER, row.pk, youth.pk)
    assert contents_of(message) == {"address": "hulp@example.org", "values": {"body": TEXT}}
    assert hashlib.sha256(TEXT.encode()).hexdigest() == row.digest
    assert TEXT.encode() not in bytes(row.sealed)


def test_it_waits_an_hour_and_two_weeks_later_somebody_asks(youth, by):
    row = send(write(youth, by), by)
    assert Message.objects.get().not_before > timezone.now() + timedelta(minutes=59)
    step = youth.steps.open().get(kind=StepKind.HELP)
    assert (step.mark, step.due >= OPENED_ON + timedelta(days=14)) == (step_marks.hand_over(row.pk), True)
    hand_overs.answer(
        hand_over=row, version=row.version, outcome="helped", line="Fijn gesprek", by=by, on=OPENED_ON
    )
    assert not youth.steps.open().filter(kind=StepKind.HELP).exists()
    paper = hand_overs.read(hand_over=row, by=by, on=OPENED_ON)
    assert (paper.text, paper.outcome, paper.line) == (TEXT, "helped", "Fijn gesprek")


def test_without_a_live_yes_nothing_is_written_and_nothing_is_sent(by):
    youth = make_candidate(by)
    assert code_of(write, youth, by) == "no_consent"
    say_yes(youth, by=by, purpose=Purpose.OTHER_PARTNER, on=OPENED_ON - timedelta(days=366))
    assert code_of(write, youth, by) == "no_consent"


def test_another_text_than_the_one_that_was_read_is_not_sent(youth, by):
    row = write(youth, by)
    hand_overs.change(hand_over=row, version=row.version, text=TEXT + " En meer.", by=by, on=OPENED_ON)
    assert code_of(send, row, by) == "other_text"
    assert not Message.objects.exists()


@pytest.mark.parametrize("who", ["jobhunter", "youth"])
def test_taking_the_yes_back_erases_drafts_and_what_waits(youth, by, who):
    draft, waiting = write(youth, by), send(write(youth, by), by)
    withdraw(youth, by if who == "jobhunter" else audit.youth(youth.pk))
    for row in (draft, waiting):
        row.refresh_from_db()
        assert (row.state, bytes(row.sealed), row.digest, row.sent_on) == (
            HandOverState.STOPPED,
            b"",
            "",
            None,
        )
    assert Message.objects.get().state == MessageState.CANCELLED
    assert not youth.steps.open().filter(kind=StepKind.HELP).exists()


def test_what_has_left_stays_as_it_was_and_says_that_it_is_too_late(youth, by):
    row = send(write(youth, by), by)
    Message.objects.update(state=MessageState.SENT, sealed=b"", sent_at=timezone.now())
    stopped = {"hand_over": row, "version": row.version, "by": by, "on": OPENED_ON}
    assert code_of(hand_overs.stop, **stopped) == "too_late"
    withdraw(youth, by)
    row.refresh_from_db()
    assert row.state == HandOverState.SENT


def test_the_youth_can_stop_it_until_it_leaves(youth, by):
    row = send(write(youth, by), by)
    hand_overs.stop(hand_over=row, version=row.version, by=by, on=OPENED_ON)
    assert Message.objects.get().state == MessageState.CANCELLED
    assert code_of(send, row, by) == "state"


def test_a_coordinator_and_a_stranger_neither_read_nor_write(youth, by):
    row = write(youth, by)
    for other in (make_coordinator(youth.municipality), make_jobhunter(youth.municipality)):
        assert code_of(write, youth, other) == "forbidden"
        assert code_of(send, row, other) == "forbidden"
        assert code_of(hand_overs.read, hand_over=row, by=other, on=OPENED_ON) == "forbidden"
    assert not quiet(event="sealed.opened")
    hand_overs.read(hand_over=row, by=by, on=OPENED_ON)
    assert [row.fields for row in quiet(event="sealed.opened")] == [("hand_over",)]


def test_only_to_who_helps_with_that_and_takes_someone_new(youth, by):
    for partner in (make_partner(is_active=False), make_partner(helps_with=[Help.CARE])):
        assert code_of(write, youth, by, partner=partner) == "topic"
    row = write(youth, by)
    Partner.objects.update(is_active=False)
    row.refresh_from_db()
    assert code_of(send, row, by) == "topic"


def test_an_empty_or_endless_text_is_refused(youth, by):
    assert code_of(write, youth, by, text=" \n ") == "text_missing"
    assert code_of(write, youth, by, text="a" * 4001) == "too_long"


def test_the_first_text_is_dutch_and_says_only_how_to_reach_whom_for_what(youth):
    text = hand_overs.proposed(candidate=youth, topic=Help.DEBTS)
    assert "Amira" in text
    assert youth.last_name not in text or not youth.last_name
    assert "%" not in text


def test_by_force_one_reads_and_neither_writes_nor_sends(youth, by):
    row, other = write(youth, by), make_coordinator(youth.municipality)
    make_member(Role.PRIVACY_OFFICER, youth.municipality)
    why = "Nobody else can be reached today."
    forced_openings.force(candidate=youth, reason=why, by=other, on=OPENED_ON)
    assert hand_overs.read(hand_over=row, by=other, on=OPENED_ON).text == TEXT
    for call in (write, lambda youth, by: send(row, by)):
        assert code_of(call, youth, other) == "forbidden"


def test_an_organisation_that_got_the_name_of_who_enforces_gets_nothing(youth, by):
    row = write(youth, by)
    Organisation.objects.filter(pk=row.partner_id).update(name="Politie Utrecht")
    row = HandOver.objects.get(pk=row.pk)
    assert code_of(send, row, by) == "topic"
    assert code_of(write, youth, by, partner=row.partner) == "topic"
    assert not Message.objects.exists()


def test_a_draft_goes_thirty_days_after_the_yes_ran_out_and_what_was_sent_stays(youth, by):
    draft, sent = write(youth, by), send(write(youth, by), by)
    Message.objects.update(state=MessageState.SENT, sealed=b"", sent_at=timezone.now())
    last = OPENED_ON + timedelta(days=consents.LONGEST_DAYS)
    expiry.erase(on=last + timedelta(days=expiry.LOCKED_DAYS))
    draft.refresh_from_db()
    assert draft.sealed
    assert expiry.erase(on=last + timedelta(days=expiry.LOCKED_DAYS + 1)) == 1
    for row in (draft, sent):
        row.refresh_from_db()
    assert (draft.state, bytes(draft.sealed)) == (HandOverState.STOPPED, b"")
    assert (sent.state, bool(sent.sealed)) == (HandOverState.SENT, True)
