"""Handing over one file: to whom, and to whom not."""

import pytest

from candidates import lost
from candidates.models import Candidate, Step
from candidates.services.files import absences, assignments, bars
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from tests.factories import (
    OPENED_ON,
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by: User) -> Candidate:
    return make_candidate(by)


def give(youth: Candidate, to: User, by: User, version: int = 1) -> Candidate:
    return assignments.give(candidate=youth, version=version, desk=desk_of(to), by=by, on=OPENED_ON)


def test_the_file_goes_with_its_step_and_the_giver_sees_it_no_more(youth, by):
    colleague = make_jobhunter(youth.municipality)
    given = give(youth, colleague, by)
    assert given.desk == desk_of(colleague)
    assert Step.objects.get(primary_for=youth.pk).owner == desk_of(colleague)
    assert not Candidate.objects.visible_to(by).exists()
    assert lost.find(on=OPENED_ON) == []


def test_while_the_colleague_is_away_the_steps_lie_at_the_stand_in(youth, by):
    away, stand_in = make_jobhunter(youth.municipality), make_jobhunter(youth.municipality)
    coordinator = make_coordinator(youth.municipality)
    absences.begin(desk=desk_of(away), stand_in=desk_of(stand_in), until=None, by=coordinator, on=OPENED_ON)
    assert give(youth, away, by).desk == desk_of(away)
    assert Step.objects.get(primary_for=youth.pk).owner == desk_of(stand_in)


@pytest.mark.parametrize(
    ("code", "whom"),
    [
        ("barred", "barred"),
        ("other_municipality", "elsewhere"),
        ("stale", "colleague"),
        ("forbidden", "none"),
    ],
)
def test_a_file_is_not_given_where_it_must_not_go(youth, by, code, whom):
    to = make_jobhunter(None if whom == "elsewhere" else youth.municipality)
    if whom == "barred":
        bars.add(candidate=youth, user=to, by=by)
    giver = make_jobhunter(youth.municipality) if code == "forbidden" else by
    with pytest.raises(RuleBroken) as refused:
        give(youth, to, giver, version=9 if code == "stale" else 1)
    assert refused.value.code == code


@pytest.mark.parametrize("whom", ["oneself", "a colleague"])
def test_who_stands_in_gives_nothing_away_with_what_is_sealed(youth, by, whom):
    stand_in, coordinator = make_jobhunter(youth.municipality), make_coordinator(youth.municipality)
    absences.begin(desk=desk_of(by), stand_in=desk_of(stand_in), until=None, by=coordinator, on=OPENED_ON)
    to = stand_in if whom == "oneself" else make_jobhunter(youth.municipality)
    with pytest.raises(RuleBroken) as refused:
        give(youth, to, stand_in)
    assert refused.value.code == "forbidden"
    assert give(youth, to, coordinator).desk == desk_of(to)
