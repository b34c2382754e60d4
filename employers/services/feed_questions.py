"""When a feed needs a person: the one place where that becomes an errand of somebody.

Its pages tell it too: that of feeds, that of the employer and the list of vacancies.
"""

from typing import Final

from django.utils import timezone

from employers.enums import ASKING_OUTCOMES, FetchOutcome
from employers.models import Feed, FeedFetch
from employers.services.desks import desk_for
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand
from jobmatch.accounts.services import errands
from jobmatch.audit.services import SCHEDULE, Doer

FAILURES_THAT_ASK: Final = 4  # two days of them
NO_FAILURES: Final = (FetchOutcome.TAKEN_IN, FetchOutcome.BUSY)


def tell(*, feed: Feed, fetched: FeedFetch) -> None:
    """In the transaction in which a fetch ends: an errand at who added the feed, or at another who is there.

    It is made at once when only a person can say what is true, and after two days without a good fetch, or
    in which wrong rows kept what is missing open.
    """
    is_well = fetched.outcome == FetchOutcome.TAKEN_IN
    if is_well and not _is_held_up_for_long(feed):
        settle(feed=feed, by=SCHEDULE)
    elif is_well or fetched.outcome in ASKING_OUTCOMES or _fails_for_long(feed):
        desk = desk_for(feed.added_by, employer=feed.employer_id)
        if desk is not None:
            errands.ensure(
                desk=desk,
                target=feed.employer_id or feed.pk,
                kind=ErrandKind.FEED,
                due=workdays.on_or_after(timezone.localdate(fetched.at)),
                mark=Feed.mark_of(feed.pk),
                by=SCHEDULE,
            )


def settle(*, feed: Feed, by: Doer) -> None:
    """A fetch went well, or somebody looked at the feed."""
    mark = Feed.mark_of(feed.pk)
    for target in Errand.objects.open().filter(mark=mark).values_list("target", flat=True):
        errands.settle(target=target, mark=mark, by=by, on=timezone.localdate())


def _is_held_up_for_long(feed: Feed) -> bool:
    """Whether all that is missing stayed open, each time beside a row that can't be read."""
    last = list(feed.fetches.all()[:FAILURES_THAT_ASK])
    return len(last) == FAILURES_THAT_ASK and all(
        each.outcome == FetchOutcome.TAKEN_IN and each.refused and each.missing and not each.closed
        for each in last
    )


def _fails_for_long(feed: Feed) -> bool:
    last = list(feed.fetches.values_list("outcome", flat=True)[:FAILURES_THAT_ASK])
    return len(last) == FAILURES_THAT_ASK and not set(last) & set(NO_FAILURES)
