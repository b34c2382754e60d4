"""What came in last night and fits a wish is counted for who looks for work, without anything sealed."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from candidates.enums import State
from candidates.models import Candidate
from employers.models import Vacancy
from jobmatch.taxonomy.models import Occupation
from matching.models import NewVacancies
from matching.selectors import new_vacancies as selectors
from matching.services import nightly
from matching.services.ranking import new_vacancies
from notifications.rules.moments import CLOCK
from tests.factories import (
    make_candidate,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 5)


@pytest.fixture
def trade() -> Occupation:
    return make_occupation(isco="5223")


@pytest.fixture
def youth(by: Any, trade: Occupation) -> Candidate:
    return wishing(by, trade)


def wishing(by: Any, trade: Occupation, **values: Any) -> Candidate:
    candidate = make_candidate(by, on=date(2026, 3, 2), birth_date=date(2004, 1, 1), town=make_town())
    candidate.wishes.create(occupation=trade, rank=1)
    Candidate.objects.filter(pk=candidate.pk).update(**values)
    return candidate


def came(trade: Occupation, *, days: int = 0, hour: int = 2, **values: Any) -> Vacancy:
    """A vacancy that came in an hour before the night of so many days ago, or after it."""
    at = timezone.make_aware(datetime.combine(ON - timedelta(days=days), time(hour)))
    known = {"occupation": trade, "occupation_checked": True, "town": make_town(), "kind": "job", **values}
    return make_vacancy(employer=make_employer(), source="jobmatch", added_at=at, **known)


def counts() -> dict[Any, int]:
    return dict(NewVacancies.objects.order_by("pk").values_list("candidate", "count"))


def test_only_what_came_in_since_the_night_before_and_fits_a_wish_counts(youth, trade):
    came(trade)
    came(trade)
    came(trade, days=2)
    came(make_occupation(isco="5221"))  # of the same two digits only
    nightly.run(on=ON)

    assert counts() == {youth.pk: 2}


def test_a_night_is_counted_once_and_the_next_one_takes_its_place(youth, trade):
    came(trade)
    assert new_vacancies.count(on=ON) == 1
    came(trade)
    assert new_vacancies.count(on=ON) == 0
    assert counts() == {youth.pk: 1}

    assert new_vacancies.count(on=ON + timedelta(days=3)) == 0
    assert counts() == {}


def test_after_nights_that_were_missed_nothing_is_left_out(youth, trade):
    came(trade)
    new_vacancies.count(on=ON)
    came(trade, days=-1)
    assert new_vacancies.count(on=ON + timedelta(days=3)) == 1


def test_what_comes_in_after_the_night_is_counted_by_the_next_one_alone(youth, trade):
    came(trade)
    came(trade, hour=4)
    counted = [(new_vacancies.count(on=ON + timedelta(days=day)), counts()) for day in (0, 1)]
    assert counted == [(1, {youth.pk: 1})] * 2


def test_a_worker_that_starts_before_the_night_leaves_the_count_to_it(youth, trade, monkeypatch):
    came(trade, hour=1)
    for hour, counted in ((0, 0), (4, 1)):
        now = datetime.combine(ON, time(hour), CLOCK)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        assert new_vacancies.count(on=ON) == counted


@pytest.mark.parametrize("state", [State.PAUSED, State.RESTING])
def test_who_does_not_look_now_is_left_alone(youth, by, trade, state):
    came(trade)
    new_vacancies.count(on=ON)
    assert [row.candidate for row in selectors.for_own(by, on=ON)] == [youth]

    paused = {"paused_until": ON + timedelta(days=9)} if state == State.PAUSED else {}
    Candidate.objects.filter(pk=youth.pk).update(state=state, **paused)
    assert not selectors.for_own(by, on=ON)
    NewVacancies.objects.all().delete()
    assert new_vacancies.count(on=ON) == 0


def test_an_exclusion_can_not_be_read_from_the_number(youth, trade):
    vacancy = came(trade)
    youth.exclusions.create(organisation=vacancy.employer.organisation)
    new_vacancies.count(on=ON)

    assert counts() == {youth.pk: 1}


def test_the_own_caseload_longest_waiting_first(youth, by, trade):
    first = wishing(by, trade, opened_on=date(2026, 1, 5))
    wishing(make_jobhunter(youth.municipality), trade)
    came(trade)
    new_vacancies.count(on=ON)

    assert [row.candidate for row in selectors.for_own(by, on=ON)] == [first, youth]
    assert not selectors.for_own(by, on=ON + timedelta(days=1))
