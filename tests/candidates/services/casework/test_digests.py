"""The morning overview: on working days, once, neutral, for who wants it and has something that waits."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.utils import timezone

from candidates.models import Step
from candidates.services.casework import digests
from jobmatch.accounts.models import User
from notifications.enums import Kind
from notifications.models import Message
from notifications.rules.moments import CLOCK
from notifications.services import preferences
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 11, 25)
Send = Callable[[str], int]


@pytest.fixture
def send(monkeypatch: pytest.MonkeyPatch) -> Send:
    """The job at a moment of the Dutch clock."""

    def at(moment: str) -> int:
        now = datetime.fromisoformat(moment).replace(tzinfo=CLOCK)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return digests.send(now=now)

    return at


@pytest.fixture
def by() -> User:
    """A jobhunter with a step of today, one that is late and one for later."""
    user = make_jobhunter()
    for due in (WEDNESDAY, date(2026, 11, 24), date(2026, 12, 1)):
        Step.objects.filter(primary_for=make_candidate(user).pk).update(due=due)
    return user


def mails(user: User) -> list[tuple[str, int | None]]:
    return list(Message.objects.filter(user=user).values_list("kind", "count"))


def test_it_counts_what_is_late_and_what_is_for_today(send: Send, by: User) -> None:
    assert send("2026-11-25 07:30") == 1
    assert mails(by) == [(Kind.DIGEST, 2)]


def test_a_coordinator_hears_of_the_shared_desk_too(send: Send) -> None:
    by = make_coordinator()
    Step.objects.filter(primary_for=make_candidate(by).pk).update(due=WEDNESDAY)
    send("2026-11-25 07:30")
    assert mails(by) == [(Kind.DIGEST, 1)]


def test_it_comes_once_a_morning_and_again_the_next(send: Send, by: User) -> None:
    assert send("2026-11-25 07:31") == 1
    assert send("2026-11-25 07:32") == 0
    assert send("2026-11-26 08:29") == 1
    assert len(mails(by)) == 2


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-25 07:29",
        "2026-11-25 08:30",
        "2026-11-28 07:30",  # a Saturday
        "2026-12-25 07:30",  # Christmas
    ],
)
def test_it_comes_at_no_other_hour_or_day(send: Send, by: User, moment: str) -> None:
    assert send(moment) == 0
    assert mails(by) == []


def test_who_has_nothing_that_waits_gets_none(send: Send) -> None:
    by = make_jobhunter()
    assert send("2026-11-25 07:30") == 0
    assert mails(by) == []


@pytest.mark.parametrize(
    ("due", "kinds"), [(date(2026, 11, 24), [Kind.LATE]), (date(2026, 11, 23), []), (WEDNESDAY, [])]
)
def test_who_wants_no_overview_may_hear_of_what_became_late(send: Send, due: date, kinds: list[str]) -> None:
    by = make_jobhunter()
    Step.objects.filter(primary_for=make_candidate(by).pk).update(due=due)
    preferences.choose(kinds=[Kind.LATE], digest=False, language="nl", version=0, by=by)
    send("2026-11-25 07:30")
    assert [kind for kind, _ in mails(by)] == kinds


def test_after_a_weekend_it_hears_of_friday(send: Send) -> None:
    by = make_jobhunter()
    Step.objects.filter(primary_for=make_candidate(by).pk).update(due=date(2026, 11, 27))
    preferences.choose(kinds=[Kind.LATE], digest=False, language="nl", version=0, by=by)
    assert send("2026-11-30 07:30") == 1


def test_who_wants_no_mail_gets_none(send: Send, by: User) -> None:
    preferences.choose(kinds=[], digest=False, language="nl", version=0, by=by)
    assert send("2026-11-25 07:30") == 0
    assert mails(by) == []
