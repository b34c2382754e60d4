"""Messages to a youth: only with their yes, at the channel and in the hours that are safe for them."""

from collections.abc import Mapping
from datetime import date
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
    daily: bool = False,
) -> bool:
    """Put a message in the outbox, for the youth's next safe hour; False if the youth may not be reached.

    `daily`: one of the kind a day is enough.
    """
    way = _way_to(candidate)
    if way is None or not can_reach(candidate=candidate, on=on):
        return False
    if daily and outbox.was_told_today(person=candidate.pk, kind=kind):
        return True
    channel, address = way
    outbox.put_for_person(
        person=candidate.pk,
        address=address,
        kind=kind,
        channel=channel,
        language=candidate.message_language,
        values=values,
        about=about,
        hours=hours_of(candidate),
    )
    return True


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
    start, end = candidate.message_from, candidate.message_until
    return ORDINARY_HOURS if start is None or end is None else (start, end)
