"""Each purpose of consent apart: who hears a yes, and what taking it back does at once."""

from datetime import timedelta

import pytest

from candidates.enums import ConsentManner, Purpose
from candidates.models import Bar, Candidate, Needs, Step
from candidates.permissions import may_open_sealed
from candidates.rules.consent_texts import WORDINGS
from candidates.selectors.consents.consents import is_live
from candidates.services.consents import consents, withdrawals
from candidates.services.files import sealed
from jobmatch.accounts.models import Absence
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.candidates.quiet_log import quiet
from tests.factories import OPENED_ON, desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("purpose", Purpose.values)


@pytest.fixture
def youth(by) -> Candidate:
    return make_candidate(by)


def give(youth, by, purpose):
    return consents.give(
        candidate=youth, purpose=purpose, manner=ConsentManner.IN_PERSON, by=by, on=OPENED_ON
    )


def withdraw(youth, by, purpose):
    return consents.withdraw(
        candidate=youth, purpose=purpose, manner=ConsentManner.PHONE, by=by, on=OPENED_ON
    )


def is_given(youth, purpose, on=OPENED_ON):
    return is_live(candidate=youth, purpose=purpose, on=on)


def stand_in(youth):
    """A colleague at whose desk the step of an ill jobhunter lies."""
    colleague = make_jobhunter(youth.municipality)
    Absence.objects.create(desk=youth.desk, stand_in=desk_of(colleague), since=OPENED_ON)
    Step.objects.filter(primary_for=youth.pk).update(owner=desk_of(colleague))
    return colleague


@EVERY
def test_a_yes_is_to_the_present_wording_and_lasts_a_year(youth, by, purpose):
    row = give(youth, by, purpose)
    assert row.wording == consents.CURRENT_WORDING[purpose]
    assert row.wording in WORDINGS
    assert is_given(youth, purpose, OPENED_ON + timedelta(days=365))
    assert not is_given(youth, purpose, OPENED_ON + timedelta(days=366))


@EVERY
def test_a_yes_to_one_thing_is_no_yes_to_another(youth, by, purpose):
    give(youth, by, purpose)
    assert [each for each in Purpose.values if is_given(youth, each)] == [purpose]


@EVERY
def test_only_the_assigned_jobhunter_hears_a_yes(youth, by, purpose):
    with pytest.raises(RuleBroken):
        give(youth, make_coordinator(youth.municipality), purpose)
    for other in (stand_in(youth), make_jobhunter()):
        with pytest.raises(RuleBroken) as refused:
            give(youth, other, purpose)
        assert refused.value.code == "forbidden"


@EVERY
def test_while_the_jobhunter_is_away_a_coordinator_hears_the_yes_to_a_stand_in_alone(youth, purpose):
    coordinator, colleague = make_coordinator(youth.municipality), stand_in(youth)
    if purpose != Purpose.STAND_IN:
        with pytest.raises(RuleBroken):
            give(youth, coordinator, purpose)
        return
    assert give(youth, coordinator, purpose).recorded_by == coordinator
    assert may_open_sealed(user=colleague, candidate=youth, on=OPENED_ON)
    assert not may_open_sealed(user=coordinator, candidate=youth, on=OPENED_ON)
    assert Entry.objects.get(event="consent.given").actor == coordinator.pk


def test_no_other_coordinator_hears_it_nor_one_whom_the_youth_does_not_want_or_who_stands_in(youth):
    barred, standing = make_coordinator(youth.municipality), make_coordinator(youth.municipality)
    stand_in(youth)
    Bar.objects.create(candidate=youth, user=barred)
    Step.objects.filter(primary_for=youth.pk).update(owner=desk_of(standing))
    for other in (barred, standing, make_coordinator()):
        with pytest.raises(RuleBroken):
            give(youth, other, Purpose.STAND_IN)


def test_when_the_jobhunter_is_back_the_coordinator_hears_no_yes(youth):
    coordinator = make_coordinator(youth.municipality)
    stand_in(youth)
    Absence.objects.update(ended_on=OPENED_ON)
    with pytest.raises(RuleBroken):
        give(youth, coordinator, Purpose.STAND_IN)


@EVERY
def test_who_works_the_file_takes_a_yes_back_and_a_stranger_does_not(youth, by, purpose):
    for worker in (by, make_coordinator(youth.municipality), stand_in(youth)):
        give(youth, by, purpose)
        withdraw(youth, worker, purpose)
        assert not is_given(youth, purpose)
    with pytest.raises(RuleBroken):
        withdraw(youth, make_jobhunter(youth.municipality), purpose)


def test_only_taking_back_keep_needs_erases_the_needs(youth, by):
    for purpose in Purpose.values:
        give(youth, by, purpose)
    sealed.save_needs(candidate=youth, version=0, needs={"buddy": True}, by=by, on=OPENED_ON)
    withdraw(youth, by, Purpose.TELL_REFERRER)
    withdraw(youth, by, Purpose.STAND_IN)
    assert Needs.objects.exists()
    withdraw(youth, by, Purpose.KEEP_NEEDS)
    assert not Needs.objects.exists()


def test_a_stand_in_reads_what_is_locked_from_the_yes_until_it_is_taken_back(youth, by):
    colleague = stand_in(youth)
    assert not may_open_sealed(user=colleague, candidate=youth, on=OPENED_ON)
    give(youth, by, Purpose.STAND_IN)
    assert may_open_sealed(user=colleague, candidate=youth, on=OPENED_ON)
    withdraw(youth, colleague, Purpose.STAND_IN)
    assert not may_open_sealed(user=colleague, candidate=youth, on=OPENED_ON)


def test_every_wording_is_there_in_both_languages():
    assert {*consents.CURRENT_WORDING} == {*Purpose.values}
    for version in consents.CURRENT_WORDING.values():
        assert WORDINGS[version].nl
        assert WORDINGS[version].en


@EVERY
def test_a_youth_takes_a_yes_back_by_the_own_link(youth, by, purpose):
    give(youth, by, purpose)
    row = withdraw(youth, audit.youth(youth.pk), purpose)
    assert row.recorded_by is None
    assert not is_given(youth, purpose)
    (entry,) = [*Entry.objects.filter(event="consent.withdrawn"), *quiet(event="consent.withdrawn")]
    assert (entry.actor_kind, entry.actor, entry.person) == ("youth", youth.pk, youth.pk)


def test_a_youth_takes_back_nothing_of_another_and_the_program_nothing_at_all(youth, by):
    give(youth, by, Purpose.KEEP_NEEDS)
    for other in (audit.youth(make_candidate().pk), audit.SCHEDULE, audit.COMMAND_LINE):
        with pytest.raises(RuleBroken) as refused:
            withdraw(youth, other, Purpose.KEEP_NEEDS)
        assert refused.value.code == "forbidden"
    assert is_given(youth, Purpose.KEEP_NEEDS)


def test_the_needs_are_erased_when_the_youth_takes_the_yes_back(youth, by):
    give(youth, by, Purpose.KEEP_NEEDS)
    sealed.save_needs(candidate=youth, version=0, needs={"buddy": True}, by=by, on=OPENED_ON)
    withdraw(youth, audit.youth(youth.pk), Purpose.KEEP_NEEDS)
    assert not Needs.objects.exists()


def test_for_every_purpose_it_is_written_down_what_taking_back_does():
    assert {*withdrawals.REGISTER} == {*Purpose.values}
