"""What is asked and what is refused when someone writes about a youth."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.models import Agreement, Contact
from tests.candidates.situations import API, PAGES, as_user, in_english
from tests.factories import make_candidate

pytestmark = pytest.mark.django_db
NUMBER = "111 222 333"


@pytest.fixture
def youth(by):
    return make_candidate(by)


def agreement(**values: Any) -> dict[str, Any]:
    due = timezone.localdate() + timedelta(days=3)
    return {"sentence": "Noor belt de winkel", "doer": "youth", "due": due, **values}


def write(by, youth, **values: Any) -> Any:
    page = f"{PAGES}{youth.pk}/afspraken/nieuw/"
    return in_english(as_user(by)).post(page, agreement(**values), follow=True)


def send(by, youth, **values: Any) -> Any:
    return as_user(by).post(
        f"{API}/{youth.pk}/agreements", agreement(**values), content_type="application/json"
    )


def test_a_number_is_refused_on_a_page_and_nothing_is_kept(by, youth):
    answer = write(by, youth, sentence=f"Noor stuurt {NUMBER}")
    assert answer.status_code == 422
    assert 'name="sentence-other-number"' in answer.content.decode()
    assert not Agreement.objects.exists()


def test_a_number_that_is_another_is_kept_when_its_writer_says_so(by, youth):
    answer = write(by, youth, sentence=f"Noor haalt order {NUMBER}", **{"sentence-other-number": "on"})
    assert answer.status_code == 200
    assert Agreement.objects.get().sentence == f"Noor haalt order {NUMBER}"


def test_a_sealed_line_is_looked_at_too(by, youth):
    today = timezone.localdate()
    given = {"reached": "1", "channel": "phone", "happened_on": today, "line": f"bsn {NUMBER}"}
    answer = as_user(by).post(f"{PAGES}{youth.pk}/contacten/nieuw/", given)
    assert answer.status_code == 422
    assert not Contact.objects.exists()


def test_a_label_is_asked_about_and_kept(by, youth):
    answer = write(by, youth, sentence="Noor vertelt over haar schulden en de imam")
    page = answer.content.decode()
    assert "You wrote ‘schulden’ and ‘imam’. Is that needed?" in page
    assert Agreement.objects.count() == 1


def test_without_a_label_nothing_is_asked(by, youth):
    assert "Is that needed?" not in write(by, youth).content.decode()


def test_own_words_are_asked_about(by, youth):
    given = {"version": youth.version, "text": "Ik ben moslim en bouw graag"}
    answer = in_english(as_user(by)).post(
        reverse("candidates:edit", kwargs={"pk": youth.pk, "part": "own-words"}), given, follow=True
    )
    assert "You wrote ‘moslim’. Is that needed?" in answer.content.decode()


def test_a_number_is_refused_over_the_api_and_the_field_is_named(by, youth):
    answer = send(by, youth, sentence=f"Noor stuurt {NUMBER}")
    assert answer.status_code == 422
    assert "sentence: holds nine digits" in answer.json()["errors"][0]["message"]
    assert NUMBER not in answer.content.decode()
    assert not Agreement.objects.exists()


def test_a_number_that_is_another_comes_in_over_the_api(by, youth):
    answer = send(by, youth, sentence=f"Noor haalt order {NUMBER}", other_number=True)
    assert answer.status_code == 201
    assert Agreement.objects.get().sentence == f"Noor haalt order {NUMBER}"
    assert answer.json()["warnings"] == []


def test_the_api_asks_about_a_label_of_an_agreement(by, youth):
    answer = send(by, youth, sentence="Noor belt over haar schulden")
    assert answer.status_code == 201
    assert len(answer.json()["warnings"]) == 1
    assert "schulden" in answer.json()["warnings"][0]
