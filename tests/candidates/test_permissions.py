"""Who works a file, and who opens what is sealed in it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from candidates import permissions
from candidates.enums import ConsentManner, Purpose
from candidates.models import Bar, Candidate, Step
from candidates.services.consents import consents
from candidates.services.files import absences, steps
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Desk, User
from jobmatch.audit import services as audit
from tests.candidates.situations import say_yes
from tests.factories import (
    OPENED_ON,
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_organisation,
    make_pool,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db


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
    assert not permissions.may_work(user=make_coordinator(), candidate=youth)


def test_who_did_a_step_of_it_works_the_file_no_more(youth: Candidate) -> None:
    second = make_jobhunter(youth.municipality)
    step = Step.objects.create(candidate=youth, kind="look_after", due=OPENED_ON, owner=desk_of(second))
    assert permissions.may_work(user=second, candidate=youth)
    steps.close(step=step, version=step.version, by=second, on=OPENED_ON)
    assert not permissions.may_work(user=second, candidate=youth)


def test_who_was_deactivated_may_do_nothing_of_a_role(youth: Candidate) -> None:
    place, school = youth.municipality, make_organisation("school")
    coordinator, referrer = make_coordinator(place), make_member(Role.REFERRER, school)

    def may() -> list[bool]:
        return [
            permissions.may_work(user=coordinator, candidate=youth),
            permissions.may_take_in(user=coordinator, municipality=place.pk),
            permissions.may_keep_partners(coordinator),
            permissions.may_refer_for(user=referrer, organisation=school),
        ]

    assert all(may())
    for user in (coordinator, referrer):
        user.is_active = False
        user.save(update_fields=["is_active"])
    assert not any(may())


def test_only_a_school_mosque_or_partner_refers_and_only_a_school_sends_lists() -> None:
    lists = {}
    for kind in ("school", "mosque", "partner"):
        place = make_organisation(kind)
        referrer = make_member(Role.REFERRER, place)
        assert permissions.may_refer_for(user=referrer, organisation=place)
        lists[kind] = permissions.may_send_lists_for(user=referrer, organisation=place)
    assert lists == {"school": True, "mosque": False, "partner": False}
    shop = make_organisation("employer")
    assert not permissions.may_refer_for(user=make_member(Role.REFERRER, shop), organisation=shop)


def test_a_youth_does_what_is_theirs_and_nothing_of_another(youth: Candidate) -> None:
    permissions.require_work_or_youth(audit.youth(youth.pk), youth)
    for other in (audit.youth(uuid4()), audit.SCHEDULE):
        with refused("forbidden"):
            permissions.require_work_or_youth(other, youth)


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


@pytest.fixture
def coordinator(youth: Candidate) -> User:
    make_pool(youth.municipality)
    return make_coordinator(youth.municipality)


def be_away(youth: Candidate, stand_in: User | None, *, by: User) -> Absence:
    """The youth's jobhunter is away; the shared desk stands in, or a colleague."""
    place = youth.municipality
    desk = desk_of(stand_in) if stand_in else Desk.objects.get(municipality=place, user=None)
    return absences.begin(desk=youth.desk, stand_in=desk, until=None, by=by, on=OPENED_ON)


def test_a_coordinator_opens_no_lock_by_an_absence_and_a_yes_that_she_wrote_down(
    youth: Candidate, coordinator: User
) -> None:
    """Away to the pool, hear the yes, end that, away to the own desk: four acts of one person."""
    second = make_coordinator(youth.municipality)
    absence = be_away(youth, None, by=second)
    allow_stand_in(youth, coordinator)
    absences.finish(absence=absence, by=coordinator, on=OPENED_ON)
    be_away(youth, coordinator, by=coordinator)
    assert permissions.may_work(user=coordinator, candidate=youth)
    assert not may_open(coordinator, youth)


def test_who_wrote_the_yes_down_reads_nothing_also_when_another_chose_the_stand_in(
    youth: Candidate, coordinator: User
) -> None:
    second = make_coordinator(youth.municipality)
    absence = be_away(youth, None, by=second)
    allow_stand_in(youth, coordinator)
    absences.finish(absence=absence, by=second, on=OPENED_ON)
    be_away(youth, coordinator, by=second)
    assert not may_open(coordinator, youth)


def test_the_yes_that_was_written_down_opens_for_nobody_whom_its_writer_lets_stand_in(
    youth: Candidate, coordinator: User
) -> None:
    second, colleague = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    absence = be_away(youth, None, by=second)
    allow_stand_in(youth, coordinator)
    absences.finish(absence=absence, by=second, on=OPENED_ON)
    absence = be_away(youth, colleague, by=coordinator)
    assert not may_open(colleague, youth)
    absences.finish(absence=absence, by=second, on=OPENED_ON)
    be_away(youth, colleague, by=second)
    assert may_open(colleague, youth)


def test_an_absence_further_on_is_an_own_act_as_well(youth: Candidate, coordinator: User) -> None:
    second, first = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    be_away(youth, first, by=second)
    allow_stand_in(youth, coordinator)
    assert may_open(first, youth)
    last = make_jobhunter(youth.municipality)
    absences.begin(desk=desk_of(first), stand_in=desk_of(last), until=None, by=coordinator, on=OPENED_ON)
    assert permissions.may_work(user=last, candidate=youth)
    assert not may_open(last, youth)


def test_who_chose_the_stand_in_does_not_hear_the_yes(youth: Candidate, coordinator: User) -> None:
    be_away(youth, make_jobhunter(youth.municipality), by=coordinator)
    with refused("forbidden"):
        allow_stand_in(youth, coordinator)
    allow_stand_in(youth, make_coordinator(youth.municipality))


def test_a_yes_that_the_own_jobhunter_heard_opens_for_the_stand_in_whoever_arranged_it(
    by: User, youth: Candidate, coordinator: User
) -> None:
    make_member(Role.COORDINATOR, youth.municipality, user=by)
    allow_stand_in(youth, by)
    colleague = make_jobhunter(youth.municipality)
    be_away(youth, colleague, by=by)
    assert may_open(colleague, youth)


def test_who_made_herself_the_stand_in_reads_nothing_by_a_yes_that_another_heard(
    by: User, youth: Candidate, coordinator: User
) -> None:
    """The yes is needed because of her own act; a yes on the own page opens for her as well."""
    allow_stand_in(youth, by)
    be_away(youth, coordinator, by=coordinator)
    assert not may_open(coordinator, youth)
    consents.give(
        candidate=youth,
        purpose=Purpose.STAND_IN,
        manner=ConsentManner.LINK,
        by=audit.youth(youth.pk),
        on=OPENED_ON,
    )
    assert may_open(coordinator, youth)
