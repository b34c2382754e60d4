"""Messages in a state that a test asks for."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from notifications.enums import Kind, MessageChannel, MessageState
from notifications.models import Message
from notifications.services import outbox
from tests.factories import make_member

NUMBER, LINK = "+31612345678", "http://localhost:8000/j/secret/"


def to_youth(person: UUID | None = None, **values: Any) -> Message:
    """A link by text message; for a mail, say the channel and the address."""
    given = {
        "kind": Kind.LINK,
        "channel": MessageChannel.TEXT,
        "address": NUMBER,
        "values": {"address": LINK},
    }
    return outbox.put_for_person(person=person or uuid4(), **{**given, **values})


def to_user(user: User | None = None, **values: Any) -> Message:
    """A receipt to a referrer."""
    return outbox.put_for_user(user=user or make_member(Role.REFERRER), **{"kind": Kind.RECEIPT, **values})


def failed(message: Message, *, now: datetime) -> Message:
    """A message that did not arrive."""
    Message.objects.filter(pk=message.pk).update(state=MessageState.FAILED, sealed=b"")
    message.refresh_from_db()
    return message
