"""A youth is asked by link how it goes: once a moment, and only who allows messages and has a word."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from candidates.enums import LinkPurpose
from candidates.models import Candidate
from candidates.services.casework import youth_links
from candidates.services.consents import consents
from jobmatch.accounts.models import User
from jobmatch.links.models import Link
from matching.enums import CheckInState
from matching.models import CheckIn, Placement
from matching.services import nightly
from matching.services.work import asking
from notifications.enums import Kind, MessageState
from notifications.models import Message
from tests.candidates.youths import reachable
from tests.matching.situations import moment, started
from tests.writers import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return reachable(by)


@pytest.fixture
def work(youth: Candidate, by: User) -> Placement:
    return started(youth, by=by, on=timezone.localdate())


@pytest.fixture
def day(work: Placement) -> date:
    """The day of the first moment."""
    return moment(work, "d3").due


def asked() -> list[object]:
    return list(Message.objects.filter(kind=Kind.LINK).order_by("made_at").values_list("about", flat=True))


def test_on_the_day_of_a_moment_a_link_for_it_goes_out(youth: Candidate, work: Placement, day: date) -> None:
    assert asking.send_links(on=day - timedelta(days=1)) == 0
    assert asking.send_links(on=day) == 1
    link = Link.objects.get(person=youth.pk)
    assert (link.purpose, link.target) == (LinkPurpose.CHECK_IN, moment(work, "d3").pk)
    assert asked() == [link.target]


def test_the_night_asks_once_however_often_it_runs(work: Placement, day: date) -> None:
    for later in (0, 0, 1):
        nightly.run(on=day + timedelta(days=later))
    assert asked() == [moment(work, "d3").pk]


def test_each_moment_is_asked_by_a_link_of_its_own(work: Placement, day: date) -> None:
    nightly.run(on=day)
    nightly.run(on=moment(work, "w1").due)
    assert asked() == [moment(work, "d3").pk, moment(work, "w1").pk]


def test_of_several_that_wait_only_the_newest_is_asked(work: Placement) -> None:
    nightly.run(on=moment(work, "w2").due)
    assert asked() == [moment(work, "w2").pk]


@pytest.mark.parametrize("state", [MessageState.SENT, MessageState.FAILED, MessageState.CANCELLED])
def test_what_became_of_the_message_makes_no_second_one(work: Placement, day: date, state: str) -> None:
    asking.send_links(on=day)
    sent_at = timezone.now() if state == MessageState.SENT else None
    Message.objects.update(state=state, sealed=b"", sent_at=sent_at)
    assert asking.send_links(on=day + timedelta(days=1)) == 0


def test_after_a_week_it_is_left_to_the_jobhunter(work: Placement, day: date) -> None:
    CheckIn.objects.filter(moment="w1").delete()
    assert asking.send_links(on=day + timedelta(days=7)) == 0
    assert asking.send_links(on=day + timedelta(days=6)) == 1


def test_what_was_answered_is_not_asked(work: Placement, day: date) -> None:
    CheckIn.objects.filter(pk=moment(work, "d3").pk).update(state=CheckInState.SILENT)
    assert asking.send_links(on=day) == 0


def test_an_employer_is_asked_by_no_link(work: Placement) -> None:
    CheckIn.objects.filter(side="youth").delete()
    assert asking.send_links(on=moment(work, "m1", "employer").due) == 0


def test_without_a_yes_to_messages_nothing_goes_out(youth: Candidate, by: User, work: Placement, day: date):
    consents.withdraw(
        candidate=youth, purpose="message_me", manner="in_person", by=by, on=timezone.localdate()
    )
    assert asking.send_links(on=day) == 0
    assert not Link.objects.exists()


@pytest.mark.parametrize("change", [{"link_word": ""}, {"channel": "phone"}, {"phone": ""}])
def test_without_a_word_or_a_channel_nothing_goes_out(work: Placement, day: date, change: dict) -> None:
    Candidate.objects.update(**change)
    assert asking.send_links(on=day) == 0
    assert not Link.objects.exists()


def test_a_crash_between_link_and_message_leaves_neither(
    work: Placement, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(**given: object) -> bool:
        raise RuntimeError("the power fails")

    with monkeypatch.context() as patch:
        patch.setattr(youth_links.messages, "tell", crash)
        with pytest.raises(ExceptionGroup):
            asking.send_links(on=day)
    assert not Link.objects.exists()
    assert asking.send_links(on=day) == 1


def test_one_youth_for_whom_it_fails_keeps_nobody_waiting(
    by: User, work: Placement, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(reachable(by), by=by, on=timezone.localdate())
    tell, failed = youth_links.messages.tell, []

    def once(**given: object) -> bool:
        if not failed:
            failed.append(given)
            raise RuntimeError("the first one fails")
        return tell(**given)

    monkeypatch.setattr(youth_links.messages, "tell", once)
    with pytest.raises(ExceptionGroup):
        asking.send_links(on=day)
    assert len(asked()) == 1


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_send_one_link(work: Placement, day: date) -> None:
    sent = at_once(lambda _: asking.send_links(on=day))
    assert sum(sent) == 1
    assert asked() == [moment(work, "d3").pk]
