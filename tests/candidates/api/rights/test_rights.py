"""Rights, openings by force, looks and terms over the API: the same rules as on the pages."""

from typing import Any

import pytest
from django.utils import timezone

from candidates.enums import OpeningVerdict, Right, RightState
from candidates.models import Candidate, ForcedOpening, RightsRequest
from candidates.services.files import files
from jobmatch.accounts.models import User
from tests.candidates.rights_situations import ask, make_officer
from tests.candidates.situations import API, as_user, seal_all
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
ROOT = API.removesuffix("/candidates")
REASON = "In hospital, and nobody else can be reached."


@pytest.fixture
def youth() -> Candidate:
    made = make_candidate(on=timezone.localdate(), first_name="Yara")
    seal_all(made, by=made.desk.user)
    return made


@pytest.fixture
def coordinator(youth: Candidate) -> User:
    return make_coordinator(youth.municipality)


def get(who: User, path: str) -> Any:
    return as_user(who).get(f"{ROOT}/{path}")


def post(who: User, path: str, **body: Any) -> Any:
    return as_user(who).post(f"{ROOT}/{path}", body, content_type="application/json")


def at_file(youth: Candidate) -> str:
    return f"candidates/{youth.pk}"


# requests


def test_a_request_goes_from_the_file_to_the_officer_and_back(youth: Candidate, officer: User) -> None:
    by = youth.desk.user
    made = post(by, f"{at_file(youth)}/rights", right="correction", words="My name is spelt wrong")
    assert made.status_code == 201
    assert "words" not in made.json()
    (row,) = get(officer, "rights").json()["items"]
    assert get(officer, f"rights/{row['id']}").json()["words"] == "My name is spelt wrong"
    given = {"version": 1, "outcome": "done", "answer": "Put right"}
    assert post(officer, f"rights/{row['id']}/answer", **given).json()["state"] == RightState.DONE
    (listed,) = get(by, f"{at_file(youth)}/rights").json()
    assert listed["state"] == RightState.DONE


def test_a_letter_is_for_the_one_file_that_fits(youth: Candidate, officer: User) -> None:
    letter = {"first_name": "yara", "reach": "+31 6 12345678", "right": "access"}
    assert post(officer, "rights", **letter).status_code == 201
    assert post(officer, "rights", **letter).json()["code"] == "asked_already"
    assert post(officer, "rights", **{**letter, "first_name": "Noor"}).json()["code"] == "no_file"


def test_what_is_not_right_is_refused_with_a_code(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.ERASURE)
    path = f"rights/{row.pk}/answer"
    assert post(officer, path, version=1, outcome="done").json()["code"] == "erase"
    assert post(officer, path, version=1, outcome="refused").json()["code"] == "reason"
    assert post(officer, path, version=3, outcome="refused", answer="No").status_code == 409
    assert post(officer, path, version=1, outcome="forgotten").status_code == 422
    assert RightsRequest.objects.get().state == RightState.OPEN


def test_it_is_taken_back_at_the_file(youth: Candidate) -> None:
    row = ask(youth)
    path = f"{at_file(youth)}/rights/{row.pk}/withdrawal"
    assert post(youth.desk.user, path, version=1).json()["state"] == RightState.WITHDRAWN
    assert post(youth.desk.user, path, version=2).json()["code"] == "request_closed"


def test_nobody_elsewhere_finds_a_request(youth: Candidate) -> None:
    row = ask(youth)
    stranger = make_officer(make_candidate())
    assert get(stranger, "rights").json()["items"] == []
    assert get(stranger, f"rights/{row.pk}").status_code == 404
    assert get(make_jobhunter(), f"{at_file(youth)}/rights").status_code == 404
    assert get(youth.desk.user, "rights").status_code == 403


# openings by force


def test_opening_by_force_opens_and_somebody_else_judges(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    sealed = f"{at_file(youth)}/sealed"
    assert get(coordinator, sealed).status_code == 404
    made = post(coordinator, f"{at_file(youth)}/forced-opening", reason=REASON)
    assert (made.status_code, "reason" in made.json()) == (201, False)
    assert get(coordinator, sealed).status_code == 200
    opening = made.json()["id"]
    verdict = {"version": 1, "verdict": OpeningVerdict.RIGHT}
    assert post(coordinator, f"forced-openings/{opening}/verdict", **verdict).status_code == 403
    assert get(officer, f"forced-openings/{opening}").json()["reason"] == REASON
    assert post(officer, f"forced-openings/{opening}/verdict", **verdict).json()["verdict"] == "right"
    assert ForcedOpening.objects.get().reviewed_by == officer


@pytest.mark.parametrize("reason", ["", "Because", "x" * 1001])
def test_without_a_real_reason_nothing_opens(
    youth: Candidate, coordinator: User, officer: User, reason: str
) -> None:
    assert post(coordinator, f"{at_file(youth)}/forced-opening", reason=reason).status_code == 422
    assert not ForcedOpening.objects.exists()


# looks and terms


def test_looks_are_for_the_officer_alone_and_name_no_youth(youth: Candidate, officer: User) -> None:
    stranger = make_jobhunter(youth.municipality)
    files.look_into(candidate=youth, by=stranger)
    every, one = get(officer, "looks"), get(officer, f"looks/{youth.pk}")
    assert every.json()["items"] == one.json()["items"]
    assert (every.json()["items"][0]["who"], "Yara" in every.content.decode()) == (stranger.name, False)
    (odd,) = get(officer, "unusual-looks").json()
    assert (odd["who"], odd["files"]) == (stranger.name, [str(youth.pk)])
    for user in (youth.desk.user, make_coordinator(youth.municipality)):
        assert get(user, "looks").status_code == 403
        assert get(user, "unusual-looks").status_code == 403
    assert get(make_officer(make_candidate()), f"looks/{youth.pk}").status_code == 404


def test_what_goes_is_a_list_of_bare_files(youth: Candidate, coordinator: User) -> None:
    day = timezone.localdate().replace(day=1)
    Candidate.objects.filter(pk=youth.pk).update(opened_on=day.replace(year=day.year - 2))
    going = get(coordinator, "terms").json()
    assert (going["ended"], going["parts"]) == ([], [])
    assert going["to_decide"] == [{"file": str(youth.pk), "day": str(day)}]
    assert get(youth.desk.user, "terms").status_code == 403
