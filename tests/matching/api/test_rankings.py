import pytest
from django.test import Client
from django.utils import timezone

from matching.models import NewVacancies
from matching.scorer.v2 import policy
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_vacancy,
    sign_in,
)

USUAL = dict(policy.load().weights)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by)


def address(youth, what="ranking"):
    return f"/api/v1/candidates/{youth.pk}/{what}"


def test_the_own_jobhunter_gets_the_ranking_as_the_command_line_gives_it(client: Client, youth, by):
    vacancy = make_vacancy(title="Winkelmedewerker", employer=make_employer())
    answer = sign_in(client, by).get(address(youth), {"on": "2026-11-24", "lang": "en"})
    assert answer.status_code == 200
    document = answer.json()
    assert document["sealed_open"] is True
    (row,) = document["shelves"]["unread"]
    assert (row["vacancy"], row["title"]) == (str(vacancy.pk), "Winkelmedewerker")
    assert row["points"] == sum(part["points"] for part in row["criteria"].values())
    assert "Which occupation is this?" in row["ask"]


def test_a_coordinator_gets_one_without_what_is_sealed(client: Client, youth):
    answer = sign_in(client, make_coordinator(youth.municipality)).get(address(youth))
    assert answer.json()["sealed_open"] is False


def test_another_jobhunters_youth_is_not_there(client: Client, youth):
    sign_in(client, make_jobhunter(youth.municipality))
    absent = client.get("/api/v1/candidates/7c9e6679-7425-40de-944b-e07fc1f90ae7/ranking")
    for what in ("ranking", "weighting"):
        answer = client.get(address(youth, what))
        assert (answer.status_code, answer.content) == (404, absent.content)


@pytest.mark.parametrize("query", [{"top": -1}, {"top": "x"}, {"on": "31-12-2026"}, {"lang": "fr"}])
def test_a_bad_question_is_refused(client: Client, youth, by, query):
    answer = sign_in(client, by).get(address(youth), query)
    assert (answer.status_code, answer["content-type"]) == (422, "application/problem+json")


def test_points_are_moved_and_a_stale_move_is_refused(client: Client, youth, by):
    sign_in(client, by)
    moved = {**USUAL, "wish": USUAL["wish"] - 20, "dream": USUAL["dream"] + 20}
    put = {"path": address(youth, "weighting"), "content_type": "application/json"}
    assert client.put(data={"version": 0, **moved}, **put).json() == {"version": 1, **moved}
    assert client.get(address(youth, "weighting")).json() == {"version": 1, **moved}
    stale = client.put(data={"version": 0, **USUAL}, **put)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    broken = client.put(data={"version": 1, **USUAL, "wish": 305}, **put)
    assert (broken.status_code, broken.json()["code"]) == (422, "weights_total")


def test_for_whom_something_new_came_in_last_night(client: Client, youth):
    on = timezone.localdate()
    NewVacancies.objects.create(candidate=youth, day=on, count=3)
    answer = sign_in(client, youth.desk.user).get("/api/v1/new-vacancies")
    (row,) = answer.json()["items"]
    assert (row["candidate"], row["first_name"]) == (str(youth.pk), youth.first_name)
    assert (row["day"], row["count"]) == (on.isoformat(), 3)
    assert (
        sign_in(Client(), make_coordinator(youth.municipality)).get("/api/v1/new-vacancies").json()["items"]
        == []
    )
