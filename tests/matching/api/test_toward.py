"""The route and what opens doors over the API."""

import pytest
from django.utils import timezone

from candidates.models import Candidate
from employers.models import VacancyLicence
from tests.candidates.situations import as_user, wish_for
from tests.factories import make_candidate, make_jobhunter, make_skill, make_vacancy

pytestmark = pytest.mark.django_db
API = "/api/v1"
TODAY = timezone.localdate()


@pytest.fixture
def youth(by):
    found = make_candidate(by, on=TODAY)
    Candidate.objects.filter(pk=found.pk).update(credentials_complete=True)
    found.refresh_from_db()
    wish_for(found, by=by, dream=True, isco="5414", label_nl="beveiliger", label_en="guard")
    found.refresh_from_db()
    return found


@pytest.fixture
def client(by):
    return as_user(by)


def test_the_route_has_stones_and_no_points(client, youth):
    occupation = youth.wishes.get().occupation
    stone = make_vacancy(title="Gastheer")
    for name in ("toezicht", "rapporteren"):
        skill = make_skill(label_nl=name, label_en=name)
        occupation.occupation_skills.create(skill=skill, essential=True)
        stone.skills.create(skill=skill, required=True)
    shown = client.get(f"{API}/candidates/{youth.pk}/route", {"lang": "en"}).json()
    assert (shown["dream"], shown["sealed_open"], shown["jobs"]) == ("Guard", True, [])
    (row,) = shown["stones"]
    assert (row["vacancy"], sorted(row["builds"]), row["asks"]) == (
        str(stone.pk),
        ["rapporteren", "toezicht"],
        [],
    )
    assert "points" not in row


def test_without_a_dream_the_route_is_empty(client, by):
    other = make_candidate(by, on=TODAY)
    shown = client.get(f"{API}/candidates/{other.pk}/route").json()
    lists = {"law": [], "jobs": [], "alike": [], "stones": []}
    assert shown == {"dream": None, "sealed_open": True, "papers": None, **lists}


def test_the_diploma_that_the_law_asks_is_beside_the_stones(client, youth):
    youth.wishes.get().occupation.entry_conditions.create(
        kind="licence", code="security_diploma", by_law=True, note_nl="Nodig.", note_en="Needed.", months=12
    )
    shown = client.get(f"{API}/candidates/{youth.pk}/route", {"lang": "en"}).json()
    assert (shown["papers"]["name"], shown["papers"]["months"]) == (
        "security guard diploma",
        "about 12 months",
    )
    assert [each["words"] for each in shown["papers"]["law"]] == ["Needed."]


def test_doors_say_what_they_open(client, youth):
    vacancy = make_vacancy(occupation=youth.wishes.get().occupation, occupation_checked=True)
    VacancyLicence.objects.create(vacancy=vacancy, licence="bhv")
    shown = client.get(f"{API}/candidates/{youth.pk}/doors", {"lang": "en"}).json()
    (door,) = shown["doors"]
    assert (door["opens"], door["others"], door["points"]) == ([str(vacancy.pk)], 0, 0)
    assert door["name"] == "BHV (in-house emergency response)"


@pytest.mark.parametrize("part", ["route", "doors"])
def test_a_youth_of_a_colleague_is_not_there(youth, part):
    stranger = as_user(make_jobhunter(youth.municipality))
    assert stranger.get(f"{API}/candidates/{youth.pk}/{part}").status_code == 404
