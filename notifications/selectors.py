"""What became of messages, and what a user wants to hear of."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from jobmatch.accounts.models import User
from jobmatch.accounts.selectors import managed_memberships
from notifications.enums import ABOUT_PROPOSALS, FROM_THE_START, TO_EMPLOYERS, Kind, MessageState
from notifications.models import Message, MessageQuerySet, Preference


@dataclass(frozen=True, slots=True)
class Outbox:
    """How many messages are in each state, and since when the oldest one waits that could have gone."""

    counts: dict[str, int]
    oldest: datetime | None


def preference_of(user: User) -> Preference:
    """What the user chose; before that, version 0: what everyone hears of from the start."""
    chosen = Preference.objects.filter(user=user).first()
    return chosen or Preference(user=user, version=0, kinds=[kind.value for kind in FROM_THE_START])


def kinds_for(user: User) -> list[Kind]:
    """What a user with these roles may hear of at once, in the order of the list."""
    return [kind for kind in Kind if kind.roles & user.roles]


def not_arrived() -> MessageQuerySet:
    """What did not reach a youth or partner, and nobody was told so yet; oldest first."""
    return _failed_outside().exclude(kind__in=TO_EMPLOYERS)


def not_arrived_at_employers() -> MessageQuerySet:
    """What did not reach somebody at an employer, and nobody was told so yet; oldest first."""
    return _failed_outside().filter(kind__in=TO_EMPLOYERS).exclude(kind__in=ABOUT_PROPOSALS)


def proposals_not_arrived() -> MessageQuerySet:
    """Mails about proposals that did not reach somebody at an employer; oldest first."""
    return _failed_outside().filter(kind__in=ABOUT_PROPOSALS)


def _failed_outside() -> MessageQuerySet:
    return Message.objects.failed().filter(handled_at=None, user=None)


def not_arrived_at_users(user: User) -> "QuerySet[Message]":
    """What did not reach a user whose roles this admin looks after, newest first."""
    theirs = managed_memberships(user).values("user")
    failed = Message.objects.failed().filter(handled_at=None, user__in=theirs)
    return failed.select_related("user").order_by("-made_at", "id")


def outbox(*, now: datetime) -> Outbox:
    """The state of the outbox as a whole; nothing of a receiver."""
    rows = Message.objects.order_by().values_list("state").annotate(Count("id"))
    found = dict(rows)
    oldest = Message.objects.due(now=now).aggregate(oldest=Min("not_before"))["oldest"]
    return Outbox({state: found.get(state, 0) for state in MessageState.values}, oldest)
