"""The pages and the API of the register, from words in a text or by word, to what came of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from employers.models import Employer, RegisterEntry
from employers.services import demands, register
from jobmatch.accounts.models import User
from tests.employers.situations import TODAY, make_contact, make_employer, make_vacancy
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def jobhunter(client: Client, by: User) -> Client:
    return sign_in(client, by)


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def at(name: str, row: Any) -> str:
    return reverse(f"employers:{name}", kwargs={"pk": row.pk})


def test_from_words_in_a_text_in_one_tap_to_a_card_and_to_what_came_of_it(jobhunter, shop, by):
    vacancy = make_vacancy(employer=shop, description="Wij zijn een jong team.")
    demands.refresh(vacancy)
    demand = vacancy.demands.get()
    page = jobhunter.get(at("vacancy", vacancy)).content.decode()
    assert at("demand_card", demand) in page
    card = jobhunter.get(at("demand_card", demand)).content.decode()
    assert "jong team" in card
    assert "Wet gelijke behandeling op grond van leeftijd bij de arbeid" in card
    jobhunter.post(at("demand_register", demand))
    entry = RegisterEntry.objects.get()
    jobhunter.post(at("register_discuss", entry), {"version": 1, "answer": "Dat mag niet.", "came_of": ""})
    jobhunter.post(at("register_settle", entry), {"version": 2, "came_of": "dropped"})
    entry.refresh_from_db()
    assert (entry.answer, entry.came_of) == ("Dat mag niet.", "dropped")
    for address in (reverse("employers:register"), at("relation", shop)):
        assert "jong team" in jobhunter.get(address).content.decode()


def test_a_name_in_the_form_asks_beside_the_words(jobhunter, shop):
    given = {"ground": "origin", "asked": "niet weer een Fatima", "how": "spoken", "asked_on": TODAY}
    answer = jobhunter.post(at("register_add", shop), given)
    assert (answer.status_code, RegisterEntry.objects.count()) == (422, 0)
    assert 'name="no_youth"' in answer.content.decode()


def test_the_employer_reads_what_was_talked_about_and_answers_it_without_who_or_when(client, shop, by):
    entry = register.enter(employer=shop, ground="religion", asked="geen hoofddoek", by=by, on=TODAY)
    signed_in = sign_in(client, make_contact(shop))
    assert signed_in.get(at("register_entry", entry)).status_code == 404
    assert "geen hoofddoek" not in signed_in.get(at("employer", shop)).content.decode()
    register.discuss(entry=entry, version=1, answer="Dat mag niet.", by=by, on=TODAY)
    page = signed_in.get(at("register_entry", entry)).content.decode()
    assert "geen hoofddoek" in signed_in.get(at("employer", shop)).content.decode()
    assert "Dat mag niet." in page
    assert by.name not in page
    signed_in.post(at("register_reply", entry), {"version": 2, "reply": "Wij passen het aan."})
    entry.refresh_from_db()
    assert entry.reply == "Wij passen het aan."


def test_the_same_over_the_api(jobhunter, shop):
    def send(address: str, **body: Any) -> Any:
        return jobhunter.post(f"/api/v1{address}", body, content_type="application/json")

    made = send(f"/employers/{shop.pk}/register", ground="religion", asked="geen hoofddoek").json()
    send(f"/register/{made['id']}/answer", version=1, answer="Dat mag niet.")
    send(f"/register/{made['id']}/reply", version=2, reply="Wij passen het aan.")
    done = send(f"/register/{made['id']}/outcome", version=3, came_of="dropped").json()
    assert (done["came_of"], done["reply"], done["asked_on"]) == ("dropped", "Wij passen het aan.", None)
    assert [row["id"] for row in jobhunter.get("/api/v1/register").json()["items"]] == [made["id"]]
    assert send(f"/employers/{shop.pk}/register", ground="god", asked="x").status_code == 422
