import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from employers.enums import FetchOutcome, VacancyState
from employers.models import Demand, Feed, FeedFetch, Vacancy
from employers.selectors.feeds import asking, lets_go_on
from employers.selectors.public import public_vacancies
from employers.services import feeds, states, vacancies
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand, User
from jobmatch.audit.models import Entry
from jobmatch.changes.enums import Kind
from jobmatch.changes.models import Change
from jobmatch.fetching.client import Network
from jobmatch.running import queue
from tests.employers.imports.documents import posting
from tests.employers.situations import TODAY, make_contact, make_employer
from tests.factories import desk_of, make_jobhunter, make_pool
from tests.jobmatch.fetching.servers import HOST, says, serving
from tests.refusals import refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADDRESS = f"https://{HOST}/feed"


def nodes(*numbers: int, **more: Any) -> list[dict[str, Any]]:
    return [
        posting(identifier={"name": "elsewhere", "value": f"n{at}"}, title=f"Verkoper {at}", **more)
        for at in numbers
    ]


@contextmanager
def at_the_address(document: Any, **options: Any) -> Iterator[Network]:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    with serving({"/feed": says(body, **options)}) as served, override_settings(FEED_HOSTS=frozenset({HOST})):
        yield served.network()


def make_feed(**values: Any) -> Feed:
    given = {"source": "shop", "address": ADDRESS, "by": make_jobhunter(), "now": NOW} | values
    return feeds.add(**given)


def fetch(feed: Feed, document: Any, *, now: datetime = NOW, **options: Any) -> FeedFetch:
    feed.refresh_from_db()
    with at_the_address(document, **options) as network:
        return feeds.fetch_one(feed=feed, now=now, on=TODAY, network=network)


def open_titles() -> set[str]:
    return set(Vacancy.objects.filter(state=VacancyState.OPEN).values_list("title", flat=True))


def test_a_feed_brings_its_vacancies_under_its_own_name() -> None:
    feed = make_feed()
    done = fetch(feed, nodes(1, 2))
    assert (done.outcome, done.came, done.new, done.refused) == (FetchOutcome.TAKEN_IN, 2, 2, 0)
    assert set(Vacancy.objects.values_list("source", flat=True)) == {"shop"}
    again = fetch(feed, nodes(1, 2))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert Entry.objects.filter(event="feed.taken_in").count() == 1


def test_it_can_not_touch_the_vacancies_of_another_source() -> None:
    Vacancy.objects.create(source="elsewhere", identifier="n1", title="Van een ander")
    fetch(make_feed(), nodes(1))
    assert Vacancy.objects.get(source="elsewhere").title == "Van een ander"


def test_missing_once_is_no_news_and_missing_twice_closes() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2, 3))
    first = fetch(feed, nodes(1, 2))
    assert (first.missing, first.closed) == (1, 0)
    assert open_titles() == {"Verkoper 1", "Verkoper 2", "Verkoper 3"}
    second = fetch(feed, nodes(1, 2))
    assert (second.missing, second.closed) == (1, 1)
    assert open_titles() == {"Verkoper 1", "Verkoper 2"}


def test_missing_twice_with_a_sight_between_closes_nothing() -> None:
    feed = make_feed()
    for numbers in ((1, 2, 3), (1, 2), (1, 2, 3), (1, 2)):
        fetch(feed, nodes(*numbers))
    assert len(open_titles()) == 3


def test_what_the_feed_closed_opens_when_it_is_there_again() -> None:
    feed = make_feed()
    for numbers in ((1, 2, 3), (1, 2), (1, 2)):
        fetch(feed, nodes(*numbers))
    again = fetch(feed, nodes(1, 2, 3))
    assert again.reopened == 1
    assert len(open_titles()) == 3


def test_who_ranks_hears_what_a_feed_closed_and_opened() -> None:
    feed = make_feed()
    for numbers in ((1, 2, 3), (1, 2)):
        fetch(feed, nodes(*numbers))
    gone = Vacancy.objects.get(title="Verkoper 3")
    for numbers in ((1, 2), (1, 2, 3)):
        Change.objects.all().delete()
        fetch(feed, nodes(*numbers))
        assert list(Change.objects.values_list("kind", "target")) == [(Kind.VACANCY, gone.pk)]


def test_what_a_person_filled_stays_filled_and_what_a_person_opened_stays_open() -> None:
    feed, jobhunter = make_feed(), make_jobhunter()
    fetch(feed, nodes(1, 2, 3, 4, 5))
    filled = Vacancy.objects.get(title="Verkoper 1")
    states.fill(vacancy=filled, version=filled.version, by=jobhunter)
    fetch(feed, nodes(1, 3, 4, 5))
    fetch(feed, nodes(1, 3, 4, 5))
    closed = Vacancy.objects.get(title="Verkoper 2")
    assert closed.state == VacancyState.CLOSED
    states.reopen(vacancy=closed, version=closed.version, on=TODAY, by=jobhunter)
    for _time in range(3):
        fetch(feed, nodes(1, 3, 4, 5))
    filled.refresh_from_db()
    closed.refresh_from_db()
    assert (filled.state, closed.state) == (VacancyState.FILLED, VacancyState.OPEN)


def test_parts_that_a_person_decided_stay() -> None:
    feed = make_feed()
    fetch(feed, nodes(1))
    row = Vacancy.objects.get()
    vacancies.change(vacancy=row, version=row.version, by=make_jobhunter(), title="Zo heet het")
    fetch(feed, nodes(1, description="Iets nieuws."))
    row.refresh_from_db()
    assert (row.title, row.description) == ("Zo heet het", "Iets nieuws.")


def test_a_fetch_that_would_drop_more_than_half_changes_nothing_and_asks() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2, 3))
    done = fetch(feed, nodes(1, 9, description="Anders."))
    assert (done.outcome, done.missing, done.new, done.changed) == (FetchOutcome.DROP, 2, 0, 0)
    assert open_titles() == {"Verkoper 1", "Verkoper 2", "Verkoper 3"}
    assert [row.pk for row in asking(make_jobhunter())] == [feed.pk]


def test_half_is_not_more_than_half() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2))
    assert fetch(feed, nodes(1)).outcome == FetchOutcome.TAKEN_IN


def say_that_it_is_right(feed: Feed) -> None:
    feed.refresh_from_db()
    feeds.ask(feed=feed, version=feed.version, by=make_jobhunter(), now=NOW, may_drop=True)


def test_a_person_may_say_that_the_drop_is_right_once_and_it_is_done() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2, 3))
    say_that_it_is_right(feed)
    done = fetch(feed, nodes(1))
    assert (done.outcome, done.closed, open_titles()) == (FetchOutcome.TAKEN_IN, 2, {"Verkoper 1"})
    feed.refresh_from_db()
    assert not feed.may_drop
    assert fetch(feed, nodes(1)).outcome == FetchOutcome.TAKEN_IN
    assert fetch(feed, nodes(9)).outcome == FetchOutcome.DROP


@pytest.mark.parametrize("document", [b"[]", b"title,identifier\n", b"<jobs></jobs>"])
def test_a_file_in_which_nothing_is_left_asks_a_person_and_then_closes_all(document: bytes) -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2))
    done = fetch(feed, document)
    assert (done.outcome, done.missing, done.refused) == (FetchOutcome.DROP, 2, 0)
    say_that_it_is_right(feed)
    assert fetch(feed, document).closed == 2
    assert fetch(feed, document).outcome == FetchOutcome.TAKEN_IN
    assert not open_titles()


def test_a_new_feed_in_which_nothing_is_may_be_the_wrong_address() -> None:
    assert fetch(make_feed(), b"<rss></rss>").outcome == FetchOutcome.FILE


def test_a_row_that_can_not_be_read_keeps_what_is_missing_open() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2, 3))
    broken = [*nodes(1, 2), {"@type": "JobPosting", "datePosted": "gisteren"}]
    for _time in range(3):
        done = fetch(feed, broken)
    assert (done.refused, done.closed, done.outcome) == (1, 0, FetchOutcome.TAKEN_IN)
    assert done.wrong == [[3, "title"]]
    assert len(open_titles()) == 3


def test_a_wrong_row_whose_number_can_be_read_is_there_and_keeps_nothing_else_open() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2, 3, 4))
    wrong = [*nodes(1, 2, 2), *nodes(3, description="Bel 123456782 op")]
    for _time in range(2):
        done = fetch(feed, wrong)
    assert (done.refused, done.missing, done.closed) == (2, 1, 1)
    assert open_titles() == {"Verkoper 1", "Verkoper 2", "Verkoper 3"}


def test_what_rows_that_can_not_be_read_keep_open_for_two_days_is_an_errand() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2, 3))
    for count in range(4):
        assert not errands_of(feed)
        fetch(feed, [*nodes(1, 2), {"@type": "JobPosting"}], now=NOW + timedelta(hours=count))
    assert len(errands_of(feed)) == 1
    fetch(feed, nodes(1, 2), now=NOW + timedelta(hours=5))
    assert not errands_of(feed)


def test_the_log_keeps_no_words_of_what_was_wrong() -> None:
    done = fetch(make_feed(), [*nodes(1), *nodes(2, description="Bel 123456782 op")])
    assert done.refused == 1
    assert "123456782" not in json.dumps(done.wrong)


@pytest.mark.parametrize(
    ("document", "options", "outcome"),
    [
        (b"", {}, FetchOutcome.FILE),
        (b"[1]", {}, FetchOutcome.FILE),
        (b"<rss></rs>", {}, FetchOutcome.FILE),
        (b"[]", {"kind": "text/html"}, FetchOutcome.KIND),
        (b"[]", {"kind": "application/pdf"}, FetchOutcome.KIND),
        (b"[]", {"status": "404 Not Found"}, FetchOutcome.STATUS),
    ],
)
def test_what_can_not_be_taken_in_changes_nothing(
    document: bytes, options: Any, outcome: FetchOutcome
) -> None:
    feed = make_feed()
    fetch(feed, nodes(1))
    assert fetch(feed, document, **options).outcome == outcome
    assert open_titles() == {"Verkoper 1"}


def test_a_host_that_is_not_in_the_settings_is_not_asked() -> None:
    feed = make_feed()
    with at_the_address(nodes(1)) as network, override_settings(FEED_HOSTS=frozenset()):
        done = feeds.fetch_one(feed=feed, now=NOW, on=TODAY, network=network)
    assert done.outcome == FetchOutcome.HOST


def test_every_vacancy_of_an_employers_feed_is_its_own() -> None:
    shop = make_employer("De Winkel")
    make_employer("De Buren")
    feed = make_feed(employer=shop)
    fetch(feed, nodes(1, hiringOrganization={"name": "De Buren"}))
    assert Vacancy.objects.get().employer == shop
    assert not public_vacancies(on=TODAY).exists()


def test_what_stands_in_the_employers_own_feed_is_said_by_the_employer() -> None:
    feed = make_feed(employer=make_employer("De Winkel"), given_by_employer=True)
    fetch(feed, nodes(1, hiringOrganization={"name": "De Winkel"}))
    assert Vacancy.objects.get().confirmed_on == TODAY
    assert public_vacancies(on=TODAY).count() == 1


def test_a_text_that_was_there_before_is_read_for_words_before_everybody_may() -> None:
    feed = make_feed(employer=make_employer("De Winkel"), given_by_employer=True)
    posted = nodes(1, hiringOrganization={"name": "De Winkel"}, description="Wij zijn een jong team.")
    fetch(feed, posted)
    Vacancy.objects.update(has_demand=False, confirmed_on=None)
    Demand.objects.all().delete()
    fetch(feed, posted)
    assert Vacancy.objects.get().confirmed_on == TODAY
    assert not public_vacancies(on=TODAY)


def test_the_worker_fetches_what_is_due_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[str] = []
    monkeypatch.setattr(queue, "wake", woken.append)
    make_feed()
    make_feed(source="second")
    with at_the_address(nodes(1)) as network:
        later = NOW + timedelta(minutes=1)
        assert feeds.run(now=later, on=TODAY, network=network) == 1
        assert woken[-1:] == [feeds.JOB]
        assert feeds.run(now=later, on=TODAY, network=network) == 1
        assert feeds.run(now=later, on=TODAY, network=network) == 0
        assert feeds.run(now=later + feeds.EVERY, on=TODAY, network=network) == 1


def test_a_worker_that_dies_leaves_the_feed_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    make_feed()
    with monkeypatch.context() as patch:
        patch.setattr(feeds, "fetch", lambda *args, **more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            feeds.run(now=NOW, on=TODAY)
    assert not Feed.objects.due(now=NOW + timedelta(minutes=9)).exists()
    assert Feed.objects.due(now=NOW + timedelta(minutes=10)).exists()


def test_who_asks_during_a_fetch_gets_another_one() -> None:
    feed = make_feed()
    with at_the_address(nodes(1)) as network:
        mine = Feed.objects.get()
        asked = Feed.objects.get()
        feeds.ask(feed=asked, version=asked.version, by=make_jobhunter(), now=NOW + timedelta(seconds=5))
        feeds.fetch_one(feed=mine, now=NOW, on=TODAY, network=network)
    feed.refresh_from_db()
    assert feed.due_at == NOW + timedelta(seconds=5)


def test_the_log_keeps_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "KEPT", 2)
    feed = make_feed()
    for minute in range(4):
        fetch(feed, nodes(1), now=NOW + timedelta(minutes=minute))
    assert [row.at.minute for row in FeedFetch.objects.all()] == [3, 2]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"address": "http://feeds.example.nl/"}, "address"),
        ({"address": "https://127.0.0.1/"}, "address"),
        ({"address": "https://a:b@feeds.example.nl/"}, "address"),
        ({"source": "jobmatch"}, "source_own"),
        ({"given_by_employer": True}, "no_employer"),
    ],
)
def test_a_feed_that_can_not_be_is_refused(values: dict[str, Any], code: str) -> None:
    with refused(code):
        make_feed(**values)


def test_a_name_is_given_once() -> None:
    make_feed()
    with refused("exists"):
        make_feed()


def test_an_employer_contact_adds_none() -> None:
    with refused("forbidden"):
        make_feed(by=make_contact(make_employer()))


def test_a_feed_that_is_off_is_not_fetched() -> None:
    feed, jobhunter = make_feed(), make_jobhunter()
    feeds.change(feed=feed, version=feed.version, by=jobhunter, now=NOW, is_on=False)
    assert feeds.run(now=NOW + timedelta(days=2), on=TODAY) == 0
    with refused("off"):
        feeds.ask(feed=feed, version=feed.version, by=jobhunter, now=NOW)


def test_what_came_by_a_board_that_is_off_for_a_month_is_closed_and_opens_with_it() -> None:
    feed, own = make_feed(), make_feed(source="own", employer=make_employer())
    fetch(feed, nodes(1, 2, 3, 4))
    fetch(own, nodes(5))
    one, two = (Vacancy.objects.get(title=f"Verkoper {at}") for at in (1, 2))
    states.fill(vacancy=one, version=one.version, by=make_jobhunter())
    Vacancy.objects.filter(pk=two.pk).update(confirmed_on=TODAY)
    Vacancy.objects.update(added_at=NOW)
    late = TODAY + timedelta(days=60)
    assert feeds.let_go(on=late) == 0  # it is on: the next fetch tells
    for each in (feed, own):
        each.refresh_from_db()
        feeds.change(feed=each, version=each.version, by=make_jobhunter(), now=NOW, is_on=False)
    assert [feeds.let_go(on=TODAY + timedelta(days=at)) for at in (29, 30, 31)] == [0, 1, 0]
    assert open_titles() == {"Verkoper 2", "Verkoper 5"}  # who confirmed it is asked, as is an employer
    assert Vacancy.objects.wanted().filter(title="Verkoper 3").exists()  # nobody said that it is taken
    feed.refresh_from_db()
    feeds.change(feed=feed, version=feed.version, by=make_jobhunter(), now=NOW, is_on=True)
    assert fetch(feed, nodes(1, 2, 3)).reopened == 1
    assert open_titles() == {"Verkoper 2", "Verkoper 3", "Verkoper 5"}


def test_what_somebody_brings_under_the_name_of_a_feed_that_is_off_stays() -> None:
    feed = make_feed()
    fetch(feed, nodes(1, 2))
    feed.refresh_from_db()
    feeds.change(feed=feed, version=feed.version, by=make_jobhunter(), now=NOW, is_on=False)
    Vacancy.objects.update(added_at=NOW)
    Vacancy.objects.filter(title="Verkoper 2").update(added_at=NOW + timedelta(days=20))
    assert lets_go_on(feed, on=TODAY) == TODAY + timedelta(days=50)
    assert [feeds.let_go(on=TODAY + timedelta(days=at)) for at in (49, 50)] == [0, 1]
    assert lets_go_on(feed, on=TODAY + timedelta(days=50)) is None


def errands_of(feed: Feed) -> list[Errand]:
    return [*Errand.objects.open().filter(mark=Feed.mark_of(feed.pk))]


def test_a_drop_is_an_errand_of_who_added_the_feed_until_somebody_looks_or_it_goes_well() -> None:
    by, shop = make_jobhunter(), make_employer()
    feed = make_feed(by=by, employer=shop)
    fetch(feed, nodes(1, 2, 3))
    assert not errands_of(feed)
    fetch(feed, nodes(1))
    fetch(feed, nodes(1))
    (errand,) = errands_of(feed)
    assert (errand.kind, errand.target, errand.owner) == (ErrandKind.FEED, shop.pk, desk_of(by))
    feed.refresh_from_db()
    feeds.ask(feed=feed, version=feed.version, may_drop=True, by=by, now=NOW)
    assert not errands_of(feed)


def test_one_bad_fetch_is_no_errand_and_four_are_one_at_a_desk_that_is_there() -> None:
    by = make_jobhunter()
    pool, feed = make_pool(desk_of(by).municipality), make_feed(by=by)
    User.objects.filter(pk=by.pk).update(is_active=False)
    for count in range(4):
        assert not errands_of(feed)
        fetch(feed, b"not found", status=404, now=NOW + timedelta(hours=count))
    (errand,) = errands_of(feed)
    assert (errand.target, errand.owner) == (feed.pk, pool)
    fetch(feed, nodes(1), now=NOW + timedelta(hours=5))
    assert not errands_of(feed)
