"""The pages of agreements, and the sheet."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from candidates.models import Agreement
from candidates.services.casework import agreements
from candidates.services.files import bars, files
from tests.candidates.situations import PAGES, as_user, in_english
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira", last_name="Benali")


def address(youth, more: str = "") -> str:
    return f"{PAGES}{youth.pk}/afspraken/{more}"


def make(youth, by, **values: Any) -> Agreement:
    today = timezone.localdate()
    given = {
        "sentence": "Amira stuurt de brief.",
        "doer": "youth",
        "due": today + timedelta(days=3),
        **values,
    }
    return agreements.make(candidate=youth, by=by, on=today, **given)


def send(by, youth, more="nieuw/", **values):
    due = timezone.localdate() + timedelta(days=3)
    given = {"sentence": "We bellen", "doer": "youth", "due": due, **values}
    return as_user(by).post(address(youth, more), given)


def test_an_agreement_is_made_and_said_yes_to(by, youth):
    assert send(by, youth, confirmed="on").url == address(youth)
    assert Agreement.objects.get().confirmed_on == timezone.localdate()
    assert "We bellen" in as_user(by).get(address(youth)).content.decode()
    assert "We bellen" in as_user(by).get(f"{PAGES}{youth.pk}/").content.decode()


@pytest.mark.parametrize("values", [{"sentence": ""}, {"doer": "x"}, {"due": "2020-01-01"}, {"due": ""}])
def test_an_agreement_that_is_not_right_says_where(by, youth, values):
    answer = send(by, youth, **values)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(values)


def test_it_is_said_better_and_then_needs_a_new_yes(by, youth):
    agreement = make(youth, by, confirmed=True)
    assert send(by, youth, f"{agreement.pk}/", version=1).url == address(youth)
    agreement.refresh_from_db()
    assert (agreement.sentence, agreement.confirmed_on) == ("We bellen", None)
    assert send(by, youth, f"{agreement.pk}/", version=1).status_code == 422


def test_each_button_does_what_it_says(by, youth):
    agreement, client = make(youth, by), as_user(by)
    for button, given, outcome in (
        ("bevestigen", {}, "open"),
        ("uitkomst", {"outcome": "not_kept"}, "not_kept"),
        ("terugzetten", {}, "open"),
        ("uitkomst", {"outcome": "lapsed"}, "lapsed"),
    ):
        agreement.refresh_from_db()
        given = {"version": agreement.version, **given}
        assert client.post(address(youth, f"{agreement.pk}/{button}/"), given).url == address(youth)
        agreement.refresh_from_db()
        assert agreement.outcome == outcome
    assert agreement.confirmed_on == timezone.localdate()


def test_a_button_of_an_old_page_changes_nothing_and_says_so(by, youth):
    agreement, client = make(youth, by), in_english(as_user(by))
    client.post(address(youth, f"{agreement.pk}/uitkomst/"), {"version": 5, "outcome": "kept"})
    assert "Someone else changed this" in client.get(address(youth)).content.decode()
    client.post(address(youth, f"{agreement.pk}/uitkomst/"), {"version": 1, "outcome": "x"})
    agreement.refresh_from_db()
    assert agreement.outcome == "open"


def test_the_sheet_speaks_the_language_of_the_youth_and_names_no_service(by, youth, settings):
    make(youth, by)
    make(youth, by, sentence="Ik bel de winkel.", doer="jobhunter")
    settled = make(youth, by, sentence="Dit is al klaar.")
    agreements.settle(agreement=settled, version=1, outcome="kept", by=by, on=timezone.localdate())
    text = in_english(as_user(by)).get(address(youth, "blad/tekst/"))
    said = text.content.decode()
    assert "Amira stuurt de brief." in said
    assert "Ik bel de winkel." in said
    for hidden in ("Dit is al klaar.", "Benali", "jobmatch", "emeente", by.name, str(youth.municipality)):
        assert hidden not in said
    assert "Written down" not in said
    assert text["Content-Type"].startswith("text/plain")
    page = in_english(as_user(by)).get(address(youth, "blad/")).content.decode()
    assert 'lang="nl"' in page
    assert "Amira stuurt de brief." in page


def test_an_english_youth_gets_an_english_sheet(by, youth):
    person = {"first_name": "Amira", "phone": youth.phone, "message_language": "en"}
    files.change_person(candidate=youth, version=1, by=by, on=timezone.localdate(), **person)
    make(youth, by)
    assert "What we agreed, Amira" in as_user(by).get(address(youth, "blad/tekst/")).content.decode()


def test_nobody_else_gets_there(by, youth):
    agreement = make(youth, by)
    barred = make_jobhunter(youth.municipality)
    bars.add(candidate=youth, user=barred, by=by)
    for stranger in (make_jobhunter(youth.municipality), make_coordinator(), barred):
        for more in ("", "nieuw/", "blad/", "blad/tekst/", f"{agreement.pk}/"):
            assert as_user(stranger).get(address(youth, more)).status_code == 404
    assert as_user(make_coordinator(youth.municipality)).get(address(youth)).status_code == 200
    other = make_candidate(by)
    assert as_user(by).get(address(other, f"{agreement.pk}/")).status_code == 404


def test_something_else_in_the_same_form_is_kept_and_added_when_it_is_sent_again(by, youth):
    key = as_user(by).get(address(youth, "nieuw/")).context["form"]["key"].value()
    send(by, youth, key=key)
    refused = send(by, youth, key=key, sentence="We lopen erheen")
    assert refused.status_code == 422
    assert "We lopen erheen" in refused.content.decode()
    renewed = refused.context["form"]["key"].value()
    assert send(by, youth, key=renewed, sentence="We lopen erheen").status_code == 302
    assert Agreement.objects.count() == 2
