"""The page on which a user chooses the mails."""

import pytest
from django.test import Client

from jobmatch.accounts.enums import Role
from notifications.models import Preference
from tests.factories import make_jobhunter, make_member, sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/account/berichten/"


def test_the_choice_is_kept_and_the_account_says_so(client: Client) -> None:
    sign_in(client, make_jobhunter())
    chosen = {"version": 0, "kinds": ["late"], "language": "en"}
    answer = client.post(ADDRESS, chosen, follow=True)
    assert "Je keuze voor mails is bewaard." in answer.content.decode()
    row = Preference.objects.get()
    assert ("late" in row.kinds, row.digest, row.language) == (True, False, "en")


def test_who_is_offered_no_overview_keeps_the_choice_that_was_there(client: Client) -> None:
    sign_in(client, make_member(Role.REFERRER))
    before = client.get(ADDRESS).context["form"].initial["digest"]
    client.post(ADDRESS, {"version": 0, "kinds": [], "language": "nl"})
    assert Preference.objects.get().digest == before


@pytest.mark.parametrize("version", ["", "x", "-1", "7", "9" * 30])
def test_an_odd_version_changes_nothing(client: Client, version: str) -> None:
    sign_in(client, make_jobhunter())
    answer = client.post(ADDRESS, {"version": version, "kinds": ["late"], "language": "en"})
    assert answer.status_code == 422
    assert not Preference.objects.filter(language="en").exists()
