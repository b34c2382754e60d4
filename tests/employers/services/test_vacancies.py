from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from employers.models import Vacancy
from employers.services import vacancies
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.models import Skill
from tests.employers.situations import (
    TODAY,
    a_town,
    an_occupation,
    make_contact,
    make_employer,
    make_site,
    make_vacancy,
)
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobhunter() -> User:
    return make_jobhunter()


def broken_code(**values: Any) -> str:
    with pytest.raises(RuleBroken) as broken:
        vacancies.post(on=TODAY, **{"title": "Kok", "by": make_jobhunter(), **values})
    return broken.value.code


def test_a_vacancy_is_posted_with_its_lists_and_logged(jobhunter: User) -> None:
    skill = Skill.objects.learnable().order_by("uri")[0]
    row = vacancies.post(
        by=jobhunter,
        on=TODAY,
        title="Kok",
        occupation=an_occupation(),
        town_id=a_town().pk,
        skills=[(skill.pk, False)],
        languages=[("nl", "B1")],
        licences=[("haccp", False)],
    )
    row = Vacancy.objects.get(pk=row.pk)
    assert (row.posted_on, row.occupation_checked, row.occupation_certainty) == (TODAY, True, 100)
    assert [(asked.skill, asked.required) for asked in row.skills.all()] == [(skill, False)]
    assert row.languages.get().level == "B1"
    assert row.licences.get().licence == "haccp"
    assert Entry.objects.get().event == "vacancy.posted"


@pytest.mark.parametrize(
    "more", [{"pay_min": Decimal(15), "pay_period": "hour"}, {"licences": []}, {"draft": True}]
)
def test_what_a_second_sending_has_more_is_refused_and_not_lost(
    jobhunter: User, more: dict[str, Any]
) -> None:
    given = {"title": "Kok", "kind": "job", "licences": [("haccp", False)], "dayparts": 3, "key": uuid4()}
    row = vacancies.post(by=jobhunter, on=TODAY, **given)
    assert vacancies.post(by=jobhunter, on=TODAY + timedelta(days=1), **given) == row
    assert broken_code(by=jobhunter, **{**given, **more}) == "exists"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"title": "x" * 201}, "invalid"),
        ({"hours_min": 8}, "hours_half"),
        ({"hours_min": 9, "hours_max": 8}, "range_order"),
        ({"hours_min": 9, "hours_max": 80}, "invalid"),
        ({"pay_min": 10}, "pay_period"),
        ({"pay_period": "hour"}, "pay_period"),
        ({"pay_min": 10, "pay_max": 9, "pay_period": "hour"}, "range_order"),
        ({"kind": "nonsense"}, "invalid"),
        ({"diploma": "nonsense"}, "invalid"),
        ({"url": "javascript:alert(1)"}, "invalid"),
        ({"postcode": "0123"}, "invalid"),
        ({"languages": [("nl", "B1"), ("nl", "B2")]}, "twice"),
        ({"languages": [("xx", "B1")]}, "not_in_list"),
        ({"languages": [("nl", "Z9")]}, "not_in_list"),
        ({"licences": [("flying", False)]}, "not_in_list"),
        ({"licences": [(str(number), False) for number in range(61)]}, "too_many"),
        ({"skills": [("00000000-0000-0000-0000-000000000000", True)]}, "not_in_list"),
    ],
)
def test_what_cannot_be_right_is_refused(values: dict[str, Any], code: str) -> None:
    assert broken_code(**values) == code


def test_a_site_of_another_employer_is_refused() -> None:
    site = make_site(make_employer())
    assert broken_code(employer=make_employer(), site=site) == "site_of_other"


def test_what_is_changed_counts_as_decided_and_the_rest_stays(jobhunter: User) -> None:
    row = make_vacancy(title="Kok", hours_min=8, hours_max=16)
    vacancies.change(
        vacancy=row, version=1, by=jobhunter, hours_max=24, title="Kok", licences=[("haccp", False)]
    )
    row.refresh_from_db()
    assert (row.hours_min, row.hours_max, row.version) == (8, 24, 2)
    assert row.decided == ["hours", "licences"]


def test_an_occupation_that_is_taken_away_is_to_be_checked_again(jobhunter: User) -> None:
    row = make_vacancy(occupation=an_occupation(), occupation_checked=True, occupation_certainty=100)
    vacancies.change(vacancy=row, version=1, by=jobhunter, occupation=None)
    row.refresh_from_db()
    assert (row.occupation, row.occupation_checked, row.occupation_certainty) == (None, False, 0)


def test_a_suggested_occupation_that_is_saved_unchanged_stays_a_suggestion(jobhunter: User) -> None:
    occupation = an_occupation()
    row = make_vacancy(occupation=occupation, occupation_certainty=44)
    vacancies.change(vacancy=row, version=1, by=jobhunter, occupation=occupation, title="Ander woord")
    row.refresh_from_db()
    assert (row.occupation_checked, row.occupation_certainty) == (False, 44)


def test_two_people_never_overwrite_each_other(jobhunter: User) -> None:
    row = make_vacancy()
    stale = Vacancy.objects.get(pk=row.pk)
    vacancies.change(vacancy=row, version=1, by=jobhunter, title="Eerst")
    with pytest.raises(RuleBroken) as broken:
        vacancies.change(vacancy=stale, version=1, by=make_jobhunter(), title="Later")
    assert broken.value.code == "stale"
    assert Vacancy.objects.get().title == "Eerst"


def test_a_contact_posts_for_the_own_employer_only() -> None:
    employer, other = make_employer(), make_employer()
    contact = make_contact(employer)
    assert vacancies.post(by=contact, on=TODAY, title="Kok").employer == employer
    assert broken_code(by=contact, employer=other) == "forbidden"


def test_a_contact_cannot_touch_or_give_away_a_vacancy() -> None:
    employer, other = make_employer(), make_employer()
    contact = make_contact(employer)
    for row in (make_vacancy(employer=other), make_vacancy()):
        with pytest.raises(RuleBroken):
            vacancies.change(vacancy=row, version=1, by=contact, title="Mijn")
    own = make_vacancy(employer=employer)
    with pytest.raises(RuleBroken) as broken:
        vacancies.change(vacancy=own, version=1, by=contact, employer=other)
    assert broken.value.code == "forbidden"


def test_a_value_that_no_vacancy_has_is_a_mistake_in_the_program(jobhunter: User) -> None:
    with pytest.raises(TypeError):
        vacancies.post(by=jobhunter, on=TODAY, title="Kok", state="closed")
