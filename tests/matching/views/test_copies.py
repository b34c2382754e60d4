"""The copy on screen and as a file: for the youth by the own link, and from the own jobhunter."""

import json

import pytest
from django.urls import reverse

from candidates.models import Candidate
from jobmatch.audit.models import Entry
from tests.candidates.rights_situations import make_officer
from tests.candidates.situations import as_user, in_english, seal_all
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_coordinator

pytestmark = pytest.mark.django_db
SCREEN, FILE = reverse("matching:my_copy"), reverse("matching:my_copy_file")


@pytest.fixture
def youth() -> Candidate:
    made = reachable(first_name="Yara")
    seal_all(made, by=made.desk.user)
    return made


def of_file(name: str, youth: Candidate) -> str:
    return reverse(f"matching:{name}", kwargs={"pk": youth.pk})


def test_the_youth_reads_and_downloads_everything(youth: Candidate) -> None:
    phone = phone_of(youth)
    shown = phone.get(SCREEN).content.decode()
    assert "Ik maak graag dingen" in shown
    assert "Who looked at your file" in shown
    answer = phone.get(FILE)
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="my-data-')
    parts = json.loads(answer.content)["parts"]
    assert parts["candidates.Candidate"][0]["first_name"] == "Yara"
    assert parts["candidates.Needs"][0]["sealed"] == {"place_to_pray": True}
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor_kind, entry.person) == ("copy.made", "youth", youth.pk)


def test_the_own_jobhunter_makes_it_for_the_youth(youth: Candidate) -> None:
    browser = in_english(as_user(youth.desk.user))
    assert "Ik maak graag dingen" in browser.get(of_file("copy", youth)).content.decode()
    assert "parts" in browser.get(of_file("copy_file", youth)).json()


@pytest.mark.parametrize("name", ["copy", "copy_file"])
def test_nobody_else_does(youth: Candidate, name: str) -> None:
    coordinator, officer = make_coordinator(youth.municipality), make_officer(youth)
    assert as_user(coordinator).get(of_file(name, youth)).status_code == 404
    assert as_user(officer).get(of_file(name, youth)).status_code in (403, 404)
    assert not Entry.objects.filter(event="copy.made").exists()
