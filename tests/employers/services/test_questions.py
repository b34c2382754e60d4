"""What is not known of a vacancy is asked in one errand for its employer; the answer is on the vacancy."""

from contextlib import suppress
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from employers.enums import Question
from employers.models import Employer, OpenQuestion
from employers.services import clock, questions, states, vacancies
from jobmatch.accounts.models import Errand, User
from jobmatch.errors import RuleBroken
from tests.employers.situations import TODAY, make_contact, make_employer, make_vacancy
from tests.factories import desk_of, make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def open_errands() -> list[Errand]:
    return [*Errand.objects.open()]


def test_two_jobhunters_who_ask_of_two_vacancies_make_one_errand(shop, by):
    other, first, second = make_jobhunter(), make_vacancy(employer=shop), make_vacancy(employer=shop)
    questions.ask(vacancy=first, items=["hours", "night"], by=by, on=TODAY)
    questions.ask(vacancy=first, items=["hours"], by=other, on=TODAY)
    questions.ask(vacancy=second, items=["skills"], by=other, on=TODAY)
    (errand,) = open_errands()
    assert (errand.target, errand.owner, errand.title) == (shop.pk, desk_of(by), "")
    assert OpenQuestion.objects.count() == 3


def test_an_answer_is_on_the_vacancy_and_the_last_one_ends_the_errand(shop, by):
    vacancy = make_vacancy(employer=shop)
    questions.ask(vacancy=vacancy, items=["hours", "night"], by=by, on=TODAY)
    vacancies.change(vacancy=vacancy, version=1, by=make_contact(shop), hours_min=24, hours_max=32)
    assert [row.item for row in OpenQuestion.objects.all()] == [Question.NIGHT]
    assert len(open_errands()) == 1
    questions.drop(question=OpenQuestion.objects.get(), by=by, on=TODAY)
    assert not open_errands()


def test_what_is_known_or_no_fact_of_a_vacancy_makes_no_row(shop, by):
    vacancy = make_vacancy(employer=shop, hours_min=24, hours_max=32)
    for items in (["hours"], ["prayer_room"], []):
        with pytest.raises(RuleBroken):
            questions.ask(vacancy=vacancy, items=items, by=by, on=TODAY)
    assert not OpenQuestion.objects.exists()
    assert not open_errands()


def test_a_vacancy_that_is_closed_or_answered_by_an_import_is_asked_about_no_more(shop, by):
    closed, filled = make_vacancy(employer=shop), make_vacancy(employer=shop)
    for vacancy in (closed, filled):
        questions.ask(vacancy=vacancy, items=["night"], by=by, on=TODAY)
    states.close(vacancy=closed, version=1, by=by)
    assert OpenQuestion.objects.get().vacancy == filled
    type(filled).objects.filter(pk=filled.pk).update(night_work=False)
    clock.run(on=TODAY)
    assert not OpenQuestion.objects.exists()
    assert not open_errands()


def test_a_vacancy_that_fails_keeps_no_errand_open(shop, by):
    for employer in (shop, make_employer()):
        questions.ask(vacancy=make_vacancy(employer=employer), items=["night"], by=by, on=TODAY)
    OpenQuestion.objects.filter(vacancy__employer=shop).delete()
    with patch.object(questions, "_tidy_one", side_effect=ValueError), suppress(ExceptionGroup):
        questions.tidy(on=TODAY)
    assert len(open_errands()) == 1


def test_the_errand_of_questions_comes_back_when_it_is_lost(shop, by):
    questions.ask(vacancy=make_vacancy(employer=shop), items=["night"], by=by, on=TODAY)
    Errand.objects.all().delete()
    clock.run(on=TODAY)
    assert [errand.target for errand in open_errands()] == [shop.pk]


def test_the_button_and_the_api_ask_and_the_relation_shows_it(client: Client, shop, by):
    vacancy, signed_in = make_vacancy(employer=shop), sign_in(client, by)
    address = reverse("employers:vacancy_ask", kwargs={"pk": vacancy.pk})
    answer = signed_in.post(f"{address}?next=/vacatures/", {"item": ["hours", "night"]})
    assert answer["Location"] == "/vacatures/"
    api: dict[str, Any] = {"data": {"items": ["skills"]}, "content_type": "application/json"}
    assert signed_in.post(f"/api/v1/vacancies/{vacancy.pk}/questions", **api).status_code == 200
    page = signed_in.get(reverse("employers:relation", kwargs={"pk": shop.pk})).content.decode()
    drops = [reverse("employers:question_drop", kwargs={"pk": row.pk}) for row in OpenQuestion.objects.all()]
    assert len(drops) == 3
    assert all(drop in page for drop in drops)
    signed_in.post(drops[0])
    assert OpenQuestion.objects.count() == 2
