"""The outbox: a message is a row, written in the transaction of the fact that it tells of."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from jobmatch import queue
from jobmatch.accounts.models import User
from jobmatch.sealing import services as sealing
from notifications.enums import Channel, Kind, MessageState
from notifications.models import Message

JOB = "notifications.send"


def put_for_user(
    *,
    user: User,
    kind: Kind,
    language: str = "nl",
    about: UUID | None = None,
    not_before: datetime | None = None,
) -> Message:
    """A neutral mail to someone who signs in: it says that there is something, and nothing of what."""
    now = timezone.now()
    message = Message.objects.create(
        kind=kind,
        channel=Channel.EMAIL,
        language=language,
        user=user,
        about=about,
        made_at=now,
        not_before=not_before or now,
    )
    queue.wake(JOB)
    return message


def put_for_person(
    *,
    person: UUID,
    address: str,
    kind: Kind,
    channel: Channel,
    language: str = "nl",
    values: Mapping[str, str] | None = None,
    about: UUID | None = None,
    not_before: datetime | None = None,
) -> Message:
    """A message to someone without an account: address and values are sealed under the person's key.

    `values` fill the template of the kind, such as the address of a link; for a report or a hand-over
    `body` is sent as it is, byte for byte.
    """
    now = timezone.now()
    pk = uuid4()
    text = json.dumps({"address": address, "values": dict(values or {})})
    message = Message.objects.create(
        id=pk,
        kind=kind,
        channel=channel,
        language=language,
        person=person,
        about=about,
        sealed=sealing.seal(person=person, field=field_of(pk), text=text),
        made_at=now,
        not_before=not_before or now,
    )
    queue.wake(JOB)
    return message


@transaction.atomic
def cancel(*, person: UUID, about: UUID | None = None, kinds: tuple[str, ...] = ()) -> int:
    """What waits for this person is not sent any more, and what it said is blanked; how many."""
    waiting = Message.objects.waiting().filter(person=person)
    if about is not None:
        waiting = waiting.filter(about=about)
    if kinds:
        waiting = waiting.filter(kind__in=kinds)
    return waiting.update(state=MessageState.CANCELLED, sealed=b"", leased_until=None, lease=None)


def field_of(pk: UUID) -> str:
    """The name under which a message is sealed."""
    return f"notifications.Message.sealed:{pk}"
