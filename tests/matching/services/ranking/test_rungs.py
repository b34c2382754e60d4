"""The next step after a placement: the own ranking, same employer first, never the same kind of work."""

from datetime import date

import pytest

from matching.services.ranking import rankings, rungs
from tests.candidates.situations import wish_for
from tests.factories import make_candidate, make_employer, make_vacancy
from tests.matching.situations import started

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def youth(by):
    return make_candidate(by, on=ON)


@pytest.fixture
def dream(youth, by):
    wish_for(youth, by=by, dream=True)
    youth.refresh_from_db()
    return youth.wishes.get().occupation


def offered(dream, **values):
    return make_vacancy(occupation=dream, occupation_checked=True, **values)


def next_rungs(work, by):
    return rungs.next_rungs(placement=work, by=by, on=ON)


def ids(rows):
    return [row.vacancy for row in rows]


def test_what_leads_to_the_dream_is_there_at_the_same_employer_first(youth, by, dream):
    employer = make_employer("Zon")
    here, elsewhere = offered(dream, employer=employer), offered(dream, employer=make_employer("Maan"))
    make_vacancy(title="Something else")
    work = started(youth, by=by, on=ON, employer=employer, employer_name="")
    found = next_rungs(work, by)
    assert (ids(found.here), ids(found.elsewhere)) == ([here.pk], [elsewhere.pk])
    assert found.dream.occupation == dream


def test_the_order_is_that_of_the_own_ranking(youth, by, dream):
    for number in range(4):
        offered(dream, title=f"Vacancy {number}", is_remote=number % 2 == 0)
    work = started(youth, by=by, on=ON)
    shelves = rankings.rank_for(candidate=youth, by=by, on=ON, today=ON).ranking.shelves
    own = [*ids(shelves["fits"].rows), *ids(shelves["ask"].rows)]
    assert len(own) == 4
    assert ids(next_rungs(work, by).elsewhere) == own


def test_the_vacancy_of_the_present_work_is_no_next_rung(youth, by, dream):
    vacancy = offered(dream)
    work = started(youth, by=by, on=ON, vacancy=vacancy)
    assert next_rungs(work, by).elsewhere == ()


def test_whether_the_employer_has_the_dream_in_the_house_is_said(youth, by, dream):
    employer = make_employer("Zon")
    work = started(youth, by=by, on=ON, employer=employer, employer_name="")
    assert next_rungs(work, by).in_house is False
    employer.sites.create(name="Werkplaats").occupations.add(dream)
    assert next_rungs(work, by).in_house is True


def test_without_a_dream_or_a_known_employer_that_is_not_known(youth, by):
    work = started(youth, by=by, on=ON)
    found = next_rungs(work, by)
    assert (found.dream, found.in_house, found.here, found.elsewhere) == (None, None, (), ())
