"""Who opens a file for a youth that may have one hears it first, and goes on when it is somebody else."""

import json

import pytest
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.files import bars
from jobmatch import workdays
from tests.candidates.situations import PAGES, as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
NEW = f"{PAGES}nieuw/"
OMER = {"first_name": "Ömer", "last_name": "Çelik", "phone": "0612345678"}
TYPED = {"first_name": "Omer", "last_name": "Celik", "phone": "06 12345678"}


@pytest.fixture
def known(by):
    return make_candidate(by, **OMER)


def new(user, **values):
    due = workdays.after(timezone.localdate(), 2)
    return in_english(as_user(user)).post(NEW, {**TYPED, "step": "meet", "due": due, **values})


def call(user, path, **values):
    return as_user(user).post(f"/api/v1{path}", json.dumps({**TYPED, **values}), "application/json")


def test_a_likely_double_of_the_own_caseload_is_shown_before_anything_is_opened(by, known):
    answer = new(by)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"{PAGES}{known.pk}/" in page
    assert "same phone number, name is alike" in page
    assert "you can&#x27;t see" not in page
    assert Candidate.objects.count() == 1


def test_who_says_that_it_is_somebody_else_goes_on(by, known):
    assert new(by, compared="on").status_code == 302
    assert Candidate.objects.count() == 2


def test_of_a_file_of_a_colleague_only_the_coordinator_is_named(known):
    place = known.municipality
    coordinator = make_coordinator(place)
    page = new(make_jobhunter(place)).content.decode()
    assert "A coordinator can compare" in page
    assert coordinator.name in page
    for hidden in (str(known.pk), "Ömer", "Çelik", str(known.desk), "same phone"):
        assert hidden not in page


def test_a_youth_who_does_not_want_a_colleague_is_not_shown_to_that_colleague(by, known):
    other = make_coordinator(known.municipality)
    bars.add(candidate=known, user=other, by=by)
    page = new(other, desk=desk_of(by).pk).content.decode()
    assert "A coordinator can compare" in page
    assert str(known.pk) not in page


def test_a_file_of_another_municipality_or_one_that_was_erased_is_no_double(by, known):
    assert new(make_jobhunter()).status_code == 302
    assert call(make_jobhunter(), "/doubles").json() == {"files": [], "elsewhere": False}


def test_the_api_tells_of_doubles_refuses_and_goes_on(by, known):
    found = call(by, "/doubles").json()
    assert [each["candidate"] for each in found["files"]] == [str(known.pk)]
    assert found["elsewhere"] is False
    refused = call(by, "/candidates")
    assert (refused.status_code, refused.json()["code"]) == (422, "double")
    assert call(by, "/candidates", compared=True).status_code == 201


def test_the_api_gives_no_file_of_a_colleague(by, known):
    answer = call(make_jobhunter(known.municipality), "/doubles").json()
    assert answer == {"files": [], "elsewhere": True}


def test_a_file_sent_twice_is_no_double_of_itself(by):
    key = "0d7d1c2e-4b0f-4a55-9f55-0e9a6a3f2f10"
    first, second = (call(by, "/candidates", id=key) for _time in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
