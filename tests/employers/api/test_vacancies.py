from typing import Any

import pytest
from django.test import Client

from employers.models import Vacancy
from jobmatch.taxonomy.models import Skill
from tests.employers.situations import (
    READ,
    an_occupation,
    make_complete_vacancy,
    make_contact,
    make_employer,
    make_vacancy,
)
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
LIST = "/api/v1/vacancies"


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def send(client: Client, method: str, address: str, **body: Any):
    return getattr(client, method)(address, body, content_type="application/json")


def test_the_list_is_paged_and_filtered(jobhunter: Client) -> None:
    for number in range(3):
        make_complete_vacancy(title=f"Kok {number}")
    make_vacancy(title="Iets", kind="job")
    answer = jobhunter.get(LIST, {"text": "kok", "size": 2, "page": 2}).json()
    assert (answer["count"], len(answer["items"]), answer["page"]) == (3, 1, 2)
    assert [row["title"] for row in jobhunter.get(LIST, {"kind": "job"}).json()["items"]] == ["Iets"]
    assert jobhunter.get(LIST, {"kind": "nonsense"}).status_code == 422
    assert jobhunter.get(LIST, {"text": "a\x00b"}).status_code == 422


def test_a_vacancy_is_posted_read_and_changed_with_everything(jobhunter: Client) -> None:
    skill = Skill.objects.learnable().order_by("uri")[0]
    employer = make_employer("Eethuis")
    body = {
        "title": "Kok",
        "employer": str(employer.pk),
        "place": "3511 Utrecht",
        "occupation": str(an_occupation().pk),
        "kind": "job",
        "hours_min": 8,
        "hours_max": 16,
        "dayparts": 3,
        "pay_min": 14.5,
        "pay_period": "hour",
        "night_work": False,
        "skills": [{"skill": str(skill.pk), "required": False}],
        "languages": [{"language": "nl", "level": "A2"}],
        "licences": [{"licence": "haccp"}],
    }
    answer = send(jobhunter, "post", LIST, **body)
    assert answer.status_code == 201
    made = answer.json()
    assert (made["place"], made["postcode"], made["employer_name"]) == ("Utrecht", "3511", "Eethuis")
    assert (made["occupation_checked"], made["pay_min"], made["version"]) == (True, 14.5, 1)
    address = f"{LIST}/{made['id']}"
    assert jobhunter.get(address).json() == made
    changed = send(
        jobhunter, "patch", address, version=1, hours_min=None, hours_max=None, languages=None
    ).json()
    assert (changed["hours_min"], changed["languages"], changed["version"]) == (None, [], 2)
    assert (changed["title"], changed["skills"]) == ("Kok", made["skills"])


def test_a_change_over_someone_elses_is_a_conflict(jobhunter: Client) -> None:
    row = make_vacancy()
    assert send(jobhunter, "patch", f"{LIST}/{row.pk}", version=1, openings=2).status_code == 200
    answer = send(jobhunter, "patch", f"{LIST}/{row.pk}", version=1, openings=3)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": ""},
        {"title": "Kok", "unknown": 1},
        {"title": "Kok", "state": "closed"},
        {"title": "Kok\x00"},
        {"title": "Kok", "description": "\ud800"},
        {"title": "Kok", "kind": "nonsense"},
        {"title": "Kok", "place": "Nergenshuizen"},
        {"title": "Kok", "employer": "11111111-1111-4111-8111-111111111111"},
        {"title": "Kok", "site": "11111111-1111-4111-8111-111111111111"},
        {"title": "Kok", "occupation": "11111111-1111-4111-8111-111111111111"},
        {"title": "Kok", "hours_min": 8},
        {"title": "Kok", "pay_min": 8},
        {"title": "Kok", "languages": [{"language": "nl", "level": "Z1"}]},
        {"title": "Kok", "url": "javascript:alert(1)"},
        {"title": "Kok", "dayparts": 1 << 21},
        {"title": "Kok", "openings": 10**30},
    ],
)
def test_what_is_not_accepted_is_a_problem_and_changes_nothing(
    jobhunter: Client, body: dict[str, Any]
) -> None:
    answer = send(jobhunter, "post", LIST, **body)
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert not Vacancy.objects.exists()


def test_what_was_read_is_told_and_decided(jobhunter: Client) -> None:
    row = make_complete_vacancy(**READ)
    told = jobhunter.get(f"{LIST}/{row.pk}").json()
    reading = {"part": "experience", "code": "", "c": 90, "phrase": "minimaal 3 jaar ervaring"}
    assert (told["years_asked"], told["readings"]) == (3, [reading])
    body = {"version": 1, "part": "experience", "holds": False}
    answer = send(jobhunter, "post", f"{LIST}/{row.pk}/readings", **body).json()
    assert (answer["years_asked"], answer["readings"], answer["version"]) == (None, [], 2)
    assert send(jobhunter, "post", f"{LIST}/{row.pk}/readings", **body).json()["code"] == "stale"
    again = send(jobhunter, "post", f"{LIST}/{row.pk}/readings", **(body | {"version": 2}))
    assert (again.status_code, again.json()["code"]) == (422, "gone")


def test_what_a_vacancy_asks_is_sent_and_told(jobhunter: Client) -> None:
    row = make_complete_vacancy()
    asked = {"years_asked": 4, "leading": True, "abroad": False, "screenings": ["vog"], "no_language": True}
    answer = send(jobhunter, "patch", f"{LIST}/{row.pk}", version=1, **asked).json()
    assert {name: answer[name] for name in asked} == asked
    cleared = dict.fromkeys(asked) | {"no_language": False}
    answer = send(jobhunter, "patch", f"{LIST}/{row.pk}", version=2, **cleared).json()
    assert {name: answer[name] for name in asked} == cleared | {"screenings": []}
    for wrong in ({"years_asked": 41}, {"screenings": ["x"]}, {"leading": "maybe"}):
        assert send(jobhunter, "patch", f"{LIST}/{row.pk}", version=3, **wrong).status_code == 422


def test_a_vacancy_is_filled_and_reopened(jobhunter: Client) -> None:
    row = make_vacancy()
    assert (
        send(jobhunter, "post", f"{LIST}/{row.pk}/state", version=1, to="filled").json()["state"] == "filled"
    )
    assert send(jobhunter, "post", f"{LIST}/{row.pk}/state", version=2, to="filled").status_code == 422
    assert send(jobhunter, "post", f"{LIST}/{row.pk}/state", version=2, to="open").json()["state"] == "open"


def test_a_contact_sees_and_posts_the_own_vacancies_only(client: Client) -> None:
    employer = make_employer()
    sign_in(client, make_contact(employer))
    make_complete_vacancy(title="Vreemd")
    other = make_employer()
    posted = send(client, "post", LIST, title="Kok", description="Koken voor veertig.")
    assert posted.json()["employer"] == str(employer.pk)
    assert send(client, "post", LIST, title="Kok", employer=str(other.pk)).status_code == 422
    assert [row["title"] for row in client.get(LIST).json()["items"]] == ["Kok"]
