"""A school's list over the API: each line is answered by its number."""

import pytest

from candidates.models import Referral
from jobmatch.accounts.enums import OrganisationKind
from tests.candidates.referral_situations import make_place, make_referrer
from tests.candidates.situations import as_user

pytestmark = pytest.mark.django_db
SEND = "/api/v1/referrals/list"
HEAD = "voornaam;achternaam;geboortejaar;telefoon;hoe gevraagd"
FAULTY = f"{HEAD}\nAmira;Benali;2006;0612345678;gesprek\nalleen een half\nNoor;;;0612345679;gesprek\n"


@pytest.fixture
def school():
    make_place()
    return make_referrer(OrganisationKind.SCHOOL)


def send(user, data, query=""):
    return as_user(user).post(SEND + query, data.encode(), content_type="text/csv")


def test_a_line_that_stops_too_soon_is_answered_and_nothing_is_taken_in(school):
    answer = send(school, FAULTY)
    found = answer.json()
    assert (answer.status_code, found["taken_in"], found["taken"]) == (422, False, [2])
    assert [each["line"] for each in found["refused"]] == [3, 4]
    assert all(each["why"] for each in found["refused"])
    assert not Referral.objects.exists()


def test_the_good_lines_are_taken_when_that_is_asked(school):
    found = send(school, FAULTY, "?keep_good=true").json()
    assert (found["taken_in"], found["taken"], found["again"]) == (True, [2], [])
    again = send(school, FAULTY, "?keep_good=true").json()
    assert (again["taken"], again["again"]) == ([], [2])
    assert Referral.objects.get().label == "A.B."


def test_a_dry_run_answers_and_does_not_say_taken_in(school):
    good = f"{HEAD}\nAmira;Benali;2006;0612345678;gesprek\n"
    answer = send(school, good, "?dry_run=true")
    assert (answer.status_code, answer.json()["taken_in"], answer.json()["taken"]) == (200, False, [2])
    assert not Referral.objects.exists()


def test_a_column_that_nobody_knows_is_named(school):
    found = send(school, f"{HEAD};klas\nAmira;Benali;2006;0612345678;gesprek;4B\n")
    assert (found.status_code, found.json()["unread"]) == (422, ["klas"])


@pytest.mark.parametrize(("data", "code"), [("", "not_a_list"), (HEAD, "no_youths"), ("a;b", "not_a_list")])
def test_what_is_no_list_is_a_problem_with_a_sentence(school, data, code):
    answer = send(school, data)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_only_a_school_sends_a_list():
    make_place()
    assert send(make_referrer(OrganisationKind.MOSQUE), FAULTY).status_code == 404
