"""Someone is ill or leaves: all steps lie at who is there, and nobody is forgotten."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from candidates import lost
from candidates.enums import ConsentManner, Ending, Purpose
from candidates.models import Bar, Candidate, Step
from candidates.permissions import may_open_sealed
from candidates.services.consents import consents
from candidates.services.files import absences, assignments, states, steps
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Desk, Organisation, User
from jobmatch.accounts.services import members
from jobmatch.errors import RuleBroken
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make_organisation()


@pytest.fixture
def coordinator(here: Organisation) -> User:
    make_pool(here)
    return make_coordinator(here)


@pytest.fixture
def by(here: Organisation) -> User:
    return make_jobhunter(here)


@pytest.fixture
def colleague(here: Organisation) -> User:
    return make_jobhunter(here)


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


def begin(who: User, stand_in: User, *, by: User, until: date | None = None) -> Absence:
    return absences.begin(desk=desk_of(who), stand_in=desk_of(stand_in), until=until, by=by, on=OPENED_ON)


def owner_of(youth: Candidate) -> Desk:
    return Step.objects.get(primary_for=youth.pk).owner


def test_all_steps_go_to_the_stand_in_and_the_file_stays(by, colleague, coordinator, youth):
    begin(by, colleague, by=coordinator)
    youth.refresh_from_db()
    assert (youth.desk, owner_of(youth)) == (desk_of(by), desk_of(colleague))
    assert lost.find(on=OPENED_ON) == []


def test_what_is_made_meanwhile_lies_at_who_is_there(by, colleague, coordinator, youth):
    begin(by, colleague, by=coordinator)
    following = steps.complete(
        step=Step.objects.get(primary_for=youth.pk), version=2, by=coordinator, on=OPENED_ON
    )
    extra = steps.add(candidate=youth, kind="call", due=OPENED_ON, by=coordinator, on=OPENED_ON)
    assert {following.owner, extra.owner} == {desk_of(colleague)}


def test_who_is_back_has_the_steps_again(by, colleague, coordinator, youth):
    absence = begin(by, colleague, by=coordinator)
    absences.finish(absence=absence, by=coordinator, on=OPENED_ON)
    assert owner_of(youth) == desk_of(by)


def test_who_is_away_stands_in_for_nobody(by, colleague, coordinator):
    begin(colleague, coordinator, by=coordinator)
    with pytest.raises(RuleBroken) as refused:
        begin(by, colleague, by=coordinator)
    assert refused.value.code == "away"


@pytest.mark.parametrize("days", [0, 367])
def test_an_absence_ends_after_today_and_within_a_year(by, colleague, coordinator, days):
    with pytest.raises(RuleBroken) as refused:
        begin(by, colleague, by=coordinator, until=OPENED_ON + timedelta(days=days))
    assert refused.value.code == "until"


def test_a_jobhunter_sends_nobody_away(by, colleague):
    with pytest.raises(RuleBroken) as refused:
        begin(colleague, by, by=by)
    assert refused.value.code == "forbidden"


def test_a_jobhunter_calls_nobody_back(by, colleague, coordinator):
    absence = begin(by, colleague, by=coordinator)
    with pytest.raises(RuleBroken) as refused:
        absences.finish(absence=absence, by=colleague, on=OPENED_ON)
    assert refused.value.code == "forbidden"


def test_a_desk_of_another_municipality_never_stands_in(by, coordinator):
    with pytest.raises(RuleBroken) as refused:
        begin(by, make_jobhunter(), by=coordinator)
    assert refused.value.code == "other_municipality"


def test_steps_of_who_does_not_want_the_stand_in_go_to_the_shared_desk(
    by, colleague, coordinator, youth, here
):
    Bar.objects.create(candidate=youth, user=colleague)
    begin(by, colleague, by=coordinator)
    assert owner_of(youth) == make_pool(here)
    assert lost.find(on=OPENED_ON) == []


def test_who_leaves_hands_over_files_and_steps(by, colleague, coordinator, youth):
    absences.leave(desk=desk_of(by), to=desk_of(colleague), by=coordinator, on=OPENED_ON)
    youth.refresh_from_db()
    assert youth.desk == owner_of(youth) == desk_of(colleague)
    assert lost.find(on=OPENED_ON) == []


def test_who_leaves_hands_over_files_that_ended_too(by, colleague, coordinator, youth):
    states.end(candidate=youth, version=1, ending=Ending.MOVED, by=by, on=OPENED_ON)
    absences.leave(desk=desk_of(by), to=desk_of(colleague), by=coordinator, on=OPENED_ON)
    youth.refresh_from_db()
    assert youth.desk == desk_of(colleague)


def test_who_leaves_hands_over_to_someone_who_is_there(by, colleague, coordinator, youth):
    begin(colleague, coordinator, by=coordinator)
    with pytest.raises(RuleBroken) as refused:
        absences.leave(desk=desk_of(by), to=desk_of(colleague), by=coordinator, on=OPENED_ON)
    assert refused.value.code == "away"


def test_files_of_who_does_not_want_the_new_one_go_to_the_shared_desk(
    by, colleague, coordinator, youth, here
):
    Bar.objects.create(candidate=youth, user=colleague)
    absences.leave(desk=desk_of(by), to=desk_of(colleague), by=coordinator, on=OPENED_ON)
    youth.refresh_from_db()
    assert youth.desk == owner_of(youth) == make_pool(here)


def test_a_file_is_not_given_to_whom_the_youth_does_not_want(by, colleague, youth):
    Bar.objects.create(candidate=youth, user=colleague)
    with pytest.raises(RuleBroken) as refused:
        assignments.give(candidate=youth, version=1, desk=desk_of(colleague), by=by, on=OPENED_ON)
    assert refused.value.code == "barred"


def test_a_file_given_to_who_is_away_has_its_step_at_the_stand_in(by, colleague, coordinator, youth):
    begin(colleague, coordinator, by=coordinator)
    assignments.give(candidate=youth, version=1, desk=desk_of(colleague), by=by, on=OPENED_ON)
    youth.refresh_from_db()
    assert (youth.desk, owner_of(youth)) == (desk_of(colleague), desk_of(coordinator))


def test_when_the_stand_in_falls_ill_too_the_work_goes_on_and_each_gets_back_what_is_theirs(
    by, colleague, coordinator, youth
):
    third = make_jobhunter(youth.municipality)
    first = begin(by, colleague, by=coordinator)
    second = begin(colleague, third, by=coordinator)
    assert owner_of(youth).user == third
    absences.finish(absence=second, by=coordinator, on=OPENED_ON)
    assert owner_of(youth).user == colleague
    absences.finish(absence=first, by=coordinator, on=OPENED_ON)
    assert owner_of(youth).user == by
    assert lost.find(on=OPENED_ON) == []


def test_who_is_away_first_may_also_be_back_first(by, colleague, coordinator, youth):
    third = make_jobhunter(youth.municipality)
    first = begin(by, colleague, by=coordinator)
    second = begin(colleague, third, by=coordinator)
    absences.finish(absence=first, by=coordinator, on=OPENED_ON)
    absences.finish(absence=second, by=coordinator, on=OPENED_ON)
    assert owner_of(youth).user == by


def test_a_stand_in_who_leaves_passes_the_standing_in_on(by, colleague, coordinator, youth):
    third = make_jobhunter(youth.municipality)
    begin(by, colleague, by=coordinator)
    absences.leave(desk=desk_of(colleague), to=desk_of(third), by=coordinator, on=OPENED_ON)
    assert owner_of(youth).user == third
    assert Absence.objects.get().stand_in == desk_of(third)
    admin = make_member(Role.ADMIN, youth.municipality)
    members.end(membership=colleague.memberships.get(), by=admin)
    assert lost.find(on=OPENED_ON) == []


def test_leaving_is_refused_while_work_lies_there_and_done_after_the_hand_over(
    by, colleague, coordinator, youth
):
    admin = make_member(Role.ADMIN, youth.municipality)
    with translation.override("en"), pytest.raises(RuleBroken, match="Hand everything over") as refusal:
        members.end(membership=by.memberships.get(), by=admin)
    assert refusal.value.code == "desk_in_use"
    absences.leave(desk=desk_of(by), to=desk_of(colleague), by=coordinator, on=OPENED_ON)
    members.end(membership=by.memberships.get(), by=admin)
    assert not Desk.objects.filter(user=by).exists()
    assert lost.find(on=OPENED_ON) == []


def test_a_stand_in_sees_the_file_at_once_and_what_is_locked_only_with_the_youths_yes(
    by, colleague, coordinator, youth
):
    def sees() -> tuple[bool, bool]:
        found = Candidate.objects.visible_to(colleague).filter(pk=youth.pk).first()
        return found is not None, bool(found) and may_open_sealed(
            user=colleague, candidate=found, on=OPENED_ON
        )

    assert sees() == (False, False)
    absence = begin(by, colleague, by=coordinator)
    assert sees() == (True, False)
    consent = {"candidate": youth, "purpose": Purpose.STAND_IN, "manner": ConsentManner.PHONE}
    consents.give(**consent, by=by, on=OPENED_ON)
    assert sees() == (True, True)
    assert may_open_sealed(user=by, candidate=youth, on=OPENED_ON)
    consents.withdraw(**consent, by=by, on=OPENED_ON)
    assert sees() == (True, False)
    consents.give(**consent, by=by, on=OPENED_ON)
    absences.finish(absence=absence, by=coordinator, on=OPENED_ON)
    assert sees() == (False, False)
