from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.models import Site, Vacancy, VacancyLicence, VacancySkill, WorkplaceFact
from jobmatch.taxonomy.models import EntryCondition, OccupationSkill
from matching.scorer import inputs, policy
from matching.selectors import vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points
from matching.selectors.vacancies import Placed
from matching.services.ranking.rankings import Region
from tests.factories import OPENED_ON, make_employer, make_occupation, make_skill, make_town, make_vacancy

pytestmark = pytest.mark.django_db


def gathered(vacancy: Vacancy) -> Placed:
    rows = list(vacancies.for_ranking().filter(pk=vacancy.pk))
    catalogue = Catalogue(occupations=vacancies.occupations_of(rows), skills=vacancies.skills_of(rows))
    return vacancies.placed(rows, on=OPENED_ON, catalogue=catalogue, points=Points(), policy=policy.load())[0]


def tell(employer, item, answer, *, site=None, days=365):
    expires = OPENED_ON + timedelta(days=days)
    stated = OPENED_ON - timedelta(days=400)
    WorkplaceFact.objects.create(
        employer=employer, site=site, item=item, answer=answer, stated_on=stated, expires_on=expires
    )


def test_a_vacancy_of_which_nothing_is_known_gates_nothing():
    found = gathered(make_vacancy())
    assert found.point is None
    scored = found.vacancy
    assert (scored.kind, scored.hours, scored.dayparts, scored.occupation) == (None,) * 4
    assert scored.requirements == ()
    assert not scored.employer_named


def test_a_site_answers_before_its_employer_and_an_old_answer_is_expired():
    employer = make_employer()
    site = Site.objects.create(employer=employer, name="Centrum", town=make_town())
    tell(employer, "buddy", "yes")
    tell(employer, "quiet_place", "yes")
    tell(employer, "wheelchair", "yes", days=-1)
    tell(employer, "buddy", "no", site=site)
    at_site = gathered(make_vacancy(employer=employer, site=site)).vacancy.facts
    elsewhere = gathered(make_vacancy(employer=employer)).vacancy.facts
    assert at_site == {"buddy": "no", "quiet_place": "yes", "wheelchair": "expired"}
    assert elsewhere == {"buddy": "yes", "quiet_place": "yes", "wheelchair": "expired"}


def test_an_intermediary_is_not_a_named_employer():
    assert gathered(make_vacancy(employer=make_employer())).vacancy.employer_named
    agency = make_employer(is_intermediary=True)
    assert not gathered(make_vacancy(employer=agency)).vacancy.employer_named


def test_the_house_holds_the_occupations_of_the_employer_and_of_all_its_sites():
    employer, first, second = make_employer(), make_occupation(), make_occupation()
    employer.occupations.add(first)
    Site.objects.create(employer=employer, name="Zuid").occupations.add(second)
    assert gathered(make_vacancy(employer=employer)).vacancy.house == {first.pk, second.pk}


def test_entry_conditions_of_the_occupation_come_after_what_the_vacancy_names():
    trade = make_occupation()
    for kind, code in (("licence", "security_pass"), ("diploma", "mbo2"), ("screening", "police_consent")):
        EntryCondition.objects.create(occupation=trade, kind=kind, code=code, by_law=True)
    vacancy = make_vacancy(occupation=trade, occupation_checked=True)
    VacancyLicence.objects.create(vacancy=vacancy, licence="security_pass")
    named, usual = gathered(vacancy).vacancy.requirements
    assert named == inputs.Requirement("licence", "security_pass", by_law=False)
    assert usual == inputs.Requirement("diploma", "mbo2", by_law=True, from_occupation=True)


def test_a_suggested_occupation_keeps_its_certainty_and_a_checked_one_is_sure():
    trade, skill = make_occupation(), make_skill()
    OccupationSkill.objects.create(occupation=trade, skill=skill, essential=True)
    suggested = gathered(make_vacancy(occupation=trade, occupation_certainty=71)).vacancy.occupation
    checked = gathered(make_vacancy(occupation=trade, occupation_checked=True)).vacancy.occupation
    assert (suggested.checked, suggested.certainty) == (False, 71)
    assert (checked.checked, checked.certainty) == (True, 100)
    assert checked.skills == {inputs.Skill(skill.pk)}


def test_required_and_useful_skills_stay_apart():
    vacancy, first, second = make_vacancy(), make_skill(), make_skill()
    VacancySkill.objects.create(vacancy=vacancy, skill=first, required=True)
    VacancySkill.objects.create(vacancy=vacancy, skill=second, required=False)
    scored = gathered(vacancy).vacancy
    assert scored.required_skills == {inputs.Skill(first.pk)}
    assert scored.useful_skills == {inputs.Skill(second.pk)}


def test_the_place_is_the_site_then_the_postcode_then_the_town():
    town, other = make_town("Utrecht"), make_town("Zeist")
    employer = make_employer()
    site = Site.objects.create(employer=employer, name="Centrum", town=other)
    assert gathered(make_vacancy(town=town)).point == (town.lat, town.lon)
    assert gathered(make_vacancy(town=town, employer=employer, site=site)).point == (other.lat, other.lon)
    at_postcode = gathered(make_vacancy(town=town, postcode="3511")).point
    assert at_postcode == Points().of(make_vacancy(postcode="3511"))
    assert at_postcode != (town.lat, town.lon)


def test_sunday_work_shows_from_the_dayparts_asked():
    sunday_morning = 1 << 18
    assert gathered(make_vacancy(dayparts=sunday_morning)).vacancy.sunday_work is True
    assert gathered(make_vacancy(dayparts=1)).vacancy.sunday_work is False
    assert gathered(make_vacancy()).vacancy.sunday_work is None


def queries_of_region(rows: int) -> int:
    for _ in range(rows):
        vacancy = make_vacancy(employer=make_employer(), occupation=make_occupation(), town=make_town())
        VacancySkill.objects.create(vacancy=vacancy, skill=make_skill())
    with CaptureQueriesContext(connection) as queries:
        Region([], on=OPENED_ON)
    return len(queries)


def test_twice_as_many_vacancies_take_as_many_queries():
    assert queries_of_region(10) == queries_of_region(20)
