from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from employers.models import Employer, Site, WorkplaceFact
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from tests.employers.situations import (
    an_occupation,
    make_complete_vacancy,
    make_contact,
    make_employer,
    make_site,
)
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
UNKNOWN = dict.fromkeys(WORKPLACE_ITEMS, "unknown")


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def test_the_list_is_searched_and_counts_what_is_open(jobhunter: Client) -> None:
    bakery = make_employer("Bakkerij Zon")
    make_site(bakery)
    make_complete_vacancy(employer=bakery)
    make_complete_vacancy(employer=bakery, state="closed")
    make_employer("Slagerij")
    page = jobhunter.get(reverse("employers:employers"), {"text": "zon bakkerij"}).context["page"]
    assert [(str(row), row.open_count, row.site_count) for row in page.object_list] == [
        ("Bakkerij Zon", 1, 1)
    ]


@pytest.mark.parametrize("name", ["employers", "employer"])
def test_pages_take_as_many_queries_for_ten_as_for_twenty(jobhunter: Client, name: str) -> None:
    employer = make_employer()
    address = reverse(f"employers:{name}", args=[employer.pk] if name == "employer" else [])

    def more() -> int:
        for _ in range(10):
            make_complete_vacancy(employer=employer)
            make_site(employer)
            make_employer()
        jobhunter.get(address)
        with CaptureQueriesContext(connection) as captured:
            jobhunter.get(address)
        return len(captured)

    assert more() == more()


def test_an_employer_is_added_with_a_looked_up_occupation(jobhunter: Client) -> None:
    data = {"name": "Spoorkiosk", "occupations": [str(an_occupation().pk)]}
    answer = jobhunter.post(reverse("employers:employer_add"), data)
    row = Employer.objects.get()
    assert answer.url == reverse("employers:employer", args=[row.pk])
    assert an_occupation().label_nl in jobhunter.get(answer.url).content.decode()


def test_a_name_that_is_taken_is_an_error_on_the_form(jobhunter: Client) -> None:
    make_employer("Bakker")
    answer = jobhunter.post(reverse("employers:employer_add"), {"name": "BAKKER"})
    assert answer.status_code == 422
    assert Employer.objects.count() == 1


def test_the_second_of_two_people_sees_both_versions_of_an_employer(jobhunter: Client) -> None:
    row = make_employer("Bakker")
    address = reverse("employers:employer_edit", args=[row.pk])
    jobhunter.post(address, {"name": "Bakker", "about": "Hun tekst", "version": 1})
    answer = jobhunter.post(address, {"name": "Bakker", "about": "Mijn tekst", "version": 1})
    assert answer.status_code == 422
    assert ("Mijn tekst", "Hun tekst") in [change[1:] for change in answer.context["changes"]]
    jobhunter.post(address, {"name": "Bakker", "about": "Mijn tekst", "version": 2})
    assert Employer.objects.get().about == "Mijn tekst"


def test_a_site_is_added_changed_and_checked_for_its_version(jobhunter: Client) -> None:
    employer = make_employer()
    add = reverse("employers:site_add", args=[employer.pk])
    assert jobhunter.post(add, {"name": "Noord", "place": "Nergenshuizen"}).status_code == 422
    jobhunter.post(add, {"name": "Noord", "place": "3511"})
    site = Site.objects.get()
    assert (site.postcode, site.town.name) == ("3511", "Utrecht")
    edit = reverse("employers:site_edit", args=[site.pk])
    assert jobhunter.post(edit, {"name": "Zuid", "place": "3511 Utrecht", "version": 1}).status_code == 302
    assert jobhunter.post(edit, {"name": "West", "place": "3511 Utrecht", "version": 1}).status_code == 422
    site.refresh_from_db()
    assert (site.name, site.postcode) == ("Zuid", "3511")


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "7", "9" * 30])
def test_an_odd_version_changes_nothing(jobhunter: Client, version: str) -> None:
    employer = make_employer("Bakker")
    site = make_site(employer, name="Noord")
    edit = reverse("employers:employer_edit", args=[employer.pk])
    assert jobhunter.post(edit, {"name": "Slager", "version": version}).status_code == 422
    edit = reverse("employers:site_edit", args=[site.pk])
    assert jobhunter.post(edit, {"name": "Zuid", "version": version}).status_code == 422
    facts = reverse("employers:employer_facts", args=[employer.pk])
    assert answer_facts(jobhunter, facts, version=version, buddy="yes") == 422
    site.refresh_from_db()
    assert (str(Employer.objects.get()), site.name) == ("Bakker", "Noord")
    assert not WorkplaceFact.objects.exists()


def answer_facts(client: Client, address: str, **answers: Any) -> int:
    return client.post(address, UNKNOWN | answers).status_code


def test_the_whole_list_of_facts_is_asked_and_answered_at_once(jobhunter: Client) -> None:
    employer = make_employer()
    address = reverse("employers:employer_facts", args=[employer.pk])
    form = jobhunter.get(address).context["form"]
    assert {bound.name for bound in form.visible_fields()} == set(WORKPLACE_ITEMS)
    assert answer_facts(jobhunter, address, version=1, buddy="yes") == 302
    assert WorkplaceFact.objects.get().item == "buddy"
    assert answer_facts(jobhunter, address, version=1, buddy="no") == 422
    assert jobhunter.post(address, {"version": 2, "buddy": "no"}).status_code == 422
    assert WorkplaceFact.objects.get().answer == "yes"


def test_a_site_answers_what_is_different_there(jobhunter: Client) -> None:
    employer = make_employer()
    site = make_site(employer, name="Noord")
    answer_facts(jobhunter, reverse("employers:employer_facts", args=[employer.pk]), version=1, buddy="yes")
    answer_facts(jobhunter, reverse("employers:site_facts", args=[site.pk]), version=2, buddy="no")
    page = jobhunter.get(reverse("employers:employer", args=[employer.pk]))
    assert [row.answer for row in page.context["exceptions"][site]] == ["no"]


def test_a_contact_answers_for_the_own_employer(client: Client) -> None:
    employer = make_employer()
    sign_in(client, make_contact(employer))
    assert (
        answer_facts(client, reverse("employers:employer_facts", args=[employer.pk]), version=1, buddy="yes")
        == 302
    )
    page = client.get(reverse("employers:employers")).context["page"]
    assert list(page.object_list) == [employer]
    assert (
        "is_intermediary"
        not in client.get(reverse("employers:employer_edit", args=[employer.pk])).context["form"].fields
    )
