"""Today, the overview, absences and hand-over over the API: the same rules as on the pages."""

import pytest
from django.utils import timezone

from candidates.models import Candidate, Step
from jobmatch.accounts.models import Absence
from tests.candidates.situations import as_user
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_organisation,
    make_pool,
)

pytestmark = pytest.mark.django_db
API = "/api/v1"


@pytest.fixture
def place():
    return make_organisation()


@pytest.fixture
def coordinator(place):
    make_pool(place)
    return make_coordinator(place)


@pytest.fixture
def ill(place):
    return make_jobhunter(place)


def post(user, address, **body):
    return as_user(user).post(f"{API}{address}", body, content_type="application/json")


def test_today_counts_all_groups_and_gives_one(ill):
    youth = make_candidate(ill, on=timezone.localdate(), first_name="Amira")
    Step.objects.update(due=timezone.localdate())
    answer = as_user(ill).get(f"{API}/today", {"group": "today"}).json()
    assert answer["counts"] == {"overdue": 0, "today": 1, "week": 0, "new": 0, "quiet": 0}
    (row,) = answer["items"]
    assert (row["candidate"], row["first_name"], row["desk"]) == (
        str(youth.pk),
        "Amira",
        str(desk_of(ill).pk),
    )
    assert row["step"]["is_next"] is True
    assert as_user(ill).get(f"{API}/today", {"group": "nonsense"}).status_code == 422


def test_the_overview_says_what_the_page_says(coordinator, ill):
    make_candidate(ill, on=timezone.localdate())
    answer = as_user(coordinator).get(f"{API}/overview").json()
    loads = {load["desk"]: (load["files"], load["is_away"]) for load in answer["loads"]}
    assert loads[str(desk_of(ill).pk)] == (1, False)
    assert answer["waiting"] == {"count": 1, "median": 0, "longest": 0}
    assert (answer["lost"], answer["full"], answer["late"]) == ([], 20, 0)


def test_an_absence_begins_and_ends(coordinator, ill, place):
    make_candidate(ill, on=timezone.localdate())
    made = post(coordinator, "/absences", desk=str(desk_of(ill).pk), stand_in=None)
    assert made.status_code == 201
    assert Step.objects.get().owner == make_pool(place)
    listed = as_user(coordinator).get(f"{API}/absences").json()
    assert [row["id"] for row in listed["items"]] == [made.json()["id"]]
    ended = post(coordinator, f"/absences/{made.json()['id']}/end")
    assert ended.json()["ended_on"] == str(timezone.localdate())
    assert Step.objects.get().owner == desk_of(ill)
    assert post(coordinator, f"/absences/{made.json()['id']}/end").status_code == 404


def test_a_desk_is_handed_over(coordinator, ill, place):
    make_candidate(ill, on=timezone.localdate())
    colleague = desk_of(make_jobhunter(place))
    answer = post(coordinator, f"/desks/{desk_of(ill).pk}/hand-over", to=str(colleague.pk))
    assert answer.json() == {"files": 1}
    assert Candidate.objects.get().desk == colleague


def test_desks_of_elsewhere_are_not_there(coordinator, ill):
    elsewhere = desk_of(make_jobhunter())
    for desk, other in ((elsewhere, desk_of(ill)), (desk_of(ill), elsewhere)):
        assert post(coordinator, f"/desks/{desk.pk}/hand-over", to=str(other.pk)).status_code == 404
        made = post(coordinator, "/absences", desk=str(desk.pk), stand_in=str(other.pk))
        assert made.status_code == 404
    assert not Absence.objects.exists()
