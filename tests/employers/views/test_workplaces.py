"""The workplace on pages: both sides in words, what was seen, many sites at once, and a list of vacancies."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers.models import Conversation, Employer, WorkplaceFact
from employers.services import facts
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from tests.employers.situations import make_complete_vacancy, make_contact, make_employer, make_site
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
UNKNOWN = dict.fromkeys(WORKPLACE_ITEMS, "unknown")


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def said(employer: Employer, **told: str) -> None:
    on = timezone.localdate() - timedelta(days=3)
    facts.answer(employer=employer, version=1, answers=UNKNOWN | told, by=make_contact(employer), on=on)


def known(of: Any) -> dict[str, str]:
    return {row.item: row.state for row in of if row.state != "unknown"}


def test_what_is_seen_stands_beside_what_was_said_in_words(jobhunter: Client) -> None:
    employer = make_employer()
    said(employer, buddy="yes", no_pork="yes")
    address = reverse("employers:employer_seen", args=[employer.pk])
    assert jobhunter.post(address, {"seen_buddy": ""}).status_code == 422
    answer = jobhunter.post(address, {"seen_buddy": "no"})
    assert answer.url == reverse("employers:relation", args=[employer.pk])
    page = jobhunter.get(reverse("employers:employer", args=[employer.pk]))
    assert known(page.context["facts"]) == {"buddy": "contradicted", "no_pork": "yes"}
    text = " ".join(page.content.decode().split())
    assert "De werkgever zei ja op" in text
    assert "Gezien door de jobhunter op" in text
    form = jobhunter.get(reverse("employers:employer_facts", args=[employer.pk])).context["form"]
    assert (form.initial["buddy"], "De werkgever zei ja" in form.fields["buddy"].help_text) == ("yes", True)
    assert (
        jobhunter.get(reverse("employers:relation", args=[employer.pk]))
        .context["relation"]
        .workplace.contradicted
    )


def test_a_talk_takes_along_what_was_seen_at_the_only_site(jobhunter: Client) -> None:
    employer = make_employer()
    site = make_site(employer)
    today = timezone.localdate()
    talk = {"channel": "visit", "about": "workplace", "happened_on": str(today), "seen_buddy": "yes"}
    assert jobhunter.post(reverse("employers:conversation_add", args=[employer.pk]), talk).status_code == 302
    fact = WorkplaceFact.objects.get()
    assert (fact.item, fact.side, fact.site, fact.stated_on) == ("buddy", "saw", site, today)
    make_site(employer)
    answer = jobhunter.post(reverse("employers:conversation_add", args=[employer.pk]), talk)
    assert "seen_at" in answer.context["form"].errors
    assert Conversation.objects.count() == 1


def test_many_sites_are_answered_on_one_page_that_says_where_it_differs(jobhunter: Client) -> None:
    head, shop = make_employer("Hoofdkantoor"), make_employer("Winkel")
    Employer.objects.filter(pk=shop.pk).update(head=head)
    north, south = make_site(shop, name="Noord"), make_site(shop, name="Zuid")
    said(head, buddy="yes")
    address = reverse("employers:facts_of_many", args=[head.pk])
    given = {"version": 2, "places": [str(north.pk)], "buddy": "no", "no_pork": "yes"}
    assert jobhunter.post(address, given).status_code == 302
    assert jobhunter.post(address, given).status_code == 422  # the page was of before
    lines = {question: others for question, _general, others in jobhunter.get(address).context["lines"]}
    found = [others for others in lines.values() if others]
    assert found == [[("Winkel: Noord", "nee")], [("Winkel: Noord", "ja")]]
    assert not facts.Workplaces([shop.pk], on=timezone.localdate()).has_own(shop.pk, south.pk)


def test_forty_shops_cost_the_queries_of_two(jobhunter: Client) -> None:
    def read(shops: int) -> int:
        head = make_employer()
        for _ in range(shops):
            make_site(make_employer(head=head))
        with CaptureQueriesContext(connection) as captured:
            page = jobhunter.get(reverse("employers:facts_of_many", args=[head.pk]))
        assert len(page.context["form"].known) == 2 * shops
        return len(captured)

    assert read(2) == read(40)


def test_the_vacancies_of_a_chain_are_a_list_that_no_spreadsheet_calculates(jobhunter: Client) -> None:
    head = make_employer("Hoofdkantoor")
    shop = make_employer("Winkel", head=head)
    make_complete_vacancy(employer=shop, site=make_site(shop, name="Zuid"), title="Bakker")
    make_complete_vacancy(employer=head, title="=HYPERLINK(1)")
    make_complete_vacancy(title="Van een ander")
    answer = jobhunter.get(reverse("employers:vacancies_csv", args=[head.pk]))
    text = answer.content.decode().removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["werkgever"], row["vestiging"], row["titel"]) for row in rows] == [
        ("Hoofdkantoor", "", "'=HYPERLINK(1)"),
        ("Winkel", "Zuid", "Bakker"),
    ]


def test_a_contact_answers_for_the_own_sites_and_sees_nothing_on_the_spot(client: Client) -> None:
    head = make_employer()
    shop, own = make_employer(head=head), make_site(head)
    make_site(shop)
    sign_in(client, make_contact(head))
    page = client.get(reverse("employers:facts_of_many", args=[head.pk]))
    assert [*page.context["form"].known] == [str(own.pk)]
    assert client.post(reverse("employers:site_seen", args=[own.pk]), {"seen_buddy": "yes"}).status_code in (
        403,
        404,
    )
    assert not WorkplaceFact.objects.exists()
