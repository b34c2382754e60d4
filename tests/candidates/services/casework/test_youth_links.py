"""Sending a link: to the safe channel, in the safe hours, only with a yes and a word."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from candidates.enums import Channel, ConsentManner, LinkPurpose, Purpose
from candidates.models import Candidate, FreshLinkAsk
from candidates.services.casework import fresh_links, link_word, youth_links
from candidates.services.consents import consents
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from jobmatch.links.models import Link
from notifications.enums import MessageChannel, MessageState
from notifications.models import Message
from notifications.rules.moments import CLOCK
from tests.candidates.youths import WORD, reachable, secret_for
from tests.factories import make_coordinator
from tests.refusals import refused
from tests.writers import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return reachable(by)


def today() -> date:
    return timezone.localdate()


def send(youth: Candidate, by: User) -> None:
    youth_links.send_for(candidate=youth, purpose=LinkPurpose.MINE, by=by, on=today())


def test_it_goes_to_the_chosen_channel_in_the_own_hours(youth: Candidate, by: User) -> None:
    Candidate.objects.update(message_from=15, message_until=17)
    send(youth, by)
    message = Message.objects.get()
    assert (message.channel, message.person, message.user) == (MessageChannel.TEXT, youth.pk, None)
    assert (message.start_hour, message.end_hour) == (15, 17)
    assert 15 <= message.not_before.astimezone(CLOCK).hour < 17


SATURDAY_NIGHT = datetime(2026, 11, 28, 22, 24, tzinfo=UTC)


@pytest.fixture
def saturday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setattr(timezone, "now", lambda: SATURDAY_NIGHT)
    return SATURDAY_NIGHT


def test_a_link_that_is_asked_for_goes_at_once_also_on_a_saturday_night(by: User, saturday: datetime) -> None:
    youth = reachable(by)
    leaves = youth_links.send_for(candidate=youth, purpose=LinkPurpose.MINE, by=by, on=today())
    message = Message.objects.get()
    assert leaves == message.not_before == saturday
    assert message.start_hour is None


def test_a_fresh_link_that_the_youth_asks_for_goes_at_once(by: User, saturday: datetime) -> None:
    youth = reachable(by)
    FreshLinkAsk.objects.create(address=youth.phone, made_at=saturday)
    assert fresh_links.send_asked(on=today()) == 1
    assert Message.objects.get().not_before == saturday


def test_hours_that_the_youth_chose_put_off_a_link_that_is_asked_for(by: User, saturday: datetime) -> None:
    youth = reachable(by)
    Candidate.objects.update(message_from=15, message_until=17)
    leaves = youth_links.send_for(candidate=youth, purpose=LinkPurpose.MINE, by=by, on=today())
    assert leaves == Message.objects.get().not_before == datetime(2026, 11, 30, 15, tzinfo=CLOCK)


def test_a_link_that_nobody_asked_for_waits_for_an_ordinary_day(by: User, saturday: datetime) -> None:
    youth = reachable(by)
    leaves = youth_links.send(candidate=youth, purpose=LinkPurpose.CHECK_IN, on=today())
    assert leaves == datetime(2026, 11, 30, 9, tzinfo=CLOCK)


def test_by_email_when_the_youth_chose_that(by: User) -> None:
    youth = reachable(by, email="noor@example.org")
    Candidate.objects.update(channel=Channel.EMAIL)
    send(youth, by)
    assert Message.objects.get().channel == MessageChannel.EMAIL


def test_what_is_kept_of_it_names_neither_address_nor_link(youth: Candidate, by: User) -> None:
    send(youth, by)
    row = str(Message.objects.values().get()) + str(Link.objects.values().get(person=youth.pk))
    assert youth.phone not in row
    assert "/j/" not in row
    assert WORD not in row


def test_the_log_knows_who_sent_it_and_for_what(youth: Candidate, by: User) -> None:
    send(youth, by)
    row = Entry.objects.order_by("-seq")[0]
    assert (row.event, row.actor, row.person, row.reason) == ("link.sent", by.pk, youth.pk, "mine")


@pytest.mark.parametrize(
    "change", [{"link_word": ""}, {"channel": Channel.PHONE}, {"channel": ""}, {"phone": ""}]
)
def test_without_a_word_or_a_channel_it_is_refused(youth: Candidate, by: User, change: dict) -> None:
    Candidate.objects.update(**change)
    youth.refresh_from_db()
    with pytest.raises(RuleBroken) as broken:
        send(youth, by)
    assert broken.value.code == "not_reachable"
    assert not Link.objects.exists()
    assert not Message.objects.exists()


def test_without_a_yes_to_messages_what_waits_stops_and_nothing_more_goes(youth: Candidate, by: User) -> None:
    send(youth, by)
    consents.withdraw(
        candidate=youth, purpose=Purpose.MESSAGE_ME, manner=ConsentManner.IN_PERSON, by=by, on=today()
    )
    message = Message.objects.get()
    assert (message.state, bytes(message.sealed)) == (MessageState.CANCELLED, b"")
    assert not Link.objects.filter(ended_at=None).exists()
    with pytest.raises(RuleBroken):
        send(youth, by)


def test_a_yes_that_ran_out_sends_nothing(youth: Candidate) -> None:
    later = today() + timedelta(days=consents.LONGEST_DAYS + 1)
    assert not youth_links.send(candidate=youth, purpose=LinkPurpose.MINE, on=later)


def test_who_does_not_work_the_file_sends_none(youth: Candidate) -> None:
    with pytest.raises(RuleBroken) as broken:
        send(youth, make_coordinator())
    assert broken.value.code == "forbidden"


def test_a_message_that_cannot_be_kept_leaves_no_link(
    youth: Candidate, by: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(**_: object) -> None:
        raise RuntimeError("the power fails")

    monkeypatch.setattr(youth_links.messages.outbox, "put_for_person", crash)
    with pytest.raises(RuntimeError):
        send(youth, by)
    assert not Link.objects.exists()


def test_without_its_row_in_the_log_nobody_comes_in(
    youth: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = secret_for(youth)

    def crash(**_: object) -> None:
        raise RuntimeError("the power fails")

    with monkeypatch.context() as patch:
        patch.setattr(youth_links.audit, "record", crash)
        with pytest.raises(RuntimeError):
            youth_links.open_up(secret=secret, word=WORD)
    assert youth_links.open_up(secret=secret, word=WORD) is None  # spent: the youth asks for a fresh one


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_eight_right_words_at_once_are_one_visit(self, youth: Candidate) -> None:
        secret = secret_for(youth)
        found = at_once(lambda _: youth_links.open_up(secret=secret, word=WORD))
        assert sum(session is not None for session in found) == 1
        assert Entry.objects.filter(event="link.opened").count() == 1
        assert links.opened(next(session for session in found if session)).person == youth.pk

    def test_eight_workers_answer_one_ask_once(self, youth: Candidate) -> None:
        FreshLinkAsk.objects.create(address=youth.phone, made_at=timezone.now())
        assert sum(at_once(lambda _: fresh_links.send_asked(on=today()))) == 1
        assert Message.objects.count() == 1


def test_after_fifteen_wrong_words_no_link_goes_out_until_there_is_another_word(
    youth: Candidate, by: User
) -> None:
    for _ in range(3):
        secret = secret_for(youth)
        for _try in range(5):
            links.open_up(secret=secret, word="maan")
    with refused("word_worn"):
        send(youth, by)
    assert not youth_links.send(candidate=youth, purpose=LinkPurpose.CHECK_IN, on=today())
    youth.refresh_from_db()
    link_word.agree(candidate=youth, version=youth.version, word="Schildpad", by=by, on=today())
    youth.refresh_from_db()
    send(youth, by)
    assert links.open_up(secret=secret_for(youth), word="schildpad")


def test_wrong_words_at_links_of_more_than_two_weeks_ago_do_not_count(youth: Candidate, by: User) -> None:
    for _ in range(3):
        secret = secret_for(youth)
        for _try in range(5):
            links.open_up(secret=secret, word="maan")
    Link.objects.filter(person=youth.pk).update(made_at=timezone.now() - timedelta(days=14, minutes=1))
    send(youth, by)
    assert links.open_up(secret=secret_for(youth), word=WORD)
