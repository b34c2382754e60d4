"""Referrals and the intake over the API: the same rules as on the pages."""

import pytest
from django.utils import timezone

from candidates.models import Candidate, Referral
from jobmatch.audit.models import Entry
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import as_user
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
API = "/api/v1"
GOOD = {
    "first_name": "Amira",
    "last_name": "Benali",
    "birth_year": 2006,
    "phone": "0612345678",
    "manner": "phone",
}


@pytest.fixture(autouse=True)
def place():
    return make_place()


@pytest.fixture
def referrer():
    return make_referrer()


@pytest.fixture
def coordinator(place):
    return coordinator_of(place)


def post(user, path, body):
    return as_user(user).post(f"{API}{path}", body, content_type="application/json")


def test_a_referrer_refers_and_reads_only_what_shows(referrer, place):
    answer = post(referrer, "/referrals", GOOD)
    assert answer.status_code == 201
    assert answer.json() == {
        "id": str(Referral.objects.get().pk),
        "label": "A.B.",
        "municipality": place.name,
        "received_on": str(timezone.localdate()),
        "shown": "received",
        "return_reason": "",
    }
    listed = as_user(referrer).get(f"{API}/referrals").json()
    assert listed["items"] == [answer.json()]
    assert post(referrer, "/referrals", GOOD).status_code == 200
    assert as_user(make_referrer()).get(f"{API}/referrals").json()["count"] == 0


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"manner": "assumed"}, 422),
        ({"phone": ""}, 422),
        ({"birth_year": 1980}, 422),
        ({"religion": "x"}, 422),
        ({"birth_year": None}, 422),
        ({"municipality": "00000000-0000-4000-8000-000000000000"}, 404),
    ],
)
def test_what_is_not_right_is_a_problem(referrer, values, status):
    answer = post(referrer, "/referrals", {**GOOD, **values})
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert not Referral.objects.exists()


def test_a_municipality_must_be_named_where_there_are_several(referrer):
    other = make_place()
    assert post(referrer, "/referrals", GOOD).status_code == 404
    assert post(referrer, "/referrals", {**GOOD, "municipality": str(other.pk)}).status_code == 201


def test_a_coordinator_reads_and_accepts(referrer, place, coordinator):
    referral = refer(referrer, place, wants="beveiliger worden")
    jobhunter = make_jobhunter(place)
    double = make_candidate(jobhunter, phone="0612345678", first_name="Amira", last_name="Benali")
    [row] = as_user(coordinator).get(f"{API}/intake").json()["items"]
    assert (row["label"], row["version"]) == ("A.B.", 1)
    assert "Benali" not in str(row)
    one = as_user(coordinator).get(f"{API}/intake/{referral.pk}").json()
    assert one["details"]["wants"] == "beveiliger worden"
    assert [(found["candidate"], found["by"]) for found in one["doubles"]] == [
        (str(double.pk), ["phone", "name"])
    ]
    assert one["suggested_desk"] == str(desk_of(jobhunter).pk)
    assert Entry.objects.filter(event="referral.opened").count() == 1
    answer = post(coordinator, f"/intake/{referral.pk}/accept", {"version": 1})
    assert answer.status_code == 200
    assert Candidate.objects.get(pk=answer.json()["id"]).desk == desk_of(jobhunter)


def test_a_coordinator_returns_or_joins(referrer, place, coordinator):
    file = make_candidate(make_jobhunter(place))
    first, second = refer(referrer, place), refer(referrer, place, first_name="Noor")
    assert post(coordinator, f"/intake/{first.pk}/return", {"version": 9, "reason": "age"}).status_code == 409
    back = post(coordinator, f"/intake/{first.pk}/return", {"version": 1, "reason": "age"})
    assert back.json() == {"id": str(first.pk), "version": 2, "state": "returned"}
    elsewhere = post(
        coordinator, f"/intake/{second.pk}/join", {"version": 1, "candidate": str(make_candidate().pk)}
    )
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (422, "candidate")
    joined = post(coordinator, f"/intake/{second.pk}/join", {"version": 1, "candidate": str(file.pk)})
    assert joined.json()["id"] == str(file.pk)


@pytest.mark.parametrize(
    ("decision", "body"), [("accept", {}), ("return", {"reason": "age"}), ("join", {"candidate": None})]
)
def test_what_a_colleague_decided_is_no_secret_to_who_decides_too_late(
    referrer, place, coordinator, decision, body
):
    file = make_candidate(make_jobhunter(place))
    given = {name: value or str(file.pk) for name, value in body.items()}
    referral = refer(referrer, place)
    post(coordinator, f"/intake/{referral.pk}/return", {"version": 1, "reason": "age"})
    asked = (f"/intake/{referral.pk}/{decision}", {"version": 1, **given})
    late = post(coordinator, *asked)
    assert (late.status_code, late.json()["code"]) == (409, "decided")
    assert late.json()["detail"] == "Over deze verwijzing is al beslist."
    stranger = post(make_coordinator(), *asked)
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")


def test_where_every_jobhunter_is_full_a_desk_must_be_named(referrer, place, coordinator, settings):
    settings.CASELOAD = 1
    desk = desk_of(make_candidate(make_jobhunter(place)).desk.user)
    referral = refer(referrer, place)
    answer = post(coordinator, f"/intake/{referral.pk}/accept", {"version": 1})
    assert (answer.status_code, answer.json()["code"]) == (422, "all_full")
    named = {"version": 1, "desk": str(desk.pk)}
    assert post(coordinator, f"/intake/{referral.pk}/accept", named).status_code == 200
