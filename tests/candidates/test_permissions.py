"""Who works a file, and who opens what is sealed in it."""

from datetime import date, timedelta

import pytest

from candidates import permissions
from candidates.enums import ConsentManner, Purpose
from candidates.models import Bar, Candidate, Step
from candidates.services import consents
from jobmatch.accounts.models import User
from tests.candidates.situations import say_yes
from tests.factories import OPENED_ON, desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


@pytest.fixture
def stand_in(by: User, youth: Candidate) -> User:
    """A colleague at whose desk the step lies that holds the file."""
    colleague = make_jobhunter(youth.municipality)
    Step.objects.filter(candidate=youth).update(owner=desk_of(colleague))
    return colleague


def allow_stand_in(youth: Candidate, by: User) -> None:
    say_yes(youth, by=by, purpose=Purpose.STAND_IN, on=OPENED_ON)


def may_open(user: User, youth: Candidate, on: date = OPENED_ON) -> bool:
    return permissions.may_open_sealed(user=user, candidate=youth, on=on)


def test_who_has_the_file_or_a_step_of_it_works_it_and_a_coordinator_does(
    by: User, youth: Candidate, stand_in: User
) -> None:
    coordinator, stranger = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    allowed = [permissions.may_work(user=user, candidate=youth) for user in (by, stand_in, coordinator)]
    assert allowed == [True, True, True]
    assert not permissions.may_work(user=stranger, candidate=youth)


def test_whom_the_youth_does_not_want_does_not_work_the_file(youth: Candidate) -> None:
    coordinator = make_coordinator(youth.municipality)
    Bar.objects.create(candidate=youth, user=coordinator)
    assert not permissions.may_work(user=coordinator, candidate=youth)


def test_a_stand_in_opens_what_is_sealed_only_with_a_yes_of_the_youth(
    by: User, youth: Candidate, stand_in: User
) -> None:
    assert not may_open(stand_in, youth)
    allow_stand_in(youth, by)
    assert may_open(stand_in, youth)
    consents.withdraw(
        candidate=youth, purpose=Purpose.STAND_IN, manner=ConsentManner.PHONE, by=by, on=OPENED_ON
    )
    assert not may_open(stand_in, youth)


def test_the_yes_to_a_stand_in_ends_after_its_term(by: User, youth: Candidate, stand_in: User) -> None:
    allow_stand_in(youth, by)
    assert not may_open(stand_in, youth, on=OPENED_ON + timedelta(days=consents.LONGEST_DAYS + 1))


def test_the_yes_to_a_stand_in_opens_nothing_for_who_has_another_step(by: User, youth: Candidate) -> None:
    second = make_jobhunter(youth.municipality)
    Step.objects.create(candidate=youth, kind="look_after", due=OPENED_ON, owner=desk_of(second))
    allow_stand_in(youth, by)
    assert permissions.may_work(user=second, candidate=youth)
    assert not may_open(second, youth)


def test_a_coordinator_as_such_opens_nothing(by: User, youth: Candidate) -> None:
    allow_stand_in(youth, by)
    assert not may_open(make_coordinator(youth.municipality), youth)
