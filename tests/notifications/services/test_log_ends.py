"""Each night the end of the access log goes outside, and a night on which it did not says so."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import structlog
from django.core import mail

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, User
from jobmatch.audit import roots
from jobmatch.audit.models import Entry, Root
from notifications import tasks
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import log_ends, preferences, sending
from tests.database import triggers_lifted
from tests.factories import make_coordinator, make_member
from tests.jobmatch.audit.situations import fill

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 3, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))
TUESDAY = datetime(2026, 12, 1, 3, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def officer() -> User:
    make_coordinator()
    return make_member(Role.PRIVACY_OFFICER)


@pytest.fixture
def outside(tmp_path: Path, settings: Any) -> Path:
    settings.LOG_ENDS_FILE = tmp_path / "ends"
    return tmp_path / "ends"


def night(now: datetime) -> list[tuple[str, User | None]]:
    """What was put in the outbox, and the log of the program says the end too."""
    with structlog.testing.capture_logs() as lines:
        log_ends.note(now=now)
    assert f"access log ends at {Root.objects.order_by('number').last()}" in [line["event"] for line in lines]
    return [(message.kind, message.user) for message in Message.objects.order_by("made_at")]


def errors(now: datetime) -> list[str]:
    with structlog.testing.capture_logs() as lines:
        log_ends.note(now=now)
    return [line["event"] for line in lines if line["log_level"] == "error"]


@pytest.mark.parametrize("now", [MONDAY, TUESDAY])
def test_without_a_file_the_officers_get_the_end_each_night(officer: User, now: datetime) -> None:
    fill(2)
    assert night(now) == [(Kind.LOG_END, officer)]


def test_with_a_file_they_get_it_on_mondays(officer: User, outside: Path) -> None:
    fill(2)
    assert night(TUESDAY) == []
    assert [number for number, _ in roots.read_outside(outside)] == [1]
    assert night(MONDAY) == [(Kind.LOG_END, officer)]
    assert [number for number, _ in roots.read_outside(outside)] == [1, 2]


def test_a_night_that_cannot_write_the_file_is_told_at_once(officer: User, outside: Path) -> None:
    outside.mkdir()
    fill(1)
    assert night(TUESDAY) == [(Kind.LOG_BROKEN, officer)]
    assert "the end of the access log was not written outside" in errors(TUESDAY)


def test_an_end_that_is_gone_is_told_at_once(officer: User, outside: Path) -> None:
    fill(2)
    assert night(TUESDAY) == []
    with triggers_lifted():
        Entry.objects.filter(number=2).delete()
    assert night(TUESDAY) == [(Kind.LOG_BROKEN, officer)]


def test_where_nobody_and_no_file_has_the_end_the_program_says_so() -> None:
    fill(1)
    assert errors(TUESDAY) == [
        "the end of the access log went nowhere: no file outside, and no privacy officer"
    ]


def test_who_is_officer_no_more_gets_none(officer: User) -> None:
    Membership.objects.filter(user=officer).update(ended_at=MONDAY)
    other = make_member(Role.PRIVACY_OFFICER)
    assert night(MONDAY) == [(Kind.LOG_END, other)]


@pytest.mark.parametrize(
    ("language", "subject"),
    [("en", "The end of the access log, to keep"), ("nl", "Het einde van het inzagelogboek, om te bewaren")],
)
def test_the_mail_has_the_end_as_verify_audit_takes_it(officer: User, language: str, subject: str) -> None:
    preferences.choose(kinds=[], digest=True, language=language, version=0, by=officer)
    fill(1)
    log_ends.note(now=MONDAY)
    sending.run()
    (letter,) = mail.outbox
    root = Root.objects.get()
    assert letter.subject == subject
    assert roots.parsed(str(letter.body).split()[-1]) == (root.number, root.digest)


def test_a_broken_log_is_told_in_a_mail_that_says_what_to_do(officer: User, outside: Path) -> None:
    outside.mkdir()
    log_ends.note(now=TUESDAY)
    sending.run()
    (letter,) = mail.outbox
    assert "manage.py verify_audit" in str(letter.body)
    assert str(Root.objects.get()) in str(letter.body)


def test_the_clock_knows_the_job() -> None:
    tasks.nightly.call_local()
    assert Root.objects.count() == 1
