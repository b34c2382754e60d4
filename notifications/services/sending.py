"""Sends what waits in the outbox: lease, send, confirm.

A worker claims a message with one conditional UPDATE, sends it outside any transaction, and confirms under
its lease. One that dies in between leaves the lease to run out, and another sends the message again, under
the same Message-ID or reference: nothing is lost, and what came twice is known as one.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation

from jobmatch.accounts import invitations
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit_selectors
from jobmatch.sealing import services as sealing
from notifications.channels import Later, Letter, NotSent, Refused, email, text
from notifications.enums import AS_IT_IS, LOOKED_AT, Kind, MessageChannel, MessageState
from notifications.models import Delivery, Message
from notifications.rules.message_texts import WORDINGS
from notifications.rules.moments import next_allowed
from notifications.services.outbox import field_of

LEASE: Final = timedelta(minutes=2)
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
MOST_TRIES: Final = len(PAUSES) + 1
BATCH: Final = 50
NOT_LOOKED_AT: Final = tuple(kind for kind in Kind if kind not in LOOKED_AT)
PAGES: Final = {Kind.PROPOSED: "roles:roles", Kind.DECIDED: "roles:roles"}  # where the mail leads, else home
SENDERS: Final = {MessageChannel.EMAIL: email.send, MessageChannel.TEXT: text.send}

Clock = Callable[[], datetime]
MayGo = Callable[[Message], bool]
log = structlog.get_logger(__name__)


class NobodyLeft(Exception):
    """There is nobody left to send a message to: the key is destroyed, or the user has no role."""


def needs_no_look(message: Message) -> bool:
    """Whether a message may go whatever happened since it was put."""
    return message.kind not in LOOKED_AT


def run(
    *, clock: Clock = timezone.now, kinds: Collection[str] = NOT_LOOKED_AT, may_go: MayGo = needs_no_look
) -> int:
    """Send all of these kinds that may go now; how many went. Two workers never send the same message.

    `may_go` is asked of each message when it is in hand: one that may not go any more is cancelled.
    """
    sent = 0
    while due := _next_ones(clock(), kinds):
        sent += sum(deliver(message, clock=clock, may_go=may_go) for message in due)
    return sent


def deliver(message: Message, *, clock: Clock = timezone.now, may_go: MayGo = needs_no_look) -> bool:
    """One try; whether it went. What another worker has in hand is left to it."""
    if not _in_its_hours(message, clock()) or not _claim(message, now=clock()):
        return False
    try:
        if not may_go(message):
            raise NobodyLeft
        if message.not_after is not None and message.not_after <= clock():
            raise NobodyLeft
        if message.attempts > MOST_TRIES and message.not_after is None:  # each of them ended without a word
            raise Refused("no answer")
        letter = _letter(message)
        SENDERS[MessageChannel(message.channel)](letter)
    except NobodyLeft:
        return _confirm(message, MessageState.CANCELLED, now=clock())
    except Refused as refusal:
        return _give_up(message, "refused", refusal, now=clock())
    except Later as pause:
        return _later(message, pause, now=clock())
    except Exception as error:  # of one message; the others must have their turn
        log.exception("message not sent")
        return _later(message, Later(type(error).__name__, perhaps_sent=True), now=clock())
    return _confirm(message, MessageState.SENT, outcome="sent", now=clock())


def _next_ones(now: datetime, kinds: Collection[str]) -> list[Message]:
    due = Message.objects.due(now=now).filter(kind__in=kinds).select_related("user")
    return list(due.order_by("not_before", "made_at", "id")[:BATCH])


def _in_its_hours(message: Message, now: datetime) -> bool:
    """Outside the hours that are safe it is put off, and that is no try."""
    if message.start_hour is None or message.end_hour is None:
        return True
    first = next_allowed(now, start_hour=message.start_hour, end_hour=message.end_hour)
    if first > now:
        Message.objects.due(now=now).filter(pk=message.pk).update(not_before=first)
    return first <= now


def _claim(message: Message, *, now: datetime) -> bool:
    """Take a message in hand: one UPDATE decides.

    A try counts from here, so that one that kills the worker ends.
    """
    message.lease = uuid4()
    free = Message.objects.due(now=now).filter(pk=message.pk, attempts=message.attempts)
    message.attempts += 1
    return bool(free.update(lease=message.lease, leased_until=now + LEASE, attempts=F("attempts") + 1))


def _letter(message: Message) -> Letter:
    """Address and words; the key or the role may be gone since the message was made."""
    whose = message.whose
    if whose is None:
        user = message.user
        if user is None or not user.is_active or not user.roles:
            raise NobodyLeft
        if message.kind == Kind.INVITATION:
            return _invitation(message, user)
        return _worded(message, user.email, _values_for_user(message))
    try:
        opened = sealing.unseal(person=whose, field=field_of(message.pk), sealed=bytes(message.sealed))
    except sealing.KeyGone:
        raise NobodyLeft from None
    content = json.loads(opened)
    return _worded(message, content["address"], content["values"])


def _invitation(message: Message, user: User) -> Letter:
    """Worded for who has the role, at the last moment: the link in it is kept nowhere."""
    words = message.about and invitations.words(user, membership=message.about, site=settings.ADDRESS)
    if not words:
        raise NobodyLeft
    subject, body = words
    return Letter(id=message.pk, address=user.email, subject=subject, body=body)


def _values_for_user(message: Message) -> dict[str, str]:
    """What the wording of the kind asks for: the end of the access log, read when it is sent."""
    if message.kind in (Kind.LOG_END, Kind.LOG_BROKEN) and message.count is not None:
        return {"root": str(audit_selectors.root(message.count))}
    return {}


def _worded(message: Message, address: str, values: dict[str, str]) -> Letter:
    """The wording of the kind in the language of the message; an approved text stays as it is."""
    wording = WORDINGS[message.kind]
    page = settings.ADDRESS + reverse(PAGES.get(Kind(message.kind), "web:home"))
    filled = {"address": page, **values, "count": message.count or 0}
    with translation.override(message.language):
        letter = Letter(id=message.pk, address=address, body="", subject=str(wording.subject % filled))
        if message.kind in AS_IT_IS:
            return replace(letter, body=values["body"], as_it_is=True)
        words = wording.text if message.channel == MessageChannel.TEXT else wording.body
        return replace(letter, body=str(words % filled))


def _later(message: Message, pause: Later, *, now: datetime) -> bool:
    """Wait longer after each try; after the last one a person must know."""
    if message.attempts >= MOST_TRIES and message.not_after is None:
        return _give_up(message, "later", pause, now=now)
    changes: dict[str, Any] = {"not_before": now + _pause(message), "leased_until": None}
    if not pause.perhaps_sent:
        changes["lease"] = None
    return _confirm(message, MessageState.WAITING, outcome="later", code=pause.code, now=now, **changes)


def _pause(message: Message) -> timedelta:
    """What is soon of no use is tried at each tick of the clock."""
    return PAUSES[0] if message.not_after is not None else PAUSES[message.attempts - 1]


def _give_up(message: Message, outcome: str, why: NotSent, *, now: datetime) -> bool:
    """A person must know; but who waits for what is soon of no use asks again."""
    log.error("message not arrived", code=why.code)
    state = MessageState.FAILED if message.not_after is None else MessageState.CANCELLED
    return _confirm(message, state, outcome=outcome, code=why.code, now=now)


@transaction.atomic
def _confirm(
    message: Message,
    state: MessageState,
    *,
    now: datetime,
    outcome: str = "",
    code: str = "",
    **changes: Any,
) -> bool:
    """What became of a try, under its lease; whether it went. Who lost the lease changes nothing any more.

    Of who was erased meanwhile no try is written down: the message is gone with everything else.
    """
    if state != MessageState.WAITING:
        changes = {"sealed": b"", "lease": None, "leased_until": None}
    if state == MessageState.SENT:
        changes["sent_at"] = now
    held = Message.objects.waiting().filter(pk=message.pk, lease=message.lease)
    is_ours = bool(held.update(state=state, **changes))
    if is_ours and message.kind == Kind.SIGN_IN and message.person and state != MessageState.WAITING:
        sealing.destroy_key(person=message.person, leaves_mark=False)  # made for this message only
    if outcome and (is_ours or Message.objects.filter(pk=message.pk).exists()):
        Delivery.objects.create(
            message=message, attempt=message.attempts, at=now, outcome=outcome, code=code[:40]
        )
    return is_ours and state == MessageState.SENT
