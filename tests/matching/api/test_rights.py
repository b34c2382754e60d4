"""The copy and the erasing over the API."""

import pytest
from django.utils import timezone

from candidates.enums import Right, RightState
from candidates.models import Candidate, RightsRequest
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from tests.candidates.rights_situations import ask, make_officer
from tests.candidates.situations import API, as_user, seal_all
from tests.factories import make_candidate, make_coordinator

pytestmark = pytest.mark.django_db
ERASURES = API.removesuffix("/candidates") + "/rights"


@pytest.fixture
def youth() -> Candidate:
    made = make_candidate(first_name="Yara")
    seal_all(made, by=made.desk.user)
    return made


def erase(who: User, row: RightsRequest, **body: object):
    return as_user(who).post(f"{ERASURES}/{row.pk}/erasure", body, content_type="application/json")


def test_the_own_jobhunter_gets_the_copy_and_it_is_logged(youth: Candidate) -> None:
    answer = as_user(youth.desk.user).get(f"{API}/{youth.pk}/copy")
    assert answer.json()["parts"]["candidates.Needs"][0]["sealed"] == {"place_to_pray": True}
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor) == ("copy.made", youth.desk.user_id)


def test_nobody_else_gets_it(youth: Candidate, officer: User) -> None:
    assert as_user(make_coordinator(youth.municipality)).get(f"{API}/{youth.pk}/copy").status_code == 404
    assert as_user(officer).get(f"{API}/{youth.pk}/copy").status_code in (403, 404)


def test_an_erasure_leaves_a_pseudonym(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.ERASURE)
    answer = erase(officer, row, version=1, sure=True)
    assert answer.json() == {"id": str(youth.pk), "erased_on": str(timezone.localdate())}
    assert Candidate.objects.get(pk=youth.pk).first_name == ""
    assert erase(officer, row, version=2, sure=True).json()["code"] == "erased"


def test_who_is_not_sure_or_reads_an_old_version_erases_nothing(youth: Candidate, officer: User) -> None:
    row = ask(youth, Right.ERASURE)
    assert erase(officer, row, version=1, sure=False).status_code == 422
    assert erase(officer, row, version=5, sure=True).status_code == 409
    assert erase(youth.desk.user, row, version=1, sure=True).status_code in (403, 404)
    assert erase(make_officer(make_candidate()), row, version=1, sure=True).status_code == 404
    assert RightsRequest.objects.get().state == RightState.OPEN
