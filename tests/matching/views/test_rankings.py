import pytest
from django.test import Client

from employers.enums import VacancyState
from jobmatch.audit.models import Entry
from matching.models import Weighting
from matching.scorer import policy
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_vacancy,
    sign_in,
)

USUAL = dict(policy.load().weights)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Noor")


def address(youth, rest=""):
    return f"/kandidaten/{youth.pk}/vacatures/{rest}"


def test_someone_elses_youth_is_not_there(client: Client, youth):
    sign_in(client, make_jobhunter(youth.municipality))
    absent = client.get("/kandidaten/7c9e6679-7425-40de-944b-e07fc1f90ae7/vacatures/")
    answer = client.get(address(youth))
    assert (answer.status_code, answer.content) == (404, absent.content)


def test_the_ranking_shows_points_and_sentences(client: Client, youth, by):
    make_vacancy(title="Winkelmedewerker", is_remote=True)
    page = sign_in(client, by).get(address(youth)).content.decode()
    assert "Winkelmedewerker" in page
    assert "Noor" in page
    assert "jm-meter" in page


def test_a_closed_vacancy_is_under_not_now_with_its_gate(client: Client, youth, by):
    make_vacancy(title="Al vergeven", state=VacancyState.FILLED)
    sign_in(client, by)
    assert "Al vergeven" not in client.get(address(youth)).content.decode()
    page = client.get(address(youth), {"list": "not_now"}).content.decode()
    assert "Al vergeven" in page
    assert "jm-total" not in page


def test_a_coordinator_reads_that_sealed_parts_do_not_count(client: Client, youth, by):
    sealed_text = "tellen niet mee"
    assert sealed_text not in sign_in(client, by).get(address(youth)).content.decode()
    coordinator = make_coordinator(youth.municipality)
    assert sealed_text in sign_in(Client(), coordinator).get(address(youth)).content.decode()


def test_htmx_gets_the_rows_alone(client: Client, youth, by):
    page = sign_in(client, by).get(address(youth), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page


def test_moved_points_are_kept_and_can_be_put_back(client: Client, youth, by):
    sign_in(client, by)
    moved = {**USUAL, "wish": USUAL["wish"] - 20, "dream": USUAL["dream"] + 20}
    answer = client.post(address(youth, "gewicht/"), {"version": 0, **moved})
    assert (answer.status_code, answer["location"]) == (302, address(youth))
    assert f'value="{moved["dream"]}"' in client.get(address(youth, "gewicht/")).content.decode()
    client.post(address(youth, "gewicht/terug/"), {"version": 1})
    assert f'value="{USUAL["dream"]}"' in client.get(address(youth, "gewicht/")).content.decode()


@pytest.mark.parametrize(
    "change", [{"wish": 310}, {"wish": 301}, {"wish": ""}, {"wish": "9" * 5000}, {"version": ""}]
)
def test_a_bad_move_is_refused_and_what_was_typed_stays(client: Client, youth, by, change):
    answer = sign_in(client, by).post(
        address(youth, "gewicht/"), {"version": 0, **USUAL, "travel": 95, **change}
    )
    assert answer.status_code == 422
    assert 'value="95"' in answer.content.decode()


def test_a_stale_move_is_refused_in_a_sentence(client: Client, youth, by):
    sign_in(client, by)
    client.post(address(youth, "gewicht/"), {"version": 0, **USUAL})
    answer = client.post(address(youth, "gewicht/"), {"version": 0, **USUAL})
    assert answer.status_code == 422
    assert "Iemand anders" in answer.content.decode()
    assert "Wens: 300" in answer.content.decode()
    assert '<input type="hidden" name="version" value="1"' in answer.content.decode()


def test_putting_back_does_not_undo_a_move_that_the_page_did_not_show(client: Client, youth, by):
    sign_in(client, by)
    client.post(address(youth, "gewicht/"), {"version": 0, **USUAL})
    client.post(address(youth, "gewicht/"), {"version": 1, **USUAL})
    answer = client.post(address(youth, "gewicht/terug/"), {"version": 1}, follow=True)
    assert "Iemand anders" in answer.content.decode()
    assert Weighting.objects.get().version == 2


def test_looking_at_the_points_is_in_the_log(client: Client, youth, by):
    sign_in(client, by).get(address(youth, "gewicht/"))
    client.get(f"/api/v1/candidates/{youth.pk}/weighting")
    assert Entry.objects.filter(event="file.seen", actor=by.pk, person=youth.pk).count() == 2
