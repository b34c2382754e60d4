"""Today stays short: all that is due for one youth, or at one employer, is one row."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.models import Candidate
from jobmatch import workdays
from jobmatch.accounts.models import User
from matching.models import Introduction
from matching.services.introductions import endings, settling
from tests.benchmarks.files import build
from tests.benchmarks.proposals import propose
from tests.candidates.situations import as_user, in_english
from tests.factories import make_errand
from tests.matching.introductions import proposed, said, willing
from tests.pages.stage import Clock, set_clock

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 4)  # a Wednesday
MOST_ROWS = 15
FILES, RUNNING, EMPLOYERS = 30, 3, 24


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = set_clock(monkeypatch)
    clock.set(ON)
    return clock


def groups(by: User):
    """The groups of today and before, as the page gets them."""
    shown = as_user(by).get(reverse("web:today")).context["groups"]
    return [group for group in shown if group.name in ("overdue", "today")]


def test_thirty_files_with_three_running_each_are_fifteen_rows_on_a_usual_day() -> None:
    by, _lead = build(files=FILES, on=ON)
    youths = [*Candidate.objects.order_by("first_name")]
    for number, youth in enumerate(youths):  # what holds the file: each once a month
        due = workdays.after(ON, number % 22)
        youth.steps.filter(primary_for=youth.pk).update(due=ON if number % 22 == 0 else due)
    propose(youths, each=RUNNING, employers=EMPLOYERS, by=by, on=ON)
    assert Introduction.objects.running().count() == FILES * RUNNING
    assert settling.settle(on=ON) == 0, "each has its step and errand as the program makes them"
    with CaptureQueriesContext(connection) as queries:
        shown = groups(by)
    assert 5 <= sum(len(group.youths) + len(group.errands) for group in shown) <= MOST_ROWS
    assert len(queries) < 50, "with signing in; not one more for each row"
    at_youths = {each.due.errand.target for group in shown for row in group.youths for each in row.outings}
    at_places = {each.due.errand.target for group in shown for each in group.errands}
    called = Introduction.objects.filter(call_due__lte=ON).values_list("vacancy__employer", flat=True)
    assert at_youths | at_places == {*called}


def test_all_that_is_due_at_an_employer_is_one_row(by: User) -> None:
    row = said(proposed(willing(by, on=ON), by=by, on=ON), "sent", by=by, on=ON)
    for title in ("Bring the flyers", "Ask about the door"):
        make_errand(by, target=row.employer_id, due=ON, on=ON, title=title)
    found = [outing for group in groups(by) for outing in group.errands]
    assert [(str(each.due.errand), len(each.further)) for each in found] == [("Bring the flyers", 1)]
    page = in_english(as_user(by)).get(reverse("web:today")).content.decode()
    assert "Also: Ask about the door" in page


def test_when_both_are_asked_how_it_was_the_employer_stands_in_the_row_of_the_youth(
    by: User, clock: Clock
) -> None:
    youth = willing(by, on=ON)
    row = said(proposed(youth, by=by, on=ON), "met", by=by, on=ON)
    clock.set(ON + timedelta(days=6))
    (group,) = groups(by)
    assert [each.due.errand.target for each in group.youths[0].outings] == [row.employer_id]
    assert group.errands == []
    page = in_english(as_user(by)).get(reverse("web:today")).content.decode()
    assert f"Also at {row.vacancy.employer}" in page
    other = willing(by, on=ON)
    said(proposed(other, by=by, on=ON, at=(row.vacancy, row.person)), "sent", by=by, on=ON)
    other.steps.open().update(due=ON + timedelta(days=60))
    (group,) = groups(by)  # now also somebody else is spoken of, who is not named
    assert (len(group.youths[0].outings), len(group.errands)) == (0, 1)


def test_a_call_in_which_nothing_is_heard_asks_for_the_next_one(by: User) -> None:
    row = said(proposed(willing(by, on=ON), by=by, on=ON), "sent", by=by, on=ON)
    row = endings.called(introduction=row, version=row.version, by=by, on=ON)
    assert row.call_due == workdays.after(ON, 7)
