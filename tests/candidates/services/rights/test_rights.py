"""What youths ask about their own data: the clock, who records, who answers, and what is said of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from candidates.enums import Right, RightState, StepKind
from candidates.models import Candidate, RightsRequest
from candidates.services.files import states
from candidates.services.rights import rights
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.rights_situations import ask, make_officer
from tests.factories import OPENED_ON, make_candidate, make_coordinator, make_jobhunter
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth() -> Candidate:
    return make_candidate()


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 1, 30), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 1, 15)),
    ],
)
def test_the_answer_is_due_one_calendar_month_later(youth: Candidate, asked: date, due: date) -> None:
    assert ask(youth, on=asked).due == due


def test_the_month_runs_from_the_day_on_which_it_was_asked(youth: Candidate, officer: User) -> None:
    row = rights.receive(
        candidate=youth, right=Right.ACCESS, by=officer, on=OPENED_ON, received_on=date(2026, 11, 20)
    )
    assert row.due == date(2026, 12, 20)
    for day in (date(2026, 11, 24), date(2026, 6, 1)):
        with refused("received_on"):
            rights.receive(candidate=youth, right=Right.ERASURE, by=officer, on=OPENED_ON, received_on=day)


def test_the_youth_the_jobhunter_and_the_privacy_officer_record_it_and_nobody_else(
    youth: Candidate, officer: User
) -> None:
    doers = (audit.youth(youth.pk), youth.desk.user, officer, make_coordinator(youth.municipality))
    for right, by in zip(Right.values, doers, strict=True):
        rights.receive(candidate=youth, right=right, by=by, on=OPENED_ON)
    assert youth.rights_requests.filter(recorded_by=None).get().right == Right.ACCESS
    other = make_candidate()
    for by in (audit.youth(other.pk), audit.SCHEDULE, other.desk.user, make_officer(other)):
        with refused("forbidden"):
            rights.receive(candidate=youth, right=Right.ACCESS, by=by, on=OPENED_ON)


def test_the_same_is_asked_once_at_a_time(youth: Candidate, officer: User) -> None:
    first = ask(youth, on=OPENED_ON)
    with refused("asked_already"):
        ask(youth, on=OPENED_ON)
    rights.finish(request=first, version=first.version, by=officer, on=OPENED_ON)
    assert ask(youth, on=OPENED_ON).state == RightState.OPEN


def test_words_and_answer_are_sealed_and_their_opening_is_logged(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.CORRECTION, on=OPENED_ON, words="My name is spelt wrong")
    rights.finish(request=row, version=1, by=officer, on=OPENED_ON, answer="Put right")
    row.refresh_from_db()
    assert b"spelt" not in bytes(row.words)
    assert b"right" not in bytes(row.answer)
    told = rights.read(request=row, by=officer, on=OPENED_ON)
    assert (told.words, told.answer) == ("My name is spelt wrong", "Put right")
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor, entry.fields) == (
        "sealed.opened",
        officer.pk,
        ["right.words", "right.answer"],
    )
    with refused("forbidden"):
        rights.read(request=row, by=make_coordinator(youth.municipality), on=OPENED_ON)


def test_only_the_privacy_officer_answers_and_a_refusal_says_why(youth: Candidate, officer: User) -> None:
    row = ask(youth, on=OPENED_ON)
    for act, by, code in (
        (rights.finish, youth.desk.user, "forbidden"),
        (rights.finish, make_officer(make_candidate()), "forbidden"),
        (rights.refuse, officer, "reason"),
    ):
        with refused(code):
            act(request=row, version=row.version, by=by, on=OPENED_ON, answer=" ")
    rights.refuse(request=row, version=row.version, by=officer, on=OPENED_ON, answer="Not from the youth")
    row.refresh_from_db()
    assert (row.state, row.closed_by) == (RightState.REFUSED, officer)


def test_an_erasure_is_never_done_by_saying_so(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.ERASURE, on=OPENED_ON)
    with refused("erase"):
        rights.finish(request=row, version=row.version, by=officer, on=OPENED_ON)


def test_a_request_is_answered_once(youth: Candidate, officer: User) -> None:
    row = ask(youth, on=OPENED_ON)
    rights.finish(request=row, version=1, by=officer, on=OPENED_ON)
    with refused("request_closed"):
        rights.refuse(request=row, version=2, by=officer, on=OPENED_ON, answer="No")
    with refused("request_closed"):
        rights.withdraw(request=row, version=2, by=audit.youth(youth.pk), on=OPENED_ON)


def test_an_objection_stands_until_the_youth_takes_it_back(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.OBJECTION, on=OPENED_ON, words="No ranking")
    assert not rights.objection_stands(youth)
    rights.finish(request=row, version=1, by=officer, on=OPENED_ON, answer="The ranking stops")
    assert rights.objection_stands(youth)
    rights.withdraw(request=row, version=2, by=audit.youth(youth.pk), on=OPENED_ON)
    assert not rights.objection_stands(youth)


def test_what_is_open_stands_first_and_then_what_was_closed_last(youth: Candidate, officer: User) -> None:
    rows = [ask(youth, right, on=OPENED_ON) for right in (Right.ACCESS, Right.CORRECTION, Right.OBJECTION)]
    for days, row in enumerate(rows[:2]):
        rights.finish(request=row, version=1, by=officer, on=OPENED_ON + timedelta(days=days))
    assert list(youth.rights_requests.newest_first()) == rows[::-1]


def test_a_week_before_it_is_due_there_is_a_step_once_and_the_answer_finishes_it(
    youth: Candidate, officer: User
) -> None:
    row = ask(youth, on=date(2026, 11, 2))
    assert rights.remind(on=date(2026, 11, 24)) == 0
    assert rights.remind(on=date(2026, 11, 25)) == 1
    assert rights.remind(on=date(2026, 11, 26)) == 0
    step = youth.steps.open().get(mark="right:access")
    assert (step.kind, step.due, step.owner) == (StepKind.PRIVACY, row.due, youth.desk)
    rights.finish(request=row, version=1, by=officer, on=date(2026, 11, 27))
    assert not youth.steps.open().filter(mark="right:access").exists()


def test_of_an_ended_file_nobody_has_a_step_but_the_request_stays_open(youth: Candidate) -> None:
    row = ask(youth, on=OPENED_ON)
    by = youth.desk.user
    states.end(candidate=youth, version=youth.version, ending="moved", by=by, on=OPENED_ON)
    assert rights.remind(on=row.due) == 0
    assert RightsRequest.objects.open().get() == row


def test_a_colleague_elsewhere_does_not_take_a_request_back(youth: Candidate) -> None:
    row = ask(youth, on=OPENED_ON)
    with refused("forbidden"):
        rights.withdraw(request=row, version=1, by=make_jobhunter(), on=OPENED_ON)


# who is told


def mails(row: RightsRequest) -> list[User]:
    return [each.user for each in Message.objects.filter(kind=Kind.REVIEW, about=row.pk)]


def test_the_privacy_officer_has_a_mail_when_something_is_asked_and_none_of_what_they_wrote_down(
    youth: Candidate, officer: User
) -> None:
    make_officer(make_candidate())
    assert mails(ask(youth, on=OPENED_ON)) == [officer]
    written = rights.receive(candidate=youth, right=Right.ERASURE, by=officer, on=OPENED_ON)
    assert mails(written) == []


def test_asked_and_taken_back_in_turn_a_request_is_one_mail_a_day(
    youth: Candidate, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = []
    for days in (0, 0, 0, 1):
        now = datetime.combine(OPENED_ON + timedelta(days=days), time(12), tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda at=now: at)
        row = ask(youth, on=now.date())
        rights.withdraw(request=row, version=1, by=audit.youth(youth.pk), on=now.date())
        rows.append(mails(row))
    assert rows == [[officer], [], [], [officer]]
    assert mails(ask(youth, Right.ERASURE, on=now.date())) == [officer]
    assert mails(ask(make_candidate(youth.desk.user), on=now.date())) == [officer]


def test_from_a_week_before_the_end_the_officer_has_a_mail_each_week_also_of_a_file_that_ended(
    youth: Candidate, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    row = ask(youth, on=today)
    by = youth.desk.user
    states.end(candidate=youth, version=youth.version, ending="moved", by=by, on=today)
    for days, sent in ((8, 0), (7, 1), (6, 0), (0, 1), (-7, 1)):
        day = row.due - timedelta(days=days)
        noon = datetime.combine(day, time(12), tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda at=noon: at)
        assert rights.remind_officers(on=day) == sent
    assert mails(row) == [officer] * 4
    rights.finish(request=row, version=1, by=officer, on=today)
    assert rights.remind_officers(on=row.due + timedelta(days=90)) == 0
