"""Pages of who looked: the privacy officer reads files as numbers, and what stands out first."""

import pytest
from django.urls import reverse

from candidates.models import Candidate
from candidates.services.files import files
from jobmatch.accounts.models import User
from tests.candidates.situations import as_user, in_english
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
ALL = reverse("candidates:who_looked")


@pytest.fixture
def youth() -> Candidate:
    return make_candidate(first_name="Yara")


def one(youth: Candidate) -> str:
    return reverse("candidates:who_looked_at", kwargs={"pk": youth.pk})


def test_the_officer_reads_who_and_of_which_number_but_not_of_whom(youth: Candidate, officer: User) -> None:
    stranger = make_jobhunter(youth.municipality)
    files.look_into(candidate=youth, by=stranger)
    shown = in_english(as_user(officer)).get(ALL)
    text = shown.content.decode()
    assert [(odd.who, odd.words) for odd in shown.context["odd"]] == [
        (stranger.name, "1 file outside the own caseload")
    ]
    assert f"file {str(youth.pk)[:8]}" in text
    assert "Yara" not in text


def test_the_page_of_one_file_shows_that_file_only(youth: Candidate, officer: User) -> None:
    other = make_candidate(make_jobhunter(youth.municipality))
    files.look_into(candidate=other, by=other.desk.user)
    shown = as_user(officer).get(one(youth)).context
    assert {look.file for look in shown["looks"]} == {youth.pk}
    assert as_user(officer).get(one(make_candidate())).status_code == 404


def test_nobody_else_reads_who_looked(youth: Candidate) -> None:
    for user in (youth.desk.user, make_coordinator(youth.municipality)):
        assert as_user(user).get(ALL).status_code == 403
        assert as_user(user).get(one(youth)).status_code in (403, 404)
