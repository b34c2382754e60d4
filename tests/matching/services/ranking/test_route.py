"""The route: at most four stepping stones to the dream, and the vacancies of the dream itself."""

from datetime import date

import pytest

from jobmatch.audit.models import Entry
from matching.services.ranking import rankings, route
from tests.candidates.situations import seal_all, wish_for
from tests.factories import make_candidate, make_employer, make_occupation, make_skill, make_vacancy
from tests.matching.situations import started

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def youth(by):
    found = make_candidate(by, on=ON)
    wish_for(found, by=by, dream=True, isco="5414", label_nl="beveiliger")
    found.refresh_from_db()
    dream = found.wishes.get().occupation
    for number in range(3):
        dream.occupation_skills.create(skill=make_skill(label_nl=f"vaardigheid {number}"), essential=True)
    return found


def building(youth, many, **values):
    """A vacancy of other work that builds so many skills of the dream."""
    dream = youth.wishes.get().occupation
    row = make_vacancy(**values)
    for each in dream.occupation_skills.all()[:many]:
        row.skills.create(skill=each.skill, required=True)
    return row


def found_by(by, youth):
    return route.for_staff(candidate=youth, by=by, on=ON)


def ids(rows):
    return [row.vacancy for row in rows]


def test_work_that_builds_two_skills_of_the_dream_is_a_stone_and_the_dream_is_not(by, youth):
    stone, _small = building(youth, 2), building(youth, 1)
    job = make_vacancy(occupation=youth.wishes.get().occupation, occupation_checked=True)
    found = found_by(by, youth)
    assert (ids(found.stones), ids(found.jobs)) == ([stone.pk], [job.pk])


def test_there_are_at_most_four_stones(by, youth):
    for _number in range(6):
        building(youth, 2)
    assert len(found_by(by, youth).stones) == 4


def test_vacancies_of_the_dream_at_the_present_employer_come_first(by, youth):
    dream = youth.wishes.get().occupation
    here = make_employer("Zon")
    for name in ("Maan", "Ster"):
        make_vacancy(occupation=dream, occupation_checked=True, employer=make_employer(name))
    own = make_vacancy(occupation=dream, occupation_checked=True, employer=here)
    started(youth, by=by, on=ON, employer=here, employer_name="")
    found = found_by(by, youth)
    assert ids(found.jobs)[0] == own.pk
    assert found.present.employer == here


def test_the_dreams_own_vacancies_come_before_what_is_like_it_each_once(by, youth):
    like = make_occupation(isco="5414")
    shown = [make_vacancy(occupation=like, occupation_checked=True, title=f"Lijkt {n}") for n in range(5)]
    own = make_vacancy(occupation=youth.wishes.get().occupation, occupation_checked=True)
    employer = make_employer("Zon")
    twice = building(youth, 2, title="Portier", occupation=like, occupation_checked=True, employer=employer)
    make_vacancy(title="Portier", occupation=like, occupation_checked=True, employer=employer)
    found = found_by(by, youth)
    assert ids(found.jobs) == [own.pk]
    assert ids(found.stones) == [twice.pk]
    assert len(found.alike) == route.MOST_JOBS - 1
    assert set(ids(found.alike)) < {row.pk for row in shown}


def test_without_a_dream_there_is_no_route(by):
    found = found_by(by, make_candidate(by, on=ON))
    assert (found.dream, found.jobs, found.alike, found.stones) == (None, (), (), ())


def test_the_look_of_staff_is_in_the_log_and_the_own_page_opens_nothing_sealed(by, youth):
    seal_all(youth, by=by)
    before = Entry.objects.count()
    own = route.for_youth(candidate=youth, on=ON)
    assert (Entry.objects.count(), own.ranked.sealed_open) == (before, False)
    found_by(by, youth)
    assert Entry.objects.filter(event=rankings.SEEN, person=youth.pk).count() == 1
