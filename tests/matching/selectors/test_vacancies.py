from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.enums import VacancyState
from employers.models import Site, Vacancy, VacancySkill, WorkplaceFact
from matching.selectors import vacancies
from matching.selectors.points import Points
from matching.selectors.readings import Placed
from matching.services.ranking.rankings import Region
from tests.factories import OPENED_ON, make_employer, make_occupation, make_skill, make_town, make_vacancy

pytestmark = pytest.mark.django_db


def gathered(vacancy: Vacancy) -> Placed:
    (found,) = Region([], on=OPENED_ON, only=vacancy.pk).placed
    return found


def tell(employer, item, answer, *, site=None, days=365):
    expires = OPENED_ON + timedelta(days=days)
    stated = OPENED_ON - timedelta(days=400)
    WorkplaceFact.objects.create(
        employer=employer, site=site, item=item, answer=answer, stated_on=stated, expires_on=expires
    )


def test_a_site_answers_before_its_employer_and_an_old_answer_is_expired():
    employer = make_employer()
    site = Site.objects.create(employer=employer, name="Centrum", town=make_town())
    tell(employer, "buddy", "yes")
    tell(employer, "quiet_place", "yes")
    tell(employer, "wheelchair", "yes", days=-1)
    tell(employer, "buddy", "no", site=site)
    at_site = gathered(make_vacancy(employer=employer, site=site))[0].facts
    elsewhere = gathered(make_vacancy(employer=employer))[0].facts
    assert at_site == {"buddy": "no", "quiet_place": "yes", "wheelchair": "expired"}
    assert elsewhere == {"buddy": "yes", "quiet_place": "yes", "wheelchair": "expired"}


def test_an_intermediary_is_not_a_named_employer():
    assert gathered(make_vacancy(employer=make_employer()))[0].employer_named
    agency = make_employer(is_intermediary=True)
    assert not gathered(make_vacancy(employer=agency))[0].employer_named


def test_the_house_holds_the_occupations_of_the_employer_and_of_all_its_sites():
    employer, first, second = make_employer(), make_occupation(), make_occupation()
    employer.occupations.add(first)
    Site.objects.create(employer=employer, name="Zuid").occupations.add(second)
    assert gathered(make_vacancy(employer=employer))[0].house == {first.pk, second.pk}


def test_the_place_is_the_site_then_the_postcode_then_the_town():
    town, other = make_town("Utrecht"), make_town("Zeist")
    employer = make_employer()
    site = Site.objects.create(employer=employer, name="Centrum", town=other)
    assert gathered(make_vacancy(town=town))[1] == (town.lat, town.lon)
    assert gathered(make_vacancy(town=town, employer=employer, site=site))[1] == (other.lat, other.lon)
    at_postcode = gathered(make_vacancy(town=town, postcode="3511"))[1]
    assert at_postcode == Points().of(make_vacancy(postcode="3511"))
    assert at_postcode != (town.lat, town.lon)


def test_only_what_is_open_on_the_day_is_read():
    there, yesterday = make_vacancy(closes_on=OPENED_ON), OPENED_ON - timedelta(days=1)
    make_vacancy(closes_on=yesterday)
    make_vacancy(state=VacancyState.FILLED)
    make_vacancy(state=VacancyState.CLOSED)
    assert list(vacancies.for_ranking(on=OPENED_ON)) == [there]


def queries_of_region(rows: int) -> int:
    for _ in range(rows):
        vacancy = make_vacancy(employer=make_employer(), occupation=make_occupation(), town=make_town())
        VacancySkill.objects.create(vacancy=vacancy, skill=make_skill())
    with CaptureQueriesContext(connection) as queries:
        Region([], on=OPENED_ON)
    return len(queries)


def test_twice_as_many_vacancies_take_as_many_queries():
    assert queries_of_region(10) == queries_of_region(20)
