"""Messages to a youth: only with their yes, at a channel that takes them, in hours that are safe for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from candidates.enums import Channel, Purpose
from candidates.models import Candidate
from candidates.services.files import messages
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.situations import say_yes
from tests.factories import make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def youth_of(**person: object) -> Candidate:
    """A youth who allows messages at the channel that is named."""
    by = make_jobhunter()
    youth = make_candidate(by, on=TODAY, **person)
    say_yes(youth, by=by, purpose=Purpose.MESSAGE_ME)
    return youth


def tell(youth: Candidate) -> bool:
    return messages.tell(candidate=youth, kind=Kind.NEWS, on=TODAY)


def test_without_a_yes_nothing_is_put() -> None:
    assert not tell(make_candidate(on=TODAY, channel=Channel.TEXT))
    assert not Message.objects.filter(kind=Kind.NEWS).exists()


@pytest.mark.parametrize("channel", ["", Channel.PHONE, Channel.EMAIL])
def test_a_channel_that_takes_none_or_has_no_address_gets_none(channel: str) -> None:
    assert not tell(youth_of(channel=channel))


def test_with_a_yes_it_is_put_for_the_safe_hours_of_the_youth() -> None:
    youth = youth_of(channel=Channel.TEXT)
    Candidate.objects.filter(pk=youth.pk).update(message_from=14, message_until=16)
    youth.refresh_from_db()
    assert tell(youth)
    message = Message.objects.get(kind=Kind.NEWS)
    assert (message.start_hour, message.end_hour) == (14, 16)
    put: datetime = message.not_before.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert 14 <= put.hour < 16
