"""Messages to a youth: only with their yes, at the channel and in the hours that are safe for them."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from candidates.enums import Channel, Purpose
from candidates.models import Candidate, Consent
from jobmatch.links import services as links
from notifications.enums import Kind, MessageChannel
from notifications.services import outbox

ORDINARY_HOURS = 9, 20  # for who chose none


def can_reach(*, candidate: Candidate, on: date) -> bool:
    """The youth allows messages, and chose a channel that takes them."""
    return _way_to(candidate) is not None and Consent.objects.is_live(
        candidate=candidate.pk, purpose=Purpose.MESSAGE_ME, on=on
    )


@transaction.atomic
def tell(
    *,
    candidate: Candidate,
    kind: Kind,
    on: date,
    values: Mapping[str, str] | None = None,
    about: UUID | None = None,
    at_once: bool = False,
    daily: bool = False,
) -> datetime | None:
    """Put a message in the outbox, for the youth's next safe hour: when it leaves, None for who gets none.

    `at_once`: someone waits for it, so that only hours that the youth chose put it off. `daily`: one of the
    kind a day is enough; of a second one today it is when the first leaves.
    """
    way = _way_to(candidate)
    if way is None or not can_reach(candidate=candidate, on=on):
        return None
    if daily and (told := outbox.told_today(person=candidate.pk, kind=kind)):
        return told.not_before
    channel, address = way
    message = outbox.put_for_person(
        person=candidate.pk,
        address=address,
        kind=kind,
        channel=channel,
        language=candidate.message_language,
        values=values,
        about=about,
        hours=own_hours_of(candidate) if at_once else hours_of(candidate),
    )
    return message.not_before


@transaction.atomic
def stop(*, candidate: Candidate) -> None:
    """What waits is not sent any more, and every link and session of the youth ends."""
    outbox.cancel(person=candidate.pk, kinds=(Kind.LINK, Kind.NEWS, Kind.OPENER))
    links.end_all(person=candidate.pk)


def _way_to(candidate: Candidate) -> tuple[MessageChannel, str] | None:
    if candidate.channel == Channel.TEXT and candidate.phone:
        return MessageChannel.TEXT, candidate.phone
    if candidate.channel == Channel.EMAIL and candidate.email:
        return MessageChannel.EMAIL, candidate.email
    return None


def hours_of(candidate: Candidate) -> tuple[int, int]:
    """The hours between which messages may come: the youth's own, else those of an ordinary day."""
    return own_hours_of(candidate) or ORDINARY_HOURS


def own_hours_of(candidate: Candidate) -> tuple[int, int] | None:
    """The hours of working days that the youth chose for messages."""
    start, end = candidate.message_from, candidate.message_until
    return None if start is None or end is None else (start, end)
