"""Before saving the words are shown with why, and a neutral wording; kept, they carry a mark."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers.models import Demand, Employer, Vacancy
from employers.services import demands
from tests.employers.situations import (
    make_complete_vacancy,
    make_contact,
    make_employer,
    make_site,
    make_vacancy,
)
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
NEW = "/vacatures/nieuw/"
CHECK = "/vacatures/controleren/"
YOUNG = "Wij zijn een jong team. Nederlands is je moedertaal."


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def send(client: Client, **typed: Any):
    return client.post(NEW, {"title": "Kok", "openings": 1, "description": YOUNG, **typed})


def marked(**values: Any) -> Vacancy:
    row = make_complete_vacancy(description=YOUNG, **values)
    demands.refresh(row)
    return row


def test_before_saving_the_words_are_shown_with_why_and_neutral_words(
    jobhunter: Client,
) -> None:
    page = send(jobhunter)
    assert page.status_code == 422
    assert not Vacancy.objects.exists()
    text = page.content.decode()
    for words in ("jong team", "leeftijd", "moedertaal", "afkomst", "art. 1, 3, 7 en 9", "op het niveau dat"):
        assert words in text


def test_a_neutral_wording_is_taken_over_by_a_button_and_nothing_is_saved_yet(jobhunter: Client) -> None:
    young, tongue = send(jobhunter).context["form"].lines
    page = send(jobhunter, take=young.code)
    assert page.status_code == 200
    form = page.context["form"]
    assert form["description"].value() == "Wij zijn een team. Nederlands is je moedertaal."
    assert [line.code for line in form.lines] == [tongue.code]
    assert not Vacancy.objects.exists()
    page = send(jobhunter, description=form["description"].value(), take=tongue.code)
    assert page.context["form"].lines == []
    send(jobhunter, description=page.context["form"]["description"].value())
    assert not Vacancy.objects.get().has_demand


def test_who_keeps_the_words_may_and_the_vacancy_has_a_mark(jobhunter: Client) -> None:
    kept = send(jobhunter).context["form"].kept
    page = send(jobhunter, keep=kept)
    row = Vacancy.objects.get()
    assert page.url == reverse("employers:vacancy", args=[row.pk])
    assert {one.rule for one in row.demands.all()} == {"age_young", "origin_mother_tongue"}
    assert "woorden om te bespreken" in jobhunter.get("/vacatures/").content.decode()


def test_what_was_typed_after_it_was_shown_is_asked_about_again(jobhunter: Client) -> None:
    kept = send(jobhunter).context["form"].kept
    page = send(jobhunter, description=f"{YOUNG} Geen hoofddoek.", keep=kept)
    assert page.status_code == 422
    assert not Vacancy.objects.exists()


def test_pay_under_the_minimum_is_shown_too(jobhunter: Client) -> None:
    page = send(jobhunter, description="", pay_min="9,00", pay_period="hour")
    (line,) = page.context["form"].lines
    assert (line.phrase.startswith("€ 9,00"), line.can_be_taken) == (True, False)


def test_words_that_were_kept_before_are_not_asked_about_at_each_change(jobhunter: Client) -> None:
    row = marked()
    address = reverse("employers:vacancy_edit", args=[row.pk])
    data = {
        "version": 1,
        "title": row.title,
        "description": YOUNG,
        "openings": 4,
        "employer": row.employer_id,
    }
    assert jobhunter.post(address, data | {"occupation": str(row.occupation_id)}).status_code == 302
    assert Vacancy.objects.get().openings == 4


def test_the_page_of_a_vacancy_says_what_may_not_be_asked_and_a_tap_decides(jobhunter: Client) -> None:
    row = marked()
    page = jobhunter.get(reverse("employers:vacancy", args=[row.pk]))
    assert len(page.context["demands"]) == 2
    for demand in row.demands.all():
        address = reverse("employers:demand", args=[demand.pk])
        page = jobhunter.post(address, {"decision": "no_objection"}, follow=True)
    assert {line.demand.decision for line in page.context["demands"]} == {"no_objection"}
    assert not Vacancy.objects.get().has_demand


def test_a_contact_of_the_employer_changes_the_words_and_decides_nothing(client: Client) -> None:
    employer = make_employer()
    row = marked(employer=employer)
    sign_in(client, make_contact(employer))
    demand = row.demands.get(rule="age_young")
    page = client.get(reverse("employers:vacancy", args=[row.pk]))
    assert reverse("employers:demand_neutral", args=[demand.pk]) in page.content.decode()
    assert 'name="decision"' not in page.content.decode()
    client.post(reverse("employers:demand", args=[demand.pk]), {"decision": "no_objection"})
    assert Demand.objects.get(pk=demand.pk).decision == ""
    client.post(reverse("employers:demand_neutral", args=[demand.pk]), {"version": 1})
    assert Vacancy.objects.get().description == "Wij zijn een team. Nederlands is je moedertaal."


def test_words_at_another_employer_are_not_there(client: Client) -> None:
    sign_in(client, make_contact(make_employer()))
    demand = marked().demands.first()
    address = reverse("employers:demand_neutral", args=[demand.pk])
    assert client.post(address, {"version": 1}).status_code == 404


def test_the_text_about_an_employer_is_asked_about_and_marked(jobhunter: Client) -> None:
    typed = {"name": "Bakker", "about": "Wij zijn een jong team."}
    page = jobhunter.post("/werkgevers/nieuw/", typed)
    assert (page.status_code, len(page.context["form"].lines)) == (422, 1)
    jobhunter.post("/werkgevers/nieuw/", typed | {"keep": page.context["form"].kept})
    row = Employer.objects.get()
    page = jobhunter.get(reverse("employers:employer", args=[row.pk]))
    (line,) = page.context["demands"]
    jobhunter.post(reverse("employers:demand_neutral", args=[line.demand.pk]), {"version": line.version})
    assert Employer.objects.get().about == "Wij zijn een team."


def test_the_check_page_asks_about_words_first_and_goes_on(jobhunter: Client) -> None:
    make_vacancy(title="Zonder")
    row = make_vacancy(title="Met", posted_on=None, description="Geen hoofddoek.")
    demands.refresh(row)
    page = jobhunter.get(CHECK)
    decision = page.context["decision"]
    assert (decision.vacancy, decision.part, page.context["left"]) == (row, "demand", 7)
    assert "Geen hoofddoek" in page.content.decode()
    data = {"version": 1, "part": "demand", "demand": str(decision.demand.pk), "choice": "discussed"}
    page = jobhunter.post(reverse("employers:check_decide", args=[row.pk]), data, follow=True)
    assert (page.context["decision"].part, page.context["left"]) == ("occupation", 6)
    page = jobhunter.post(reverse("employers:check_undo"), follow=True)
    assert (page.context["decision"].part, page.context["left"]) == ("demand", 7)
    data = {"version": 1, "next": "check"}
    address = reverse("employers:demand_neutral", args=[decision.demand.pk])
    page = jobhunter.post(address, data, follow=True)
    assert (page.redirect_chain[-1][0], page.context["left"]) == (CHECK, 6)


def test_the_page_of_an_employer_asks_as_few_questions_for_many_shops(jobhunter: Client) -> None:
    def asked(count: int) -> int:
        employer = make_employer()
        for _each in range(count):
            demands.refresh(make_site(employer, name="Alleen mannen"))
        with CaptureQueriesContext(connection) as queries:
            jobhunter.get(reverse("employers:employer", args=[employer.pk]))
        return len(queries)

    asked(1)
    assert asked(2) == asked(12)


def test_a_vacancy_with_words_that_may_not_be_asked_says_why_not_everybody_reads_it(
    jobhunter: Client,
) -> None:
    row = marked(employer=make_employer(), confirmed_on=timezone.localdate())
    page = reverse("employers:vacancy", args=[row.pk])
    assert "kan niet iedereen deze vacature lezen" in jobhunter.get(page).content.decode()
    row.demands.update(decision="no_objection", decided_by=make_jobhunter(), decided_on=timezone.localdate())
    Vacancy.objects.filter(pk=row.pk).update(has_demand=False)
    assert "kan niet iedereen deze vacature lezen" not in jobhunter.get(page).content.decode()
