"""Feeds: addresses from which the worker fetches vacancies, by day and by night.

A web request only writes down that a feed is due; the job below does the rest. What a fetch brings goes the
way of every import. A vacancy that is missing twice is closed; when more than half of them would go at once,
nothing changes and a person is asked.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from employers.enums import FetchOutcome, VacancyState
from employers.imports.posting import Parsed, Posting
from employers.imports.reader import parse
from employers.models import MISSES_THAT_CLOSE, Employer, Feed, FeedFetch, Vacancy
from employers.parts import STATE
from employers.permissions import require_casework
from employers.selectors.feeds import left_of, lets_go_on
from employers.services import demands, feed_questions, import_values, imports
from employers.services.validation import invalid
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import SCHEDULE
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.fetching.addresses import NotFetched, is_plain
from jobmatch.fetching.client import OUTSIDE, Network, fetch
from jobmatch.http.versions import claim
from jobmatch.running import queue
from jobmatch.running.turns import each_in_turn

JOB: Final = "employers.fetch_feeds"
KINDS: Final = frozenset(
    {"application/ld+json", "application/json", "text/csv", "application/csv", "text/plain"}
    | {"application/xml", "text/xml"}
)
EVERY: Final = timedelta(hours=12)
LEASE: Final = timedelta(minutes=10)  # a worker that died in the middle; then it is due again
KEPT: Final = 60  # fetches of each feed in the log
SHOWN_WRONG: Final = 10
TARGET: Final = "employers.Feed"
OWN_SOURCE: Final = "jobmatch"


@transaction.atomic
def add(
    *,
    source: str,
    address: str,
    by: User,
    now: datetime,
    employer: Employer | None = None,
    given_by_employer: bool = False,
) -> Feed:
    """Add a feed; it is fetched within minutes."""
    require_casework(by)
    feed = Feed(
        source=" ".join(source.split()),
        address=address.strip(),
        employer=employer,
        given_by_employer=given_by_employer,
        due_at=now,
        added_by=by,
    )
    _check(feed)
    try:
        with transaction.atomic():
            feed.save(force_insert=True)
    except IntegrityError as error:  # of two at once the other was first
        raise _is_there() from error
    audit.record(event="feed.added", by=by, chain=None, target=TARGET, target_id=feed.pk)
    queue.wake(JOB)
    return feed


@transaction.atomic
def change(*, feed: Feed, version: int, by: User, now: datetime, **values: Any) -> Feed:
    """Change address, employer, given_by_employer or is_on; the source is the name of what came and stays."""
    require_casework(by)
    claim(feed, version=version)
    for name in ("address", "employer", "given_by_employer", "is_on"):
        setattr(feed, name, values.get(name, getattr(feed, name)))
    feed.address = feed.address.strip()
    feed.due_at = now
    feed.may_drop = False
    _check(feed)
    feed.save()
    feed_questions.settle(feed=feed, by=by)
    audit.record(event="feed.changed", by=by, chain=None, target=TARGET, target_id=feed.pk)
    queue.wake(JOB)
    return feed


@transaction.atomic
def ask(*, feed: Feed, version: int, by: User, now: datetime, may_drop: bool = False) -> Feed:
    """Have the worker fetch it now. With `may_drop` the next fetch may close more than half: it is right."""
    require_casework(by)
    if not feed.is_on:
        raise RuleBroken("off", _("This feed is switched off. Switch it on first."))
    claim(feed, version=version)
    feed.due_at = now
    feed.may_drop = may_drop
    feed.save(update_fields=["due_at", "may_drop"])
    feed_questions.settle(feed=feed, by=by)
    event = "feed.drop_allowed" if may_drop else "feed.asked"
    audit.record(event=event, by=by, chain=None, target=TARGET, target_id=feed.pk)
    queue.wake(JOB)
    return feed


def _check(feed: Feed) -> None:
    if feed.source == OWN_SOURCE:
        raise RuleBroken("source_own", _("This is the name of what is added here. Take another one."))
    if not is_plain(feed.address):
        raise RuleBroken(
            "address",
            _("Write an address that begins with https://, without a name, password or port in it."),
        )
    if feed.given_by_employer and feed.employer is None:
        raise RuleBroken("no_employer", _("Say which employer gave the address."))
    if Feed.objects.filter(source=feed.source).exclude(pk=feed.pk).exists():
        raise _is_there()
    try:
        feed.clean_fields(exclude=["due_at", "employer", "added_by"])
    except ValidationError as error:
        raise invalid(feed, error) from error


def _is_there() -> RuleBroken:
    return RuleBroken("exists", _("There is already a feed with this name."))


# the worker


def run(*, now: datetime, on: date, network: Network = OUTSIDE) -> int:
    """In the worker: fetch the feed that is due longest. How many?

    One at a time: when more are due the job is put back behind what else waits, as mail must not wait.
    """
    feed = Feed.objects.due(now=now).order_by("due_at", "source").first()
    if feed is None or not _claim(feed, now=now):
        return 0
    fetch_one(feed=feed, now=now, on=on, network=network)
    if Feed.objects.due(now=now).exists():
        queue.wake(JOB)
    return 1


def _claim(feed: Feed, *, now: datetime) -> bool:
    """Take a feed before another worker does, and for so long that a dead one does not keep it."""
    mine = Feed.objects.filter(pk=feed.pk, due_at=feed.due_at).update(due_at=now + LEASE)
    feed.due_at = now + LEASE
    return bool(mine)


def fetch_one(
    *,
    feed: Feed,
    now: datetime,
    on: date,
    network: Network = OUTSIDE,
    hosts: Collection[str] | None = None,
) -> FeedFetch:
    """Fetch one feed and take it in; whatever happens, a row of the log says how it went."""
    allowed = settings.FEED_HOSTS if hosts is None else hosts
    done = FeedFetch(feed=feed, at=now, outcome=FetchOutcome.TAKEN_IN)
    try:
        data = fetch(feed.address, hosts=allowed, kinds=KINDS, network=network)
        _take_in(feed, parse(data, feed.source), done, on=on)
    except NotFetched as refused:
        done.outcome = FetchOutcome(refused.why)
    except RuleBroken:
        done.outcome = FetchOutcome.BUSY
    return _close_fetch(feed, done)


@transaction.atomic
def _close_fetch(feed: Feed, done: FeedFetch) -> FeedFetch:
    """Write the row of the log, and when the feed is due again: not when somebody asked in the meantime."""
    done.save()
    old = FeedFetch.objects.filter(feed=feed).order_by("-at", "-id").values_list("pk", flat=True)[KEPT:]
    FeedFetch.objects.filter(pk__in=list(old)).delete()
    next_one = {"due_at": done.at + EVERY, "may_drop": False}
    Feed.objects.filter(pk=feed.pk, due_at=feed.due_at).update(**next_one)
    feed_questions.tell(feed=feed, fetched=done)
    return done


def _take_in(feed: Feed, parsed: Parsed, done: FeedFetch, *, on: date) -> None:
    """All of a fetch, or nothing: the rows that can be read, what is missing, what is there again.

    A file that is empty has everything missing, unless nothing ever came from there.
    """
    problems = [] if parsed.is_empty else parsed.problems
    done.came = len(parsed.postings)
    done.refused = len({problem.row for problem in problems})
    done.wrong = [[problem.row, problem.field] for problem in problems[:SHOWN_WRONG]]
    if not parsed.postings and not (parsed.is_empty and _brought_any(feed)):
        done.outcome = FetchOutcome.FILE
        return
    suggested = imports.suggestions(parsed.postings)
    with imports.busy_when_another_imports(), transaction.atomic():
        here = {import_values.vacancy_id(posting) for posting in parsed.postings}
        wrong = {import_values.id_of(feed.source, each.identifier) for each in problems if each.identifier}
        opened = _untouched(feed, on=on)
        gone = [row for row in opened if row.pk not in here | wrong]
        done.missing = len(gone)
        drops = 2 * len(gone) > len(opened)
        if drops and not _may_drop(feed):
            done.outcome = FetchOutcome.DROP
            return
        report = imports.ImportReport()
        employer = feed.employer_id
        imports.bring_in(parsed.postings, report, suggested, employer=employer)
        done.new, done.changed, done.unchanged = report.new, report.changed, report.unchanged
        _mark_here(feed, parsed.postings, done, on=on)
        Vacancy.objects.filter(pk__in=[row.pk for row in opened if row.pk in wrong]).update(feed_misses=0)
        # A row without a number that can be read may be the very one that is missing.
        unknown = any(not problem.identifier for problem in problems)
        done.closed = 0 if unknown and not drops else _close_gone(gone, at_once=drops)
        if done.new or done.changed or done.closed or done.reopened:
            audit.record(event="feed.taken_in", by=SCHEDULE, chain=None, target=TARGET, target_id=feed.pk)


def let_go(*, on: date) -> int:
    """Offer no more what came by boards' feeds that are off for long; of how many feeds.

    Nobody says of it any more that it is open. That is no word of anybody: whoever an employer knows by then
    goes on with it, as after a question that was not answered (`asking.take_off`), and the employer's own
    page asks. What a next fetch brings is open again.
    """
    off = Feed.objects.filter(is_on=False, employer=None).order_by("pk")
    return each_in_turn(off, lambda feed: _let_go(feed, on=on))


@transaction.atomic
def _let_go(feed: Feed, *, on: date) -> bool:
    feed = Feed.objects.select_for_update(no_key=True).get(pk=feed.pk)
    night = lets_go_on(feed, on=on)
    if night is None or night > on:
        return False
    left = left_of(feed, on=on).order_by("id").select_for_update(of=("self",), no_key=True)
    pks = [row.pk for row in left]
    rows = Vacancy.objects.filter(pk__in=pks)
    rows.update(state=VacancyState.CLOSED, asked_on=on, feed_misses=0, version=F("version") + 1)
    changes.record_many(Kind.VACANCY, pks)
    audit.record(event="feed.let_go", by=SCHEDULE, chain=None, target=TARGET, target_id=feed.pk)
    return True


def _brought_any(feed: Feed) -> bool:
    return Vacancy.objects.filter(source=feed.source).exists()


def _may_drop(feed: Feed) -> bool:
    return Feed.objects.filter(pk=feed.pk, may_drop=True).exists()


def _untouched(feed: Feed, *, on: date) -> list[Vacancy]:
    """The open vacancies of a feed whose state no person decided, locked until we are done."""
    rows = Vacancy.objects.open(on=on).filter(source=feed.source).order_by("id")
    return [row for row in rows.select_for_update(of=("self",), no_key=True) if STATE not in row.decided]


def _mark_here(feed: Feed, postings: Sequence[Posting], done: FeedFetch, *, on: date) -> None:
    """What is in the file: missing no more; open again when only its absence closed it; confirmed."""
    here = [import_values.vacancy_id(posting) for posting in postings]
    for start in range(0, len(here), imports.BATCH):
        rows = Vacancy.objects.filter(pk__in=here[start : start + imports.BATCH]).order_by("id")
        back = [row for row in rows if row.ended_unsaid]
        again = [row.pk for row in back if STATE not in row.decided]
        done.reopened += Vacancy.objects.filter(pk__in=again).update(
            state=VacancyState.OPEN, asked_on=None, version=F("version") + 1
        )
        changes.record_many(Kind.VACANCY, again)
        rows.filter(feed_misses__gt=0).update(feed_misses=0)
        if feed.given_by_employer:
            demands.refresh_all(list(rows.filter(state=VacancyState.OPEN, confirmed_on=None)))
            rows.filter(state=VacancyState.OPEN).exclude(confirmed_on=on).update(
                confirmed_on=on, asked_on=None
            )


def _close_gone(gone: Sequence[Vacancy], *, at_once: bool) -> int:
    """Count what is missing once more; close what is so twice, or `at_once` where a person said it."""
    pks = [row.pk for row in gone]
    misses = MISSES_THAT_CLOSE if at_once else F("feed_misses") + 1
    Vacancy.objects.filter(pk__in=pks).update(feed_misses=misses)
    twice = Vacancy.objects.filter(pk__in=pks, feed_misses__gte=MISSES_THAT_CLOSE, state=VacancyState.OPEN)
    changes.record_many(Kind.VACANCY, twice.values_list("pk", flat=True))
    return twice.update(state=VacancyState.CLOSED, version=F("version") + 1)
