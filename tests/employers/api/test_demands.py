from typing import Any

import pytest
from django.test import Client

from employers.models import Demand, Vacancy
from employers.services import demands
from tests.employers.situations import make_contact, make_employer, make_site, make_vacancy
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
API = "/api/v1"


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def send(client: Client, address: str, **body: Any):
    return client.post(f"{API}{address}", body, content_type="application/json")


def marked(**values: Any) -> Demand:
    row = make_vacancy(description="Wij zijn een jong team.", **values)
    demands.refresh(row)
    return row.demands.get()


def test_texts_are_read_before_they_are_posted_and_nothing_is_kept(jobhunter: Client) -> None:
    text = "Kom erbij! Wij zijn een jong team."
    (one,) = send(jobhunter, "/wordings", title="Kok", description=text).json()["wordings"]
    assert text[one["start"] : one["end"]] == one["phrase"] == "jong team"
    assert (one["part"], one["rule"], one["ground"]) == ("description", "age_young", "age")
    assert one["new_text"] == "Kom erbij! Wij zijn een team."
    assert "leeftijd" in one["why_nl"]
    assert "art. 1, 3, 7 en 9" in one["source"]
    assert not Demand.objects.exists()


def test_a_vacancy_that_is_posted_says_what_its_text_may_not_ask(jobhunter: Client) -> None:
    answer = send(jobhunter, "/vacancies", title="Kok", description="Geen hoofddoek.")
    assert answer.status_code == 201
    (one,) = answer.json()["demands"]
    assert (one["rule"], one["phrase"], one["decision"]) == ("religion_head", "Geen hoofddoek", "")


def test_an_employer_and_a_site_say_it_too(jobhunter: Client) -> None:
    employer = make_employer(about="Wij zijn een jong team.")
    site = make_site(employer, name="Alleen mannen")
    demands.refresh(employer)
    demands.refresh(site)
    answer = jobhunter.get(f"{API}/employers/{employer.pk}").json()
    assert [one["rule"] for one in answer["demands"]] == ["age_young"]
    assert [one["rule"] for one in answer["sites"][0]["demands"]] == ["sex_wanted"]


def test_a_jobhunter_decides_and_takes_over(jobhunter: Client) -> None:
    demand = marked()
    answer = send(jobhunter, f"/demands/{demand.pk}/decision", decision="discussed")
    assert (answer.status_code, answer.json()["decision"]) == (200, "discussed")
    assert send(jobhunter, f"/demands/{demand.pk}/decision", decision="fine").status_code == 422
    answer = send(jobhunter, f"/demands/{demand.pk}/neutral", version=1)
    assert (answer.status_code, answer.json()) == (200, {"version": 2})
    assert Vacancy.objects.get().description == "Wij zijn een team."
    assert send(jobhunter, f"/demands/{demand.pk}/neutral", version=2).status_code == 404


def test_an_old_version_and_another_employer_are_refused(client: Client) -> None:
    employer = make_employer()
    sign_in(client, make_contact(employer))
    demand = marked(employer=employer)
    assert send(client, f"/demands/{demand.pk}/neutral", version=7).status_code == 409
    assert send(client, f"/demands/{demand.pk}/decision", decision="discussed").status_code == 403
    assert send(client, f"/demands/{marked().pk}/neutral", version=1).status_code == 404
