"""The morning overview: one neutral mail on working days that says how many things wait, without names."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from candidates.models import Step
from candidates.selectors.files import due
from jobmatch import workdays
from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import Membership, User
from jobmatch.accounts.selectors import own_desks, own_errands
from jobmatch.running.turns import each_in_turn
from notifications.enums import Kind
from notifications.rules.moments import CLOCK
from notifications.selectors import preference_of
from notifications.services import outbox

JOB: Final = "candidates.send_digests"
FROM, UNTIL = time(7, 30), time(8, 30)
COUNTED: Final = (due.OVERDUE, due.TODAY)


def send(*, now: datetime) -> int:
    """Put the overview of this morning for who got none yet; how many.

    Run again all through the hour, so a worker that was away at half past seven makes it good.
    """
    local = now.astimezone(CLOCK)
    if not workdays.is_working_day(local.date()) or not FROM <= local.time() < UNTIL:
        return 0
    return each_in_turn(_who_got_none(local), lambda user: _put(user, on=local.date()))


def _who_got_none(local: datetime) -> QuerySet[User]:
    """Everyone with a desk who had no overview and no mail about what is late since the hour began."""
    since = datetime.combine(local.date(), FROM, CLOCK)
    had = Q(messages__kind__in=(Kind.DIGEST, Kind.LATE), messages__made_at__gte=since)
    staff = Membership.objects.active().filter(role__in=DESK_ROLES).values("user")
    done = User.objects.filter(had).values("pk")
    return User.objects.filter(pk__in=staff, is_active=True).exclude(pk__in=done).order_by("pk")


def _put(user: User, *, on: date) -> bool:
    """The overview for who wants it; who does not may still want to hear that something became late."""
    choice = preference_of(user)
    if choice.wants(Kind.DIGEST):
        counts = due.FirstSteps(user, own_desks(user), on=on).counts()
        count = sum(counts[group] for group in COUNTED)
        count += own_errands(user).due(until=on).count()
        if count:
            outbox.put_for_user(user=user, kind=Kind.DIGEST, language=choice.language, count=count)
        return bool(count)
    return _became_late(user, on=on) and outbox.tell_user(user=user, kind=Kind.LATE) is not None


def _became_late(user: User, *, on: date) -> bool:
    """Whether a step of the user was due since the last working day, and is not done."""
    since = on - timedelta(days=1)
    while not workdays.is_working_day(since):
        since -= timedelta(days=1)
    late = Step.objects.open().filter(owner__user=user, due__gte=since, due__lt=on)
    return late.exclude(pk__in=due.hidden_from(user, own_desks(user), on=on)).exists()
