from typing import Any

import pytest
from django.test import Client

from employers.models import Employer
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from tests.employers.situations import an_occupation, make_employer, make_site
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
LIST = "/api/v1/employers"
UNKNOWN = dict.fromkeys(WORKPLACE_ITEMS, "unknown")


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def send(client: Client, method: str, address: str, **body: Any):
    return getattr(client, method)(address, body, content_type="application/json")


def test_an_employer_is_added_listed_and_changed(jobhunter: Client) -> None:
    made = send(jobhunter, "post", LIST, name="Spoorkiosk", occupations=[str(an_occupation().pk)])
    assert made.status_code == 201
    address = f"{LIST}/{made.json()['id']}"
    assert jobhunter.get(LIST, {"text": "spoor"}).json()["items"][0]["name"] == "Spoorkiosk"
    changed = send(jobhunter, "patch", address, version=1, about="Koffie", website=None).json()
    assert (changed["about"], changed["website"], changed["version"]) == ("Koffie", "", 2)
    assert changed["occupations"] == [str(an_occupation().pk)]
    assert send(jobhunter, "patch", address, version=1, about="Thee").status_code == 409
    assert send(jobhunter, "patch", address, version=2, colour="red").status_code == 422


def test_a_name_that_is_taken_is_a_conflict(jobhunter: Client) -> None:
    make_employer("Bakker")
    assert send(jobhunter, "post", LIST, name="BAKKER").status_code == 409
    assert Employer.objects.count() == 1


def test_a_site_is_added_and_changed(jobhunter: Client) -> None:
    employer = make_employer()
    made = send(jobhunter, "post", f"{LIST}/{employer.pk}/sites", name="Noord", place="3511").json()
    assert (made["postcode"], made["town"]) == ("3511", "Utrecht")
    address = f"/api/v1/sites/{made['id']}"
    assert send(jobhunter, "patch", address, version=1, name="Zuid").json()["postcode"] == "3511"
    assert send(jobhunter, "patch", address, version=1, name="West").status_code == 409
    assert send(jobhunter, "patch", address, version=2, place="Nergenshuizen").status_code == 422
    assert send(jobhunter, "patch", address, version=2, place="").json()["town"] == ""
    assert [site["name"] for site in jobhunter.get(f"{LIST}/{employer.pk}").json()["sites"]] == ["Zuid"]


def test_facts_are_answered_whole_for_employer_and_site(jobhunter: Client) -> None:
    employer = make_employer()
    site = make_site(employer)
    address = f"{LIST}/{employer.pk}/facts"
    assert jobhunter.get(address).json()["version"] == 1
    answer = send(jobhunter, "put", address, version=1, answers=UNKNOWN | {"buddy": "yes"}).json()
    assert {row["item"]: row["answer"] for row in answer["facts"]} == UNKNOWN | {"buddy": "yes"}
    assert send(jobhunter, "put", address, version=1, answers=UNKNOWN).status_code == 409
    assert send(jobhunter, "put", address, version=2, answers={"buddy": "yes"}).status_code == 422
    assert send(jobhunter, "put", address, version=2, answers=UNKNOWN | {"x": "yes"}).status_code == 422
    own = f"/api/v1/sites/{site.pk}/facts"
    assert send(jobhunter, "put", own, version=2, answers=UNKNOWN | {"buddy": "no"}).status_code == 200
    assert {row["item"] for row in jobhunter.get(own).json()["facts"] if row["answer"] == "no"} == {"buddy"}


def test_both_sides_are_told_and_many_places_are_answered_at_once(jobhunter: Client) -> None:
    head = make_employer()
    made = send(jobhunter, "post", LIST, name="Winkel", head=str(head.pk)).json()
    assert made["head"] == str(head.pk)
    site = make_site(Employer.objects.get(pk=made["id"]))
    send(jobhunter, "put", f"{LIST}/{head.pk}/facts", version=1, answers=UNKNOWN | {"buddy": "yes"})
    seen = send(jobhunter, "post", f"/api/v1/sites/{site.pk}/seen", seen={"buddy": "no"}).json()
    fact = next(row for row in seen["facts"] if row["item"] == "buddy")
    assert (fact["answer"], fact["state"]) == ("unknown", "contradicted")
    assert (fact["said"]["of"], fact["saw"]["of"], fact["saw"]["answer"]) == ("head", "site", "no")
    given = {"places": [{"employer": made["id"], "site": str(site.pk)}], "answers": {"buddy": "no"}}
    assert send(jobhunter, "post", f"{LIST}/{head.pk}/facts-of-many", version=2, **given).status_code == 200
    facts = jobhunter.get(f"/api/v1/sites/{site.pk}/facts").json()["facts"]
    assert next(row["state"] for row in facts if row["item"] == "buddy") == "no"
    stranger = {"places": [{"employer": str(make_employer().pk)}], "answers": {"buddy": "no"}}
    assert (
        send(jobhunter, "post", f"{LIST}/{head.pk}/facts-of-many", version=3, **stranger).status_code == 422
    )
    assert send(jobhunter, "post", f"{LIST}/{head.pk}/seen", seen={}).status_code == 422
    cleared = send(jobhunter, "patch", f"{LIST}/{made['id']}", version=made["version"] + 1, head=None).json()
    assert cleared["head"] is None
