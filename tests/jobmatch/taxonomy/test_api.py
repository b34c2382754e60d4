import pytest
from django.test import Client

from jobmatch.taxonomy.models import Occupation
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def test_a_visitor_must_sign_in_first(client: Client) -> None:
    for path in ("/occupations?q=kok", "/skills?q=koken", "/occupations/x"):
        assert client.get(f"/api/v1{path}").status_code == 401


def test_occupations_and_skills_are_found(jobhunter: Client) -> None:
    hit = jobhunter.get("/api/v1/occupations", {"q": "winkelmedewerker", "lang": "en", "limit": 1}).json()
    assert [(row["label"], row["matched_label"], row["certainty"]) for row in hit] == [
        ("shop assistant", "winkelmedewerker", 100)
    ]
    assert jobhunter.get("/api/v1/skills", {"q": "heftruck"}).json()[0]["label"] == "een heftruck besturen"
    assert jobhunter.get("/api/v1/skills", {"q": ""}).json() == []


@pytest.mark.parametrize(
    "asked", [{}, {"q": "x" * 81}, {"q": "kok", "lang": "fr"}, {"q": "kok", "limit": 51}]
)
def test_a_search_that_cannot_be_is_refused(jobhunter: Client, asked: dict[str, str]) -> None:
    answer = jobhunter.get("/api/v1/occupations", asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_an_occupation_tells_its_skills_and_conditions(jobhunter: Client) -> None:
    guard = Occupation.objects.get(label_nl="beveiliger")
    answer = jobhunter.get(f"/api/v1/occupations/{guard.pk}").json()
    assert (answer["isco"], answer["label"]) == (guard.isco, {"nl": guard.label_nl, "en": guard.label_en})
    assert len(answer["essential"]) > 1
    assert {"security_diploma"} <= {row["code"] for row in answer["conditions"]}


def test_a_malformed_and_an_absent_occupation_answer_alike(jobhunter: Client) -> None:
    absent = "00000000-0000-5000-8000-000000000000"
    answers = [jobhunter.get(f"/api/v1/occupations/{pk}") for pk in ("x", absent)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
