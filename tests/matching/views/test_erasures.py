"""The page on which the privacy officer erases a file, and what is there afterwards."""

import pytest
from django.urls import reverse

from candidates.enums import Right, RightState
from candidates.models import Candidate, RightsRequest
from jobmatch.accounts.models import User
from tests.candidates.rights_situations import ask
from tests.candidates.situations import as_user, in_english
from tests.candidates.youths import address_of, reachable, secret_for

pytestmark = pytest.mark.django_db
SURE = {"is_youth": "on", "is_final": "on"}


@pytest.fixture
def youth() -> Candidate:
    return reachable(first_name="Yara")


def page_of(row: RightsRequest) -> str:
    return reverse("matching:erase", kwargs={"pk": row.pk})


def test_the_file_is_erased_and_the_list_names_nobody(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.ERASURE)
    secret = secret_for(youth)
    browser = in_english(as_user(officer))
    assert browser.get(page_of(row)).status_code == 200
    answer = browser.post(page_of(row), {"version": row.version, **SURE})
    assert answer.url == reverse("candidates:rights")
    assert Candidate.objects.get(pk=youth.pk).first_name == ""
    listed = browser.get(answer.url).content.decode()
    assert "an erased file" in listed
    assert "Yara" not in listed
    assert browser.get(page_of(row)).status_code == 404
    file = reverse("candidates:file", kwargs={"pk": youth.pk})
    assert as_user(youth.desk.user).get(file).status_code == 404
    assert "Yara" not in browser.get(address_of(secret)).content.decode()


@pytest.mark.parametrize("ticks", [{}, {"is_youth": "on"}, {"is_final": "on"}])
def test_both_ticks_are_needed(youth: Candidate, officer: User, ticks: dict[str, str]) -> None:
    row = ask(youth, Right.ERASURE)
    assert as_user(officer).post(page_of(row), {"version": row.version, **ticks}).status_code == 422
    assert RightsRequest.objects.get().state == RightState.OPEN


def test_an_old_page_and_another_request_that_is_open_are_refused(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.ERASURE)
    browser = as_user(officer)
    answer = browser.post(page_of(row), {"version": 9, **SURE})
    assert (answer.status_code, answer.context["form"]["version"].value()) == (422, "1")
    other = ask(youth, Right.ACCESS)
    assert browser.post(page_of(row), {"version": row.version, **SURE}).status_code == 422
    assert browser.get(page_of(other)).status_code == 404
    assert Candidate.objects.get(pk=youth.pk).first_name == "Yara"
