"""The outbox: a message is a row, written in the transaction of the fact that it tells of."""

import json
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from jobmatch.accounts.models import User
from jobmatch.marks import mark_of
from jobmatch.running import queue
from jobmatch.sealing import services as sealing
from notifications.enums import QUIET, Kind, MessageChannel, MessageState
from notifications.models import ABOUT_BOX, PERSON_BOX, Message, MessageQuerySet
from notifications.rules.moments import CLOCK, next_allowed
from notifications.selectors import preference_of

JOB = "notifications.send"
TIME_TO_STOP = timedelta(hours=1)  # what goes out word for word waits so long, and can be stopped until then
Hours = tuple[int, int]


def put_for_user(
    *,
    user: User,
    kind: Kind,
    language: str = "nl",
    about: UUID | None = None,
    not_before: datetime | None = None,
    count: int | None = None,
) -> Message:
    """A neutral mail to someone who signs in: it says that there is something, and nothing of what."""
    return _put(
        kind=kind,
        channel=MessageChannel.EMAIL,
        language=language,
        user=user,
        about=about,
        not_before=not_before,
        count=count,
    )


def tell_user(*, user: User, kind: Kind, daily: bool = False) -> Message | None:
    """Let a user hear of something in the way the user chose; None when nothing is put.

    While one of the kind waits no second is put: the mail says only that there is something, so one is
    enough. `daily`: one a day is enough too.
    """
    choice = preference_of(user)
    if not choice.wants(kind):
        return None
    same = Message.objects.filter(user=user, kind=kind)
    if same.waiting().filter(lease=None).exists() or (daily and same.filter(made_at__gte=_today()).exists()):
        return None
    return put_for_user(user=user, kind=kind, language=choice.language)


def put_for_person(
    *,
    person: UUID,
    address: str,
    kind: Kind,
    channel: MessageChannel,
    language: str = "nl",
    values: Mapping[str, str] | None = None,
    about: UUID | None = None,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    hours: Hours | None = None,
) -> Message:
    """A message to someone without an account: address and values are sealed under the person's key.

    `values` fill the text of the kind: `address`, where a link leads. For a report or a hand-over `body` is
    sent as it is, byte for byte, on the hour; its row says on which day it was put, not when. With `hours` no
    try, a late one neither, is outside them. After `not_after` it is of no use: it is tried each minute until
    then, and nobody hears that it did not go.
    """
    pk = uuid4()
    now = timezone.now()
    key, row, made_at = person, about, now
    if kind in QUIET:
        key, row = mark_of(person, box=PERSON_BOX), about and mark_of(about, box=ABOUT_BOX)
        made_at, not_before = _day_of(now, about), _next_hour(not_before or now)
    text = json.dumps({"address": address, "values": dict(values or {})})
    return _put(
        id=pk,
        kind=kind,
        channel=channel,
        language=language,
        person=key,
        about=row,
        made_at=made_at,
        sealed=sealing.seal(person=person, field=field_of(pk), text=text),
        not_before=not_before,
        not_after=not_after,
        hours=hours,
    )


def told_today(*, person: UUID, kind: Kind) -> Message | None:
    """The message of this kind that was put for this person since the day began, if there is one."""
    return Message.objects.filter(person=person, kind=kind, made_at__gte=_today()).first()


@transaction.atomic
def cancel(*, person: UUID, about: UUID | None = None, kinds: tuple[str, ...] = ()) -> int:
    """What waits for this person is not sent any more, and what it said is blanked; how many never went.

    What a worker has in hand, or may have sent before it died, is not counted. With `about` such a message is
    left alone, so that its state goes on telling the truth; without, it is stopped too.
    """
    waiting = Message.objects.waiting().of(person)
    if about is not None:
        waiting = waiting.about(about)
    if kinds:
        waiting = waiting.filter(kind__in=kinds)
    stopped = _stop(waiting.filter(lease=None))
    if about is None:
        _stop(waiting)
    return stopped


def fail(*, person: UUID, kinds: tuple[str, ...]) -> int:
    """What waits for this person, at a mailbox or with a link that is theirs no more, did not arrive.

    It is not sent any more, what a worker has in hand neither; a person hears that it did not arrive.
    """
    waiting = Message.objects.waiting().of(person).filter(kind__in=kinds)
    return _end(waiting, MessageState.FAILED)


def mark_handled(message: Message) -> bool:
    """A person was told that it did not arrive; whether this call was the first to say so."""
    failed = Message.objects.failed().filter(pk=message.pk, handled_at=None)
    return bool(failed.update(handled_at=timezone.now()))


def field_of(pk: UUID) -> str:
    """The name under which a message is sealed."""
    return f"notifications.Message.sealed:{pk}"


def _put(
    *,
    not_before: datetime | None,
    hours: Hours | None = None,
    made_at: datetime | None = None,
    **values: Any,
) -> Message:
    now = timezone.now()
    start, end = hours or (None, None)
    first = not_before or now
    if start is not None and end is not None:
        first = next_allowed(first, start_hour=start, end_hour=end)
    message = Message.objects.create(
        made_at=made_at or now, not_before=first, start_hour=start, end_hour=end, **values
    )
    queue.wake(JOB)
    return message


def _stop(messages: MessageQuerySet) -> int:
    return _end(messages, MessageState.CANCELLED)


def _end(messages: MessageQuerySet, state: MessageState) -> int:
    return messages.update(state=state, sealed=b"", leased_until=None, lease=None)


def _day_of(now: datetime, about: UUID | None) -> datetime:
    """The beginning of the day; for the same row a millionth of a second later each time."""
    earlier = Message.objects.about(about).count() if about else 0
    return datetime.combine(timezone.localdate(now), time(), CLOCK) + timedelta(microseconds=earlier)


def _next_hour(at: datetime) -> datetime:
    hour = at.replace(minute=0, second=0, microsecond=0)
    return hour if hour == at else hour + timedelta(hours=1)


def _today() -> datetime:
    """When this day began in the Netherlands."""
    return datetime.combine(timezone.localdate(), time(), CLOCK)
