"""Lease, send, confirm: every message goes once, is tried again, or becomes known to a person."""

import json
from datetime import datetime, timedelta
from email.charset import Charset
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.utils import timezone

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership
from jobmatch.running import queue
from jobmatch.sealing import services as sealing
from notifications.channels import Later, Letter, Refused
from notifications.enums import Kind, MessageChannel, MessageState
from notifications.models import Delivery, Message
from notifications.rules.moments import CLOCK
from notifications.services import outbox, sending
from tests.factories import make_member
from tests.notifications.situations import LINK, NUMBER, to_user, to_youth
from tests.writers import at_once

pytestmark = pytest.mark.django_db
NOW = timezone.now() + timedelta(days=1)  # all that a test puts may go by then


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """What the text gateway took."""
    letters: list[Letter] = []
    monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, letters.append)
    return letters


def refuse_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(letter: Letter) -> None:
        raise error

    monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, fail)


def run(now: datetime = NOW) -> int:
    return sending.run(clock=lambda: now)


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def test_what_was_sent_keeps_neither_address_nor_text(sent: list[Letter]) -> None:
    message = to_youth()
    assert run() == 1
    assert [(letter.id, letter.address) for letter in sent] == [(message.pk, NUMBER)]
    assert LINK in sent[0].body
    kept = fresh(message)
    assert (kept.state, kept.sent_at, bytes(kept.sealed), kept.lease) == (MessageState.SENT, NOW, b"", None)
    assert list(kept.deliveries.values_list("attempt", "outcome", "code")) == [(1, "sent", "")]
    assert run() == 0


def test_a_mail_to_a_user_goes_to_the_address_of_that_moment() -> None:
    user = make_member(Role.REFERRER)
    message = to_user(user, language="en")
    user.email = "new@example.org"
    user.save()
    assert run() == 1
    assert mail.outbox[0].to == ["new@example.org"]
    assert mail.outbox[0].subject == "Received"
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{message.pk}@localhost>"


def test_an_approved_text_goes_as_it_is() -> None:
    body = "Wat er gebeurde:\r\n100% eigen woorden, zonder %(address)s.\n\n"
    to_youth(
        kind=Kind.REPORT, channel=MessageChannel.EMAIL, address="bureau@example.org", values={"body": body}
    )
    run()
    assert mail.outbox[0].body == body
    assert isinstance(mail.outbox[0].encoding, Charset)


def test_an_overview_tells_how_many_things_wait() -> None:
    to_user(make_member(Role.JOBHUNTER), kind=Kind.DIGEST, count=1)
    to_user(make_member(Role.JOBHUNTER), kind=Kind.DIGEST, count=3)
    run()
    assert sorted(each.subject for each in mail.outbox) == [
        "Er wacht 1 ding op je",
        "Er wachten 3 dingen op je",
    ]


def test_a_message_of_an_erased_person_is_cancelled(sent: list[Letter]) -> None:
    message = to_youth()
    sealing.destroy_key(person=message.person)
    sealing.destroy_due()
    assert run() == 0
    assert (fresh(message).state, bytes(fresh(message).sealed), sent) == (MessageState.CANCELLED, b"", [])


@pytest.mark.parametrize("gone", ["inactive", "no role"])
def test_a_user_who_left_gets_nothing_any_more(gone: str) -> None:
    user = make_member(Role.REFERRER)
    message = to_user(user)
    if gone == "inactive":
        user.is_active = False
        user.save()
    else:
        Membership.objects.filter(user=user).update(ended_at=NOW)
    assert run() == 0
    assert (fresh(message).state, mail.outbox) == (MessageState.CANCELLED, [])


def test_the_pauses_grow_and_the_last_try_is_known_to_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_with(monkeypatch, Later("gateway 503"))
    message, now = to_youth(), NOW
    pauses = []
    for _ in range(sending.MOST_TRIES - 1):
        run(now)
        waits = fresh(message)
        assert (waits.state, waits.lease, waits.leased_until) == (MessageState.WAITING, None, None)
        pauses.append((waits.not_before - now) // timedelta(minutes=1))
        assert run(waits.not_before - timedelta(seconds=1)) == 0
        now = waits.not_before
    assert pauses == [1, 5, 15, 60, 240, 720]
    run(now)
    last = fresh(message)
    assert (last.state, bytes(last.sealed), last.attempts) == (MessageState.FAILED, b"", 7)
    assert last.deliveries.filter(outcome="later", code="gateway 503").count() == 7


def test_a_refusal_for_good_fails_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_with(monkeypatch, Refused("gateway 422"))
    message = to_youth()
    run()
    assert (fresh(message).state, bytes(fresh(message).sealed)) == (MessageState.FAILED, b"")
    assert fresh(message).deliveries.get().outcome == "refused"


def test_an_error_of_one_message_keeps_no_other_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    refuse_with(monkeypatch, KeyError(NUMBER))
    broken, good = to_youth(), to_user()
    assert run() == 1
    assert (fresh(broken).state, fresh(good).state) == (MessageState.WAITING, MessageState.SENT)
    assert fresh(broken).deliveries.get().code == "KeyError"


def test_without_a_gateway_a_person_hears_of_it(settings: object) -> None:
    settings.TEXT_GATEWAY = {"url": "", "key": "", "folder": None}
    message = to_youth()
    run()
    assert (fresh(message).state, fresh(message).deliveries.get().code) == (MessageState.FAILED, "no gateway")


def test_what_a_worker_has_in_hand_is_left_to_it_until_the_lease_runs_out(sent: list[Letter]) -> None:
    message = to_youth()
    Message.objects.filter(pk=message.pk).update(lease=uuid4(), leased_until=NOW + sending.LEASE, attempts=1)
    assert run() == 0
    assert run(NOW + sending.LEASE) == 1
    assert [letter.id for letter in sent] == [message.pk]
    assert fresh(message).deliveries.get().attempt == 2


def test_a_worker_that_lost_its_lease_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, sent: list[Letter]
) -> None:
    message = to_youth()

    def slow(letter: Letter) -> None:
        sent.append(letter)
        if len(sent) == 1:
            monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, sent.append)
            assert run(NOW + sending.LEASE) == 1

    monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, slow)
    assert run() == 0
    assert [letter.id for letter in sent] == [message.pk, message.pk]
    assert fresh(message).state == MessageState.SENT
    assert fresh(message).sent_at == NOW + sending.LEASE


def test_a_worker_that_comes_late_sends_no_message_that_another_tried_meanwhile(
    monkeypatch: pytest.MonkeyPatch, sent: list[Letter]
) -> None:
    message = to_youth()
    read_before = fresh(message)
    refuse_with(monkeypatch, Later("gateway 503"))
    run()
    monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, sent.append)
    assert not sending.deliver(read_before, clock=lambda: NOW + timedelta(hours=1))
    assert (sent, fresh(message).attempts) == ([], 1)


def test_a_message_that_ends_every_worker_is_given_up(sent: list[Letter]) -> None:
    message = to_youth()
    Message.objects.filter(pk=message.pk).update(attempts=sending.MOST_TRIES)
    run()
    assert (fresh(message).state, sent) == (MessageState.FAILED, [])
    assert fresh(message).deliveries.get().code == "no answer"


def test_no_try_is_outside_the_safe_hours_a_late_one_neither(
    monkeypatch: pytest.MonkeyPatch, sent: list[Letter]
) -> None:
    evening = datetime(2027, 1, 6, 19, 58, tzinfo=CLOCK)
    message = to_youth(not_before=evening, hours=(9, 20))
    refuse_with(monkeypatch, Later("gateway 503"))
    run(evening)
    monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, sent.append)
    assert run(evening + timedelta(minutes=3)) == 0
    assert (fresh(message).not_before, fresh(message).attempts) == (datetime(2027, 1, 7, 9, tzinfo=CLOCK), 1)
    assert run(datetime(2027, 1, 7, 9, tzinfo=CLOCK)) == 1


def test_one_that_waits_for_its_hour_is_not_sent_before(sent: list[Letter]) -> None:
    to_youth(not_before=NOW + timedelta(hours=1))
    assert run() == 0
    assert run(NOW + timedelta(hours=1)) == 1


def test_cancelling_stops_what_waits(sent: list[Letter]) -> None:
    person, about = uuid4(), uuid4()
    message = to_youth(person, about=about)
    to_youth()
    assert outbox.cancel(person=person, about=about) == 1
    assert outbox.cancel(person=person, about=about) == 0
    assert (fresh(message).state, bytes(fresh(message).sealed)) == (MessageState.CANCELLED, b"")
    assert run() == 1


@pytest.mark.parametrize("until", [NOW + timedelta(minutes=1), None])
def test_it_is_too_late_to_stop_what_may_have_gone(until: datetime | None, sent: list[Letter]) -> None:
    person, about = uuid4(), uuid4()
    message = to_youth(person, about=about)
    Message.objects.filter(pk=message.pk).update(lease=uuid4(), leased_until=until, attempts=1)
    assert outbox.cancel(person=person, about=about) == 0
    assert fresh(message).state == MessageState.WAITING
    assert outbox.cancel(person=person) == 0
    assert fresh(message).state == MessageState.CANCELLED


def test_an_answer_that_never_came_leaves_it_too_late_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_with(monkeypatch, Later("TimeoutError", perhaps_sent=True))
    about = uuid4()
    message = to_youth(about=about)
    run()
    assert fresh(message).leased_until is None
    assert outbox.cancel(person=message.person, about=about) == 0


def test_the_row_says_nothing_of_address_and_words() -> None:
    message = to_youth()
    kept = Message.objects.filter(pk=message.pk).values().get()
    assert NUMBER.encode() not in bytes(kept["sealed"])
    assert NUMBER not in json.dumps(kept, default=str)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_send_each_message_once(
    sent: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "run", lambda name: None)  # nobody is woken before the eight start
    made: set[UUID] = {to_youth().pk for _ in range(20)}
    assert sum(at_once(lambda number: run())) == 20
    assert sorted(letter.id for letter in sent) == sorted(made)
    assert Delivery.objects.filter(outcome="sent").count() == 20


def test_who_is_erased_while_it_is_sent_keeps_no_other_message_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = to_youth(), to_youth()
    gone: list[UUID] = []

    def erase_then_take(letter: Letter) -> None:
        if not gone:
            Message.objects.filter(pk=letter.id).delete()
            gone.append(letter.id)

    monkeypatch.setitem(sending.SENDERS, MessageChannel.TEXT, erase_then_take)
    assert run() == 1
    assert set(Message.objects.values_list("pk", "state")) == {
        (pk, MessageState.SENT) for pk in (first.pk, second.pk) if pk not in gone
    }
    assert list(Delivery.objects.values_list("message", flat=True)) == [
        pk for pk in (first.pk, second.pk) if pk not in gone
    ]
