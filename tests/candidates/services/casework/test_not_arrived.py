"""No message is lost in silence: what did not arrive is a step of a person."""

from uuid import uuid4

import pytest
from django.utils import timezone
from django.utils.translation import override

from candidates.enums import ConsentManner, Purpose, StepKind
from candidates.models import Step
from candidates.rules import step_marks
from candidates.services.casework import not_arrived
from candidates.services.consents import consents
from candidates.services.files import states
from notifications.enums import Kind, MessageChannel
from notifications.models import Message
from tests.candidates.voice_situations import willing_youth
from tests.factories import make_candidate, make_jobhunter
from tests.notifications.situations import failed, to_user, to_youth

pytestmark = pytest.mark.django_db


def ask() -> int:
    return not_arrived.ask(on=timezone.localdate())


def fail(message: Message) -> Message:
    return failed(message, now=timezone.now())


def test_a_message_that_did_not_arrive_becomes_a_step_once() -> None:
    youth = make_candidate()
    first, second = fail(to_youth(youth.pk)), fail(to_youth(youth.pk))
    to_youth(youth.pk)
    assert ask() == 2
    made = Step.objects.open().filter(candidate=youth, kind=StepKind.NOT_ARRIVED)
    assert {step.mark for step in made} == {f"message:{first.pk}", f"message:{second.pk}"}
    assert {step.owner for step in made} == {youth.desk}
    assert ask() == 0


def test_of_a_report_no_step_tells_and_no_trace_of_it_outlives_what_was_told() -> None:
    by = make_jobhunter()
    youth = willing_youth(by)
    for _again in range(2):
        fail(to_youth(youth.pk, kind=Kind.REPORT, channel=MessageChannel.EMAIL, address="melden@example.org"))
    assert ask() == 1
    step = youth.steps.open().get(mark=step_marks.VOICE_REPORT)
    assert (step.kind, step.title) == (StepKind.CALL, "")
    today, manner = timezone.localdate(), ConsentManner.PHONE
    consents.withdraw(candidate=youth, purpose=Purpose.KEEP_EXPERIENCE, manner=manner, by=by, on=today)
    assert not youth.steps.filter(pk=step.pk).exists()


def test_of_a_message_to_other_help_the_step_says_that_they_are_asked_in_another_way() -> None:
    youth = make_candidate()
    mail = {"kind": Kind.HAND_OVER, "channel": MessageChannel.EMAIL, "address": "help@example.org"}
    message = fail(to_youth(youth.pk, **mail))
    assert ask() == 1
    step = youth.steps.open().get(mark=step_marks.message_to_help(message.pk))
    assert (step.kind, step.title, step.owner) == (StepKind.HELP_NOT_ARRIVED, "", youth.desk)
    with override("nl"):
        assert str(step) == "het bericht over andere hulp kwam niet aan: vraag die hulp op een andere manier"


def test_of_who_is_unknown_or_has_left_nobody_is_asked() -> None:
    by = make_jobhunter()
    youth = make_candidate(by)
    fail(to_youth(uuid4()))
    fail(to_youth(youth.pk))
    on = timezone.localdate()
    states.end(candidate=youth, version=youth.version, ending="own_wish", by=by, on=on)
    assert ask() == 0
    assert not Message.objects.filter(handled_at=None, state="failed").exists()


def test_a_mail_to_a_user_is_left_to_the_admin() -> None:
    message = fail(to_user())
    assert ask() == 0
    assert Message.objects.get(pk=message.pk).handled_at is None
