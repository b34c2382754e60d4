"""A youth says whom of the staff they do not want at the file."""

import pytest

from candidates.enums import StepKind
from candidates.models import Bar, Candidate, Step
from candidates.permissions import may_work
from candidates.rules.step_marks import LOOK_AFTER
from candidates.services.files import absences, bars
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from tests.factories import OPENED_ON, desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


def refused(youth: Candidate, user: User, by: User) -> str:
    """The code with which it was refused."""
    with pytest.raises(RuleBroken) as error:
        bars.add(candidate=youth, user=user, by=by)
    return error.value.code


def test_a_bar_is_kept_once_and_taken_back(youth, by):
    colleague = make_jobhunter(youth.municipality)
    bars.add(candidate=youth, user=colleague, by=by)
    bars.remove(bar=bars.add(candidate=youth, user=colleague, by=by), by=by)
    assert not Bar.objects.exists()


def test_whose_file_it_is_hands_it_over_first(youth, by):
    assert refused(youth, by, by) == "works_here"


def test_who_stands_in_is_kept_away_and_the_next_step_goes_to_the_shared_desk(youth, by):
    stand_in, coordinator = make_jobhunter(youth.municipality), make_coordinator(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(stand_in), until=None, by=coordinator, on=OPENED_ON)
    pool = make_pool(youth.municipality)
    bars.add(candidate=youth, user=stand_in, by=coordinator)
    held = Step.objects.get(primary_for=youth.pk)
    assert (held.owner, held.version) == (pool, 3)
    assert not may_work(user=stand_in, candidate=youth)


def test_a_second_person_is_kept_away_and_what_is_of_the_file_goes_back_to_its_desk(youth, by):
    colleague = make_coordinator(youth.municipality)
    make_pool(youth.municipality)
    for kind, mark in (("call", "else"), (StepKind.LOOK_AFTER, LOOK_AFTER), (StepKind.JUDGE, "judged")):
        desk = desk_of(colleague)
        Step.objects.create(candidate=youth, kind=kind, mark=mark, due=OPENED_ON, owner=desk)
    bars.add(candidate=youth, user=colleague, by=by)
    owners = {step.kind: step.owner.user for step in youth.steps.open().filter(primary_for=None)}
    assert owners == {"call": by, StepKind.LOOK_AFTER: None, StepKind.JUDGE: None}


def test_only_staff_of_the_municipality_is_barred(youth, by):
    assert refused(youth, make_jobhunter(), by) == "not_staff"


def test_who_only_stands_in_lets_nobody_back_in(youth, by):
    bar = bars.add(candidate=youth, user=make_jobhunter(youth.municipality), by=by)
    stand_in, coordinator = make_jobhunter(youth.municipality), make_coordinator(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(stand_in), until=None, by=coordinator, on=OPENED_ON)
    with pytest.raises(RuleBroken) as error:
        bars.remove(bar=bar, by=stand_in)
    assert error.value.code == "forbidden"
    bars.remove(bar=bar, by=coordinator)
