from collections.abc import Callable
from datetime import timedelta

import pytest

from employers.enums import VacancyState
from employers.models import Vacancy
from employers.selectors.public import public_vacancies
from employers.services import states
from jobmatch.errors import RuleBroken
from tests.employers.situations import TODAY, make_contact, make_employer, make_vacancy
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
MOVES: dict[str, Callable[[Vacancy], Vacancy]] = {
    VacancyState.FILLED: lambda row: states.fill(vacancy=row, version=1, by=make_jobhunter()),
    VacancyState.CLOSED: lambda row: states.close(vacancy=row, version=1, by=make_jobhunter()),
    VacancyState.OPEN: lambda row: states.reopen(vacancy=row, version=1, on=TODAY, by=make_jobhunter()),
}


@pytest.mark.parametrize("start", VacancyState.values)
@pytest.mark.parametrize("end", MOVES)
def test_a_vacancy_moves_only_as_the_table_says(start: str, end: str) -> None:
    row = make_vacancy(state=start)
    if end in states.TRANSITIONS[start]:
        MOVES[end](row)
        assert Vacancy.objects.get().state == end
        return
    with pytest.raises(RuleBroken):
        MOVES[end](row)
    assert Vacancy.objects.get().state == start


@pytest.mark.parametrize("how", [{"asked_on": TODAY}, {"feed_misses": 2}])
def test_what_closed_without_a_word_opens_when_the_employer_says_that_it_is_still_open(how) -> None:
    row = make_vacancy(state=VacancyState.CLOSED, employer=make_employer(), **how)
    states.confirm(vacancy=row, version=1, on=TODAY, by=make_jobhunter())
    row.refresh_from_db()
    assert (row.state, row.confirmed_on, row.asked_on) == (VacancyState.OPEN, TODAY, None)


def test_what_somebody_closed_is_not_opened_by_a_word_of_the_employer_alone() -> None:
    row = make_vacancy(state=VacancyState.CLOSED, employer=make_employer())
    with pytest.raises(RuleBroken):
        states.confirm(vacancy=row, version=1, on=TODAY, by=make_jobhunter())


def test_a_last_day_that_has_passed_goes_when_a_vacancy_opens_again() -> None:
    row = make_vacancy(state=VacancyState.CLOSED, closes_on=TODAY - timedelta(days=1))
    MOVES[VacancyState.OPEN](row)
    assert Vacancy.objects.open(on=TODAY).get().closes_on is None


def test_a_last_day_to_come_stays() -> None:
    row = make_vacancy(state=VacancyState.CLOSED, closes_on=TODAY)
    MOVES[VacancyState.OPEN](row)
    assert Vacancy.objects.get().closes_on == TODAY


def test_a_contact_fills_the_own_vacancy_and_no_other() -> None:
    employer = make_employer()
    contact = make_contact(employer)
    states.fill(vacancy=make_vacancy(employer=employer), version=1, by=contact)
    with pytest.raises(RuleBroken):
        states.fill(vacancy=make_vacancy(), version=1, by=contact)


@pytest.mark.parametrize("start", [VacancyState.OPEN, VacancyState.CLOSED])
def test_a_text_that_nobody_read_for_words_yet_is_read_before_everybody_may(start: str) -> None:
    employer = make_employer("Bakker")
    row = make_vacancy(employer=employer, state=start, description="Wij zijn een jong team.")
    act = states.confirm if start == VacancyState.OPEN else states.reopen
    act(vacancy=row, version=1, on=TODAY, by=make_contact(employer))
    row = Vacancy.objects.get()
    assert (row.confirmed_on, row.has_demand) == (TODAY, True)
    assert not public_vacancies(on=TODAY)
